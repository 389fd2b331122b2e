import { addDays, daysBetween, type LocalDate } from './local-date.ts';
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
    workingMsBetween: (a, b) => (a <= b ? worked(spansOf, zone, a, b) : -worked(spansOf, zone, b, a)),
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
  let [left, at, idle] = [ms, from, 0];
  for (let date = first; left > 0; date = addDays(date, 1)) {
    const spans = spansOf(date);
    idle = spans.length > 0 ? 0 : idle + 1;
    if (idle > SEARCH_DAYS) throw new RangeError(`no working day within ${SEARCH_DAYS} days of ${first}`);
    for (const span of spans) {
      const used = Math.min(left, Math.max(0, span.to - Math.max(span.from, from)));
      if (used > 0) at = Math.max(span.from, from) + used;
      left -= used;
    }
  }
  return at;
}

/** Day 0 that is no working day leads to the next one. */
function nthWorkingDay(days: WorkingDays, from: LocalDate, n: number): LocalDate {
  if (n === 0 && days.isWorkingDay(from)) return from;
  const step = n < 0 ? -1 : 1;
  let [date, left, idle] = [from, Math.max(1, Math.abs(n)), 0];
  while (left > 0) {
    date = addDays(date, step);
    const working = days.isWorkingDay(date);
    idle = working ? 0 : idle + 1;
    if (idle > SEARCH_DAYS) throw new RangeError(`no working day within ${SEARCH_DAYS} days of ${from}`);
    if (working) left -= 1;
  }
  return date;
}
