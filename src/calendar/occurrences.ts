import { addDays, daysBetween, weekday, type LocalDate } from './local-date.ts';
import type { WorkingDays } from './working-days.ts';
import type { Zone } from './zone.ts';

/** When something comes round again; `time` is 'HH:MM' local, weekday 1 is Monday. */
export type ScheduleRule =
  | { readonly kind: 'daily'; readonly time: string; readonly workingDaysOnly?: boolean }
  | { readonly kind: 'weekly'; readonly weekday: number; readonly time: string };

export interface Occurrences {
  /** The instants in (after, upTo], oldest first: neighbouring stretches share none and miss none. */
  occurrences(rule: ScheduleRule, after: Date, upTo: Date): Date[];
  /** The first instant later than `after`. @throws RangeError where none comes within 400 days */
  nextOccurrence(rule: ScheduleRule, after: Date): Date;
}

export function createOccurrences(days: WorkingDays, zone: Zone): Occurrences {
  return {
    occurrences: (rule, after, upTo) => [...between(days, zone, rule, after, upTo)],
    nextOccurrence: (rule, after) => {
      const horizon = zone.at(addDays(zone.localDate(after), 400), '00:00');
      for (const instant of between(days, zone, rule, after, horizon)) return instant;
      throw new RangeError(`${JSON.stringify(rule)} does not come round within 400 days`);
    },
  };
}

function* between(days: WorkingDays, zone: Zone, rule: ScheduleRule, after: Date, upTo: Date) {
  for (const date of daysBetween(zone.localDate(after), zone.localDate(upTo))) {
    if (!fallsOn(rule, date, days)) continue;
    const instant = zone.at(date, rule.time);
    if (instant > after && instant <= upTo) yield instant;
  }
}

function fallsOn(rule: ScheduleRule, date: LocalDate, days: WorkingDays): boolean {
  return rule.kind === 'weekly'
    ? weekday(date) === rule.weekday
    : rule.workingDaysOnly !== true || days.isWorkingDay(date);
}
