/** How often the app may use each call, and all bots together may speak in one chat, within a second. */
export interface Limits {
  readonly appPerSecond: number;
  readonly chatPerSecond: number;
}

export const REAL_LIMITS: Limits = { appPerSecond: 50, chatPerSecond: 5 };

export type Verdict = 'free' | 'app' | 'chat';

export type Limiter = ReturnType<typeof createLimiter>;

/**
 * Counts what was asked within the last second, refused or not, as the real one does: each call by itself for the app,
 * what is said by its chat, and the changes of a card by that card.
 */
export function createLimiter(limits: Limits, now: () => number) {
  const asked = new Map<string, number[]>();
  const over = (key: string, most: number): boolean => {
    const since = now() - 1_000;
    const recent = (asked.get(key) ?? []).filter((at) => at > since);
    recent.push(now());
    asked.set(key, recent);
    return recent.length > most;
  };
  return (call: 'create' | 'reply' | 'patch', place: string): Verdict => {
    if (over(`app ${call}`, limits.appPerSecond)) return 'app';
    return over(`in ${place}`, limits.chatPerSecond) ? 'chat' : 'free';
  };
}
