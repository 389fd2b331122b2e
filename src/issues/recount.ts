import type { Calendar } from '../calendar/calendar.ts';
import type { Priority } from '../commands/intent.ts';
import type { IssueEvent } from './event.ts';
import { clocksFor, type DueTimes } from './limits.ts';

type Counting = Pick<Calendar, 'addHours' | 'addWorkingDays' | 'addWorkingMs' | 'workingMsBetween'>;

/** What moved the limits since they began to run. */
interface Run {
  readonly startedAt: Date;
  readonly heldMs: number;
  readonly extendedWorkingDays: number;
}

/**
 * The limits under another priority: counted anew from the moment at which they began to run (the first dispatch, or
 * the last reopening), then moved by the office time held and the working days approved since. Null before dispatch.
 */
export function recount(
  events: readonly IssueEvent[],
  priority: Priority,
  calendar: Counting,
): DueTimes | null {
  const run = runOf(events, calendar);
  if (run === null) return null;
  const due = shifted(clocksFor(priority, run.startedAt, calendar), run.heldMs, calendar);
  return { ...due, deadline: extendedBy(due.deadline, run.extendedWorkingDays, calendar) };
}

/** Working days approved on top since the limits began to run. */
export function extendedSoFar(events: readonly IssueEvent[], calendar: Counting): number {
  return runOf(events, calendar)?.extendedWorkingDays ?? 0;
}

/** A hold stops all three clocks: each goes on by the office time that it lasted. */
export function shifted(due: DueTimes, heldMs: number, calendar: Pick<Calendar, 'addWorkingMs'>): DueTimes {
  const move = (instant: Date) => (heldMs === 0 ? instant : calendar.addWorkingMs(instant, heldMs));
  return { signDueAt: move(due.signDueAt), returnDueAt: move(due.returnDueAt), deadline: move(due.deadline) };
}

export function extendedBy(
  deadline: Date,
  workingDays: number,
  calendar: Pick<Calendar, 'addWorkingDays'>,
): Date {
  return workingDays === 0 ? deadline : calendar.addWorkingDays(deadline, workingDays);
}

function runOf(events: readonly IssueEvent[], calendar: Counting): Run | null {
  const first = events.findLastIndex(startsClocks);
  const start = events[first];
  if (start === undefined) return null;
  let [heldMs, extendedWorkingDays] = [0, 0];
  let heldSince: Date | null = null;
  for (const { body, at } of events.slice(first + 1)) {
    if (body.type === 'held') heldSince = at;
    if (body.type === 'released' && heldSince !== null) heldMs += calendar.workingMsBetween(heldSince, at);
    if (body.type === 'extended') extendedWorkingDays += body.workingDays;
  }
  return { startedAt: start.at, heldMs, extendedWorkingDays };
}

function startsClocks({ body }: IssueEvent): boolean {
  return (body.type === 'dispatched' || body.type === 'reopened') && body.clocks !== null;
}
