import type { Calendar } from '../calendar/calendar.ts';
import { DEFAULTS } from '../calendar/defaults.ts';

/** When the reporter's time to choose a department is over and the coordinators are asked. */
export function triageWaitsUntil(askedAt: Date, minutes: number = DEFAULTS.triageWaitMinutes): Date {
  return new Date(askedAt.getTime() + minutes * 60_000);
}

/** When an unanswered result is closed as 未回访. */
export function confirmationWaitsUntil(
  resolvedAt: Date,
  calendar: Pick<Calendar, 'addWorkingDays'>,
  workingDays: number = DEFAULTS.confirmationWaitWorkingDays,
): Date {
  return calendar.addWorkingDays(resolvedAt, workingDays);
}

/** A message on an issue closed so lately reopens it; later it makes a new one, linked to it. */
export function stillReopens(
  closedAt: Date,
  now: Date,
  calendar: Pick<Calendar, 'localDate' | 'addDays'>,
  days: number = DEFAULTS.reopenWithinDays,
): boolean {
  return calendar.localDate(now) <= calendar.addDays(calendar.localDate(closedAt), days);
}
