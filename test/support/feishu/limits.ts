/** How often the app, and all bots in one chat, may speak within a second. */
export interface Limits {
  readonly appPerSecond: number;
  readonly chatPerSecond: number;
}

export const REAL_LIMITS: Limits = { appPerSecond: 50, chatPerSecond: 5 };

export type Verdict = 'free' | 'app' | 'chat';

/** Counts what was asked within the last second, refused or not, as the real one does. */
export function createLimiter(limits: Limits, now: () => number) {
  const asked = new Map<string, number[]>();
  const over = (key: string, most: number): boolean => {
    const since = now() - 1_000;
    const recent = (asked.get(key) ?? []).filter((at) => at > since);
    recent.push(now());
    asked.set(key, recent);
    return recent.length > most;
  };
  return (chatId: string): Verdict => {
    if (over('app', limits.appPerSecond)) return 'app';
    return over(`chat ${chatId}`, limits.chatPerSecond) ? 'chat' : 'free';
  };
}
