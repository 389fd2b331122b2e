/** A day on somebody's wall calendar, 'YYYY-MM-DD'; it has no zone. */
export type LocalDate = string;

const DAY_MS = 86_400_000;

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(midnightUtc(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return ((new Date(midnightUtc(date)).getUTCDay() + 6) % 7) + 1;
}

/** That day, the next one, and so on without end; backwards where `step` is -1. */
export function* daysFrom(first: LocalDate, step: 1 | -1 = 1): Generator<LocalDate, never> {
  for (let at = midnightUtc(first); ; at += step * DAY_MS) yield new Date(at).toISOString().slice(0, 10);
}

/** Every day from the first to the last, both included. */
export function* daysBetween(first: LocalDate, last: LocalDate): Generator<LocalDate> {
  for (const date of daysFrom(first)) {
    if (date > last) return;
    yield date;
  }
}

/** @throws RangeError for what is no day of the calendar */
export function midnightUtc(date: LocalDate): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a date: ${date}`);
  }
  return at;
}
