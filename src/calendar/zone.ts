import { midnightUtc, type LocalDate } from './local-date.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A wall clock somewhere on earth. */
export interface Zone {
  localDate(instant: Date): LocalDate;
  /** 'HH:MM' */
  localTime(instant: Date): string;
  /** Milliseconds that the wall clock is ahead of UTC. */
  offsetMs(instant: Date): number;
  /** The instant at which the wall clock shows this: the first of two, and after the gap where the hour is skipped. */
  at(date: LocalDate, time: string): Date;
}

/** @throws RangeError for a name that the tz database does not hold */
export function createZone(timeZone: string): Zone {
  const offsetAt = offsetReader(timeZone);
  const wall = (instant: Date) => new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString();
  return {
    localDate: (instant) => wall(instant).slice(0, 10),
    localTime: (instant) => wall(instant).slice(11, 16),
    offsetMs: (instant) => offsetAt(instant.getTime()),
    at: (date, time) => new Date(instantOf(midnightUtc(date) + minutesOf(time) * MINUTE_MS, offsetAt)),
  };
}

function instantOf(wallMs: number, offsetAt: (ms: number) => number): number {
  const before = offsetAt(wallMs - DAY_MS);
  const after = offsetAt(wallMs + DAY_MS);
  const fits = [before, after].find((offset) => offsetAt(wallMs - offset) === offset);
  return wallMs - (fits ?? before);
}

/** Asking Intl costs some 20 µs, so a day whose ends agree is asked about once; the few days of change are asked each time. */
function offsetReader(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<number, number | null>();
  return (ms) => {
    const day = Math.floor(ms / DAY_MS);
    let steady = known.get(day);
    if (steady === undefined) known.set(day, (steady = steadyOffset(format, day)));
    return steady ?? readOffset(format, ms);
  };
}

function steadyOffset(format: Intl.DateTimeFormat, day: number): number | null {
  const [first, last] = [readOffset(format, day * DAY_MS), readOffset(format, (day + 1) * DAY_MS)];
  return first === last ? first : null;
}

/** Reads 'GMT', 'GMT+08:00' or 'GMT-03:30'. */
function readOffset(format: Intl.DateTimeFormat, ms: number): number {
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === '-' ? -size : size;
}

/** @throws RangeError for what is no time of the day; '24:00' is the end of it */
export function minutesOf(time: string): number {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (!(total <= 1440) || Number(minutes) > 59) throw new RangeError(`not a time of day: ${time}`);
  return total;
}
