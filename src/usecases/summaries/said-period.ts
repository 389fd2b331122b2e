import type { Calendar, Period } from '../../calendar/calendar.ts';
import type { PeriodSaid } from '../../commands/intent.ts';
import type { Known } from '../known.ts';

/** Half open, and whole: a week that still runs is called a week and judged now. Undefined: not to be told from the words. */
export function saidPeriod({ calendar, directory }: Known, said: PeriodSaid, now: Date): Period | undefined {
  if (said.needsClarification === true) return undefined;
  const { from, to } = said;
  if (said.period === 'custom')
    return from === undefined || to === undefined ? undefined : { from: new Date(from), to: new Date(to) };
  const days = DAYS[said.period](calendar, calendar.localDate(now), directory.organisation.weekStartsOn);
  const [first, after] = days;
  return { from: calendar.at(first, '00:00'), to: calendar.at(after, '00:00') };
}

/** Its first and its last day. */
export function firstAndLast(calendar: Calendar, { from, to }: Period): readonly [Date, Date] {
  return [from, calendar.at(calendar.addDays(calendar.localDate(to), -1), '00:00')];
}

type Days = (calendar: Calendar, today: string, weekStartsOn: number) => readonly [string, string];

const week =
  (ago: number): Days =>
  (calendar, today, weekStartsOn) => {
    const first = calendar.addDays(today, -((calendar.weekday(today) - weekStartsOn + 7) % 7) - 7 * ago);
    return [first, calendar.addDays(first, 7)];
  };
const monthOf = (calendar: Calendar, day: string): readonly [string, string] => {
  const first = `${day.slice(0, 8)}01`;
  return [first, `${calendar.addDays(first, 31).slice(0, 8)}01`];
};

/** The first day of each, and the day after its last. */
const DAYS: Readonly<Record<Exclude<PeriodSaid['period'], 'custom'>, Days>> = {
  today: (calendar, today) => [today, calendar.addDays(today, 1)],
  yesterday: (calendar, today) => [calendar.addDays(today, -1), today],
  this_week: week(0),
  last_week: week(1),
  this_month: (calendar, today) => monthOf(calendar, today),
  last_month: (calendar, today) => monthOf(calendar, calendar.addDays(`${today.slice(0, 8)}01`, -1)),
  // A ledger's; no figures are asked for under it.
  all: (calendar, today) => ['1970-01-01', calendar.addDays(today, 1)],
};
