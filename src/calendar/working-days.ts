// A CommonJS package: Node sees its default export alone.
import chineseDays from 'chinese-days';
import type { LocalDate } from './local-date.ts';

const { getHolidaysInRange, isWorkday } = chineseDays;

/** A day that an admin declares to be worked or free, whatever the State Council's list says. */
export interface DayOverride {
  readonly date: LocalDate;
  readonly working: boolean;
}

export interface WorkingDays {
  /** By the State Council's holidays and make-up days (调休), overrides first. */
  isWorkingDay(date: LocalDate): boolean;
  /** What to say when a year's holidays are unknown, so that its holidays would pass for working days; else null. */
  coverageWarning(year: number): string | null;
}

export function createWorkingDays(overrides: readonly DayOverride[] = []): WorkingDays {
  const known = new Map(overrides.map(({ date, working }) => [date, working]));
  const declared = new Set(known.keys());
  return {
    isWorkingDay: (date) => {
      const working = known.get(date) ?? isWorkday(noonOf(date));
      known.set(date, working);
      return working;
    },
    coverageWarning: (year) => (holidaysKnown(year, declared) ? null : warningFor(year)),
  };
}

/** New Year and the National Day are holidays of every year: a year that names both is arranged, by the data or by the admin. */
function holidaysKnown(year: number, declared: ReadonlySet<LocalDate>): boolean {
  return [`${year}-01-01`, `${year}-10-01`].every((date) => declared.has(date) || isListed(date));
}

function isListed(date: LocalDate): boolean {
  const noon = noonOf(date);
  return getHolidaysInRange(noon, noon, false).length > 0;
}

function warningFor(year: number): string {
  return `${year}年的放假调休安排还没有收录，暂按周一至周五为工作日计算；请管理员在通讯录里补上放假日和补班日。`;
}

/** chinese-days reads days in the zone of the process; noon there is that day in every zone. */
function noonOf(date: LocalDate): Date {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}
