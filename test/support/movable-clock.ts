import type { Clock } from '../../src/chat/clock.ts';
import type { Engine } from '../../src/assembly/engine.ts';

export interface MovableClock extends Clock {
  /** Forward only. */
  moveTo(moment: Date): void;
}

/** A clock that begins at `start` and runs on from there, as the sandbox's does. */
export function createMovableClock(start: string): MovableClock {
  let aheadMs = new Date(start).getTime() - Date.now();
  const now = () => new Date(Date.now() + aheadMs);
  return {
    now,
    moveTo(moment) {
      aheadMs += Math.max(0, moment.getTime() - now().getTime());
    },
  };
}

const SETTLE_MS = 60_000;

/** Everything that falls due on the way runs, in order and at its own moment. */
export async function moveTime(engine: Engine, clock: MovableClock, to: Date): Promise<void> {
  for (;;) {
    const next = await engine.nextMoment();
    if (next === undefined || next > to) break;
    clock.moveTo(next);
    await engine.tick();
    await engine.idle(SETTLE_MS);
  }
  clock.moveTo(to);
  await engine.tick();
  await engine.idle(SETTLE_MS);
}
