import type { Calendar } from '../calendar/calendar.ts';
import type { Clock } from '../chat/clock.ts';
import type { Db } from '../store/database/client.ts';
import { readFact, writeFact } from '../store/facts.ts';

/** How far the sandbox's clock is ahead of the system's, in milliseconds. */
export const SANDBOX_CLOCK = 'sandbox-clock-ahead-ms';

export interface SandboxClock extends Clock {
  /** Forward only; a moment that is past leaves it alone. */
  moveTo(moment: Date): Promise<void>;
}

/** A clock that began at `start` and runs on from there; how far it differs from the system's outlives a restart. */
export async function openSandboxClock(
  db: Db,
  organisationId: number,
  start: Date,
  system: Clock,
): Promise<SandboxClock> {
  const stored = await readFact(db, organisationId, SANDBOX_CLOCK);
  let aheadMs = typeof stored === 'number' ? stored : start.getTime() - system.now().getTime();
  if (stored === undefined) await writeFact(db, organisationId, SANDBOX_CLOCK, aheadMs);
  const now = () => new Date(system.now().getTime() + aheadMs);
  return {
    now,
    async moveTo(moment) {
      const step = moment.getTime() - now().getTime();
      if (step <= 0) return;
      aheadMs += step;
      await writeFact(db, organisationId, SANDBOX_CLOCK, aheadMs);
    },
  };
}

/** 9:00 of the first working day of this week, so that a trial has a whole week before it and nobody's night. */
export function usualStart(calendar: Calendar, now: Date): Date {
  const today = calendar.localDate(now);
  const monday = calendar.addDays(today, 1 - calendar.weekday(today));
  const days = [0, 1, 2, 3, 4].map((n) => calendar.addDays(monday, n));
  return calendar.at(days.find((day) => calendar.isWorkingDay(day)) ?? monday, '09:00');
}
