import type { Clock } from '../../../src/chat/clock.ts';
import type { Timers } from '../../../src/chat/timers.ts';

export const NOW = new Date('2020-03-11T02:00:00Z');

/** A clock and its timers that move only when told to. */
export function createTime(start = NOW): {
  clock: Clock;
  timers: Timers;
  advance(ms: number): Promise<void>;
} {
  let now = start.getTime();
  let ids = 0;
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    clock: { now: () => new Date(now) },
    timers: {
      elapsedMs: () => now,
      after(ms, run) {
        const id = (ids += 1);
        waiting.set(id, { at: now + ms, run });
        return () => waiting.delete(id);
      },
    },
    /** Runs what falls due on the way, in order, and lets what follows from it happen. */
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        const [id, { at, run }] = next;
        waiting.delete(id);
        now = Math.max(now, at);
        run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets promises and immediates that are due run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export { until } from '../until.ts';
