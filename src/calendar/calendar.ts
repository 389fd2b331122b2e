import { DEFAULTS } from './defaults.ts';
import { formatIso, formatLocal, type LocalStyle } from './format.ts';
import { addDays, weekday, type LocalDate } from './local-date.ts';
import { createOccurrences, type Occurrences } from './occurrences.ts';
import type { OfficeSpan, QuietHours } from './office-hours.ts';
import { createOfficeTime, type OfficeTime } from './office-time.ts';
import { createQuiet, type Quiet } from './quiet.ts';
import { createWorkingDays, type DayOverride, type WorkingDays } from './working-days.ts';
import { createZone, type Zone } from './zone.ts';

/** A stretch of time, half open: [from, to). */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** An organisation's days and hours. Pure: it never asks what time it is. */
export interface Calendar extends WorkingDays, OfficeTime, Quiet, Occurrences, Zone {
  readonly timeZone: string;
  /** Clock hours, by night and on holidays too. */
  addHours(from: Date, hours: number): Date;
  addDays(date: LocalDate, days: number): LocalDate;
  /** 1 is Monday, 7 is Sunday. */
  weekday(date: LocalDate): number;
  /** The seven local days that end at this moment. */
  periodOfWeek(end: Date): Period;
  formatLocal(instant: Date, style: LocalStyle): string;
  /** ISO 8601 with offset, to the second. */
  formatIso(instant: Date): string;
}

export interface CalendarOptions {
  readonly timeZone: string;
  readonly overrides?: readonly DayOverride[];
  readonly officeHours?: readonly OfficeSpan[];
  readonly quietHours?: QuietHours;
}

/** @throws RangeError for an unknown time zone */
export function createCalendar(options: CalendarOptions): Calendar {
  const zone = createZone(options.timeZone);
  const days = createWorkingDays(options.overrides);
  return {
    timeZone: options.timeZone,
    ...zone,
    ...days,
    ...createOfficeTime(days, zone, options.officeHours ?? DEFAULTS.officeHours),
    ...createQuiet(zone, options.quietHours ?? DEFAULTS.quietHours),
    ...createOccurrences(days, zone),
    addHours: (from, hours) => new Date(from.getTime() + hours * 3_600_000),
    addDays,
    weekday,
    periodOfWeek: (end) => ({ from: sameTimeOn(zone, end, -7), to: end }),
    formatLocal: (instant, style) => formatLocal(zone, instant, style),
    formatIso: (instant) => formatIso(zone, instant),
  };
}

/** The same wall clock so many days away, seconds and milliseconds kept. */
function sameTimeOn(zone: Zone, instant: Date, days: number): Date {
  const minute = zone.at(addDays(zone.localDate(instant), days), zone.localTime(instant));
  return new Date(minute.getTime() + (instant.getTime() % 60_000));
}
