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

/** The moment of the change, and the limits as they stood until then. */
export interface Standing {
  readonly now: Date;
  readonly limits: { readonly [Limit in keyof DueTimes]: Date | null };
}

/**
 * The limits under another priority: counted anew from the moment at which they began to run (the deadline's: the first
 * dispatch, the last reopening, or the change of department that found it passed; those of signing and returning: the
 * last dispatch), then moved by the office time held and the working days approved since. What would end sooner than it
 * did counts from now instead. Null before dispatch.
 */
export function recount(
  events: readonly IssueEvent[],
  priority: Priority,
  calendar: Counting,
  { now, limits }: Standing,
): DueTimes | null {
  const [whole, signing] = [runOf(events, setsDeadlineAnew, calendar), runOf(events, startsClocks, calendar)];
  if (whole === null || signing === null) return null;
  const { deadline } = shifted(clocksFor(priority, whole.startedAt, calendar), whole.heldMs, calendar);
  const counted = {
    ...shifted(clocksFor(priority, signing.startedAt, calendar), signing.heldMs, calendar),
    deadline: extendedBy(deadline, whole.extendedWorkingDays, calendar),
  };
  const anew = clocksFor(priority, now, calendar);
  const limit = (name: keyof DueTimes) => fairly(counted[name], anew[name], limits[name]);
  return { signDueAt: limit('signDueAt'), returnDueAt: limit('returnDueAt'), deadline: limit('deadline') };
}

/**
 * Haste is asked for from when it is asked for: nobody is late by the time before, and nobody gets more time by it.
 * @param counted from when the limit began to run
 * @param anew from now
 */
function fairly(counted: Date, anew: Date, stood: Date | null): Date {
  if (stood === null || counted >= stood) return counted;
  const sooner = counted > anew ? counted : anew;
  return sooner < stood ? sooner : stood;
}

/** Working days approved on top since the limits began to run. */
export function extendedSoFar(events: readonly IssueEvent[], calendar: Counting): number {
  return runOf(events, setsDeadlineAnew, calendar)?.extendedWorkingDays ?? 0;
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

type Starts = (event: IssueEvent, deadline: string | null) => boolean;

function runOf(events: readonly IssueEvent[], starts: Starts, calendar: Counting): Run | null {
  const before = deadlinesBefore(events);
  const first = events.findLastIndex((event, index) => starts(event, before[index] ?? null));
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

/** The deadline that each event found. */
function deadlinesBefore(events: readonly IssueEvent[]): (string | null)[] {
  let deadline: string | null = null;
  return events.map(({ body }) => {
    const found = deadline;
    if ('clocks' in body && body.clocks !== null) deadline = body.clocks.deadline;
    if (body.type === 'extended') deadline = body.deadline;
    return found;
  });
}

function startsClocks({ body }: IssueEvent): boolean {
  return (body.type === 'dispatched' || body.type === 'reopened') && body.clocks !== null;
}

/** A change of department mostly keeps the deadline. */
function setsDeadlineAnew(event: IssueEvent, deadline: string | null): boolean {
  const { body } = event;
  return startsClocks(event) && !(body.type === 'dispatched' && body.clocks?.deadline === deadline);
}
