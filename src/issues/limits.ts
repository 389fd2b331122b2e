import type { Calendar } from '../calendar/calendar.ts';
import type { Priority } from '../commands/intent.ts';
import type { Clocks } from './event.ts';

/** Hours are clock time, by night and on holidays too; working days end with the last office hour. */
export type Limit = { readonly hours: number } | { readonly workingDays: number };

export interface PriorityLimits {
  readonly sign: Limit;
  readonly return: Limit;
  readonly resolve: Limit;
  /** The most that may be approved on top, in working days; null leaves it to whoever approves. */
  readonly extensionWorkingDays: number | null;
}

/** Shandong's hotline rule of January 2020, counted from dispatch, not from signing: else not signing pays. */
export const LIMITS: Readonly<Record<Priority, PriorityLimits>> = {
  normal: {
    sign: { workingDays: 1 },
    return: { workingDays: 2 },
    resolve: { workingDays: 5 },
    extensionWorkingDays: 10,
  },
  urgent: {
    sign: { hours: 2 },
    return: { hours: 4 },
    resolve: { workingDays: 1 },
    extensionWorkingDays: null,
  },
  hard: {
    sign: { workingDays: 1 },
    return: { workingDays: 2 },
    resolve: { workingDays: 15 },
    extensionWorkingDays: 10,
  },
};

export interface DueTimes {
  readonly signDueAt: Date;
  readonly returnDueAt: Date;
  readonly deadline: Date;
}

/** The limits of an issue that is given out at that moment; `recount` says what a later change of priority does to them. */
export function clocksFor(
  priority: Priority,
  dispatchedAt: Date,
  calendar: Pick<Calendar, 'addHours' | 'addWorkingDays'>,
  limits: Readonly<Record<Priority, PriorityLimits>> = LIMITS,
): DueTimes {
  const due = (limit: Limit) =>
    'hours' in limit
      ? calendar.addHours(dispatchedAt, limit.hours)
      : calendar.addWorkingDays(dispatchedAt, limit.workingDays);
  const { sign, return: back, resolve } = limits[priority];
  return { signDueAt: due(sign), returnDueAt: due(back), deadline: due(resolve) };
}

/**
 * The limits of the next department: its own ones to sign and to return, within a deadline that stays as long as it lies
 * ahead. One that has passed in somebody else's hands is late for those, and is counted anew.
 * @param fresh counted from the new dispatch
 */
export function reroutedClocks(fresh: DueTimes, kept: Date | null, dispatchedAt: Date): DueTimes {
  if (kept === null || kept <= dispatchedAt) return fresh;
  const within = (due: Date) => (due < kept ? due : kept);
  return { signDueAt: within(fresh.signDueAt), returnDueAt: within(fresh.returnDueAt), deadline: kept };
}

/** The same department has it again: it may sign and return anew, and what it let pass has passed. */
export function keepingDeadline(fresh: DueTimes, kept: Date | null): DueTimes {
  if (kept === null) return fresh;
  const returnDueAt = kept < fresh.returnDueAt && kept > fresh.signDueAt ? kept : fresh.returnDueAt;
  return { ...fresh, returnDueAt, deadline: kept };
}

/** As an event holds them. */
export function writeClocks({ signDueAt, returnDueAt, deadline }: DueTimes): Clocks {
  return {
    signDueAt: signDueAt.toISOString(),
    returnDueAt: returnDueAt.toISOString(),
    deadline: deadline.toISOString(),
  };
}
