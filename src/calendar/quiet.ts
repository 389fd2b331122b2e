import { addDays } from './local-date.ts';
import type { QuietHours } from './office-hours.ts';
import type { Zone } from './zone.ts';

export interface Quiet {
  isQuiet(instant: Date): boolean;
  /** When the night ends, or the instant itself by day. */
  endOfQuiet(instant: Date): Date;
}

/** The night is half open: 21:00 is quiet, 07:30 is not. Equal ends mean that no night is kept. */
export function createQuiet(zone: Zone, { from, to }: QuietHours): Quiet {
  const overMidnight = from > to;
  const isQuiet = (instant: Date) => {
    const time = zone.localTime(instant);
    return overMidnight ? time >= from || time < to : time >= from && time < to;
  };
  const morningAfter = (instant: Date) => {
    const date = zone.localDate(instant);
    return zone.at(overMidnight && zone.localTime(instant) >= from ? addDays(date, 1) : date, to);
  };
  return { isQuiet, endOfQuiet: (instant) => (isQuiet(instant) ? morningAfter(instant) : instant) };
}
