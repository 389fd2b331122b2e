import { createZone } from '../calendar/zone.ts';
import { HttpError } from './http-error.ts';
import type { GivenMoment } from './schemas/common.ts';

const WEEK_MS = 7 * 86_400_000;

/** A bare date is the midnight with which that day begins in the organisation's time zone. */
export function momentIn(timeZone: string, given: GivenMoment): Date {
  return typeof given === 'string' ? createZone(timeZone).at(given, '00:00') : given;
}

/** Half-open; the seven days until now, where nothing is said. */
export function periodIn(
  timeZone: string,
  given: { readonly from?: GivenMoment | undefined; readonly to?: GivenMoment | undefined },
  now: Date,
): { from: Date; to: Date } {
  const to = given.to === undefined ? now : momentIn(timeZone, given.to);
  const from = given.from === undefined ? new Date(to.getTime() - WEEK_MS) : momentIn(timeZone, given.from);
  if (from >= to) throw new HttpError(400, 'invalid', 'from must be earlier than to');
  return { from, to };
}
