import { daysBetween, daysFrom, type LocalDate } from './local-date.ts';
import type { OfficeSpan } from './office-hours.ts';
import type { WorkingDays } from './working-days.ts';
import type { Zone } from './zone.ts';

/** Twice the longest closure that anybody has declared yet; past it an override list must be wrong. */
const SEARCH_DAYS = 400;

export interface OfficeTime {
  /** The last office hour of the nth working day; the day of `from` is day 0, and n < 0 counts back. */
  addWorkingDays(from: Date, n: number): Date;
  /** The first instant by which so much office time has passed. @throws RangeError below zero */
  addWorkingMs(from: Date, ms: number): Date;
  /** Office time from a to b in milliseconds; negative where b comes first, so that stretches add up in any order. */
  workingMsBetween(a: Date, b: Date): number;
}

export function createOfficeTime(days: WorkingDays, zone: Zone, hours: readonly OfficeSpan[]): OfficeTime {
  const spansOf = spanReader(days, zone, hours);
  const endOfWork = hours.at(-1)?.to ?? '24:00';
  return {
    addWorkingDays: (from, n) => zone.at(nthWorkingDay(days, zone.localDate(from), n), endOfWork),
    addWorkingMs: (from, ms) => new Date(spend(spansOf, zone.localDate(from), from.getTime(), ms)),
    workingMsBetween: (a, b) => (a <= b ? worked(spansOf, zone, a, b) : 0 - worked(spansOf, zone, b, a)),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}
type SpanReader = (date: LocalDate) => readonly Span[];

function spanReader(days: WorkingDays, zone: Zone, hours: readonly OfficeSpan[]): SpanReader {
  const known = new Map<LocalDate, readonly Span[]>();
  const read = (date: LocalDate) =>
    hours.map(({ from, to }) => ({ from: zone.at(date, from).getTime(), to: zone.at(date, to).getTime() }));
  return (date) => {
    const spans = known.get(date) ?? (days.isWorkingDay(date) ? read(date) : []);
    known.set(date, spans);
    return spans;
  };
}

function worked(spansOf: SpanReader, zone: Zone, a: Date, b: Date): number {
  let total = 0;
  for (const date of daysBetween(zone.localDate(a), zone.localDate(b))) {
    for (const { from, to } of spansOf(date)) {
      total += Math.max(0, Math.min(to, b.getTime()) - Math.max(from, a.getTime()));
    }
  }
  return total;
}

function spend(spansOf: SpanReader, first: LocalDate, from: number, ms: number): number {
  if (ms < 0) throw new RangeError(`office time cannot be taken back: ${ms} ms`);
  let [left, at] = [ms, from];
  for (const date of search(first, 1, (date) => spansOf(date).length > 0)) {
    if (left === 0) break;
    for (const span of spansOf(date)) {
      const start = Math.max(span.from, from);
      const used = Math.min(left, Math.max(0, span.to - start));
      if (used > 0) at = start + used;
      left -= used;
    }
  }
  return at;
}

/** Day 0 that is no working day leads to the next one. */
function nthWorkingDay(days: WorkingDays, from: LocalDate, n: number): LocalDate {
  let left = n === 0 && !days.isWorkingDay(from) ? 1 : Math.abs(n);
  let last = from;
  for (const date of search(from, n < 0 ? -1 : 1, (date) => days.isWorkingDay(date))) {
    if (date !== from && days.isWorkingDay(date)) left -= 1;
    last = date;
    if (left === 0) break;
  }
  return last;
}

/** The days one after the other. @throws RangeError after too many in a row on which nobody works */
function* search(
  from: LocalDate,
  step: 1 | -1,
  isWorked: (date: LocalDate) => boolean,
): Generator<LocalDate> {
  let idle = 0;
  for (const date of daysFrom(from, step)) {
    idle = isWorked(date) ? 0 : idle + 1;
    if (idle > SEARCH_DAYS) throw new RangeError(`no working day within ${SEARCH_DAYS} days of ${from}`);
    yield date;
  }
}
