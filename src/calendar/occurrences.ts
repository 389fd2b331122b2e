import { wallTimes, type WallTime } from './cron.ts';
import { addDays, daysFrom, weekday, type LocalDate } from './local-date.ts';
import type { WorkingDays } from './working-days.ts';
import type { Zone } from './zone.ts';

/** What becomes of an occurrence on a day off: it stays, it is left out, or it moves to the next working day. */
export const HOLIDAY_WAYS = ['keep', 'skip', 'next_working_day'] as const;
export type HolidayWay = (typeof HOLIDAY_WAYS)[number];

/** When something comes round again; `time` is 'HH:MM' local, weekday 1 is Monday. */
export type ScheduleRule = { readonly holidays?: HolidayWay } & (
  | { readonly kind: 'daily'; readonly time: string; readonly workingDaysOnly?: boolean }
  | { readonly kind: 'weekly'; readonly weekday: number; readonly time: string }
  /** minute hour day month weekday, on the wall clock */
  | { readonly kind: 'cron'; readonly cron: string }
);

/** One turn of a rule. */
export interface Slot {
  /** When the rule names it: its name, whatever day it is moved to. */
  readonly slot: Date;
  /** When it falls due. */
  readonly at: Date;
}

export interface Occurrences {
  /** The instants in (after, upTo], oldest first: neighbouring stretches share none and miss none. */
  occurrences(rule: ScheduleRule, after: Date, upTo: Date): Date[];
  /** The first instant later than `after`. @throws RangeError where none comes within 400 days */
  nextOccurrence(rule: ScheduleRule, after: Date): Date;
  /** Turns named later than `after` that have fallen due by `upTo`, in order; each instant names one. */
  slots(rule: ScheduleRule, after: Date, upTo: Date): Slot[];
}

const HORIZON_DAYS = 400;

export function createOccurrences(days: WorkingDays, zone: Zone): Occurrences {
  const isDue = (rule: ScheduleRule, after: Date, upTo: Date) => {
    const due: Slot[] = [];
    for (const slot of turns(days, zone, rule, after)) {
      if (slot.slot > upTo) break;
      if (slot.at <= upTo) due.push(slot);
    }
    return due;
  };
  return {
    slots: isDue,
    occurrences: (rule, after, upTo) =>
      // One that is named before `after` may have moved behind it; no rest of days off is longer than this.
      isDue(rule, shiftedBack(zone, after), upTo)
        .map(({ at }) => at)
        .filter((at) => at > after),
    nextOccurrence: (rule, after) => {
      const horizon = zone.at(addDays(zone.localDate(after), HORIZON_DAYS), '00:00');
      for (const { slot, at } of turns(days, zone, rule, shiftedBack(zone, after))) {
        if (slot > horizon) break;
        if (at > after) return at;
      }
      throw new RangeError(`${JSON.stringify(rule)} does not come round within ${HORIZON_DAYS} days`);
    },
  };
}

const LONGEST_REST_DAYS = 15;

function shiftedBack(zone: Zone, instant: Date): Date {
  return zone.at(addDays(zone.localDate(instant), -LONGEST_REST_DAYS), zone.localTime(instant));
}

/** Every turn named later than `after`, without end. */
function* turns(days: WorkingDays, zone: Zone, rule: ScheduleRule, after: Date): Generator<Slot> {
  let last: number | undefined;
  for (const { date, time } of named(rule, zone, after)) {
    const slot = zone.at(date, time);
    if (slot <= after || slot.getTime() === last) continue;
    last = slot.getTime();
    const day = dayOf(rule, date, days);
    if (day !== undefined) yield { slot, at: day === date ? slot : zone.at(day, time) };
  }
}

function* named(rule: ScheduleRule, zone: Zone, after: Date): Generator<WallTime> {
  const first = zone.localDate(after);
  if (rule.kind === 'cron') return yield* wallTimes(rule.cron, { date: addDays(first, -1), time: '00:00' });
  const horizon = addDays(first, 4 * HORIZON_DAYS);
  for (const date of daysFrom(first)) {
    if (date > horizon) return;
    if (rule.kind === 'daily' || weekday(date) === rule.weekday) yield { date, time: rule.time };
  }
}

/** The day on which it falls due; undefined where it is left out. */
function dayOf(rule: ScheduleRule, date: LocalDate, days: WorkingDays): LocalDate | undefined {
  const onlyWorking = rule.kind === 'daily' && rule.workingDaysOnly === true;
  const way = onlyWorking ? 'skip' : (rule.holidays ?? 'keep');
  if (way === 'keep' || days.isWorkingDay(date)) return date;
  if (way === 'skip') return undefined;
  for (const day of daysFrom(date)) if (days.isWorkingDay(day)) return day;
  return undefined;
}
