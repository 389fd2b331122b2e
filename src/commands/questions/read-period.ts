import { findDates } from '../../language/dates.ts';
import { readNumber } from '../../language/numbers.ts';
import type { PeriodSaid, StatsIntent } from '../intent.ts';

const PERIODS: readonly (readonly [RegExp, StatsIntent['period']])[] = [
  [/上个?(?:周|星期|礼拜)/, 'last_week'],
  [/(?:本|这|这个)(?:周|星期|礼拜)/, 'this_week'],
  [/上个?月/, 'last_month'],
  [/(?:本|这个?|当)月/, 'this_month'],
  [/昨天|昨日/, 'yesterday'],
  [/今天|今日|当天|当日/, 'today'],
  [/月报|月通报/, 'this_month'],
  [/日报|日通报|早报|晚报|早八|晚七/, 'today'],
];
/** Days, weeks and years that nothing is counted by; they are named so that nobody gets another period instead. */
export const VAGUE =
  '(?:(?:去年|前年|今年|明年|本年|全年|20\\d{2}年)度?|下下?个?(?:周|星期|礼拜|月)|上上个?(?:周|星期|礼拜|月)|大?前天|明天|后天)';
const IS_VAGUE = new RegExp(VAGUE);
const DATE = '(?:(?:20\\d{2}年)?\\d{1,2}[月./]\\d{1,2}[日号]?|\\d{1,2}[日号])';
const MONTH = '(?:(?:去年|今年|20\\d{2}年)的?)?(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?!\\d)';
const QUARTER = '(?:(?:去年|今年|20\\d{2}年)的?)?第?[一二三四1-4]季度';
const LATELY =
  '(?:最近|近|过去|这)(?:\\d{1,2}|[一二两三四五六七八九十半]{1,3})个?(?:天|日|周|星期|礼拜|月)(?:以?来|内|里)?';
/** A period as it is said, for use in a pattern. */
export const PERIOD = `(?:${LATELY}|${QUARTER}|${MONTH}|上个?周|上个?星期|上个?礼拜|(?:本|这)个?周|(?:本|这)个?星期|上个?月|(?:本|这个?|当)月|昨天|昨日|今天|今日|${DATE}(?:到|至|-|~)${DATE})`;
const SPAN = new RegExp(`(${DATE})(?:到|至|-|~)(${DATE})`);

const UNCLEAR = { period: 'custom', needsClarification: true } as const;

/** Which period is meant; this week, where none is named. A day that no calendar has is asked back, never guessed. */
export function readPeriod(folded: string, now: Date): PeriodSaid {
  const span = SPAN.exec(folded);
  if (span !== null) {
    const [from, to] = findDates(`${span[1]} ${withMonth(span)}`, now).map(({ iso }) => iso.slice(0, 10));
    const first = from === undefined || to === undefined ? undefined : firstDay(from, to);
    if (first === undefined || to === undefined) return UNCLEAR;
    return { period: 'custom', from: `${first}T00:00:00+08:00`, to: `${nextDay(to)}T00:00:00+08:00` };
  }
  const lately = WHOLE_DAYS.exec(folded)?.groups;
  if (lately !== undefined) return lastDays(lately, now);
  const quarter = /(去年|今年|20\d{2}年)?的?第?([一二三四1-4])季度/.exec(folded);
  if (quarter !== null) {
    const first = (readNumber(quarter[2] ?? '') ?? 1) * 3 - 2;
    return monthsFrom(yearOf(quarter[1], first, now), first, 3);
  }
  const month = /(去年|今年|20\d{2}年)?的?(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?!\d)/.exec(folded);
  const number = readNumber(month?.[2] ?? '');
  if (number !== undefined)
    return number >= 1 && number <= 12 ? monthsFrom(yearOf(month?.[1], number, now), number, 1) : UNCLEAR;
  if (IS_VAGUE.test(folded)) return UNCLEAR;
  return { period: PERIODS.find(([pattern]) => pattern.test(folded))?.[1] ?? 'this_week' };
}

const WHOLE_DAYS =
  /(?:最近|近|过去|这)(?<count>\d{1,2}|[一二两三四五六七八九十半]{1,3})个?(?<unit>天|日|周|星期|礼拜|月)/;
const DAYS_OF: Readonly<Record<string, number>> = { 天: 1, 日: 1, 月: 30 };

/** "最近三天": today and the two days before. */
function lastDays({ count = '', unit = '' }: Record<string, string | undefined>, now: Date): PeriodSaid {
  const number = count === '半' ? 0.5 : readNumber(count);
  const days = Math.round((number ?? 0) * (DAYS_OF[unit] ?? 7));
  if (days < 1) return UNCLEAR;
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const first = new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return { period: 'custom', from: `${first}T00:00:00+08:00`, to: `${nextDay(today)}T00:00:00+08:00` };
}

const HALF_A_YEAR_MS = 183 * 86_400_000;

/** "12月28日到1月3日" began in the year before; what runs backwards in one year is no period. */
function firstDay(from: string, to: string): string | undefined {
  if (from <= to) return from;
  const earlier = `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`;
  return Date.parse(to) - Date.parse(earlier) <= HALF_A_YEAR_MS ? earlier : undefined;
}

/** "3月5日到11日": the second day is of the first one's month. */
function withMonth([, from = '', to = '']: RegExpExecArray): string {
  return /月|[./]/.test(to) ? to : `${/^\D*(?:20\d{2}年)?\d{1,2}月/.exec(from)?.[0] ?? ''}${to}`;
}

/** The year that was said; else the last one in which that month has begun. */
function yearOf(said: string | undefined, month: number, now: Date): number {
  const local = new Date(now.getTime() + 8 * 3_600_000);
  const year = local.getUTCFullYear();
  if (said === undefined) return year - (month > local.getUTCMonth() + 1 ? 1 : 0);
  return said === '今年' ? year : said === '去年' ? year - 1 : Number.parseInt(said, 10);
}

function monthsFrom(year: number, month: number, count: number): PeriodSaid {
  const first = (index: number) => new Date(Date.UTC(year, index - 1, 1)).toISOString().slice(0, 10);
  return {
    period: 'custom',
    from: `${first(month)}T00:00:00+08:00`,
    to: `${first(month + count)}T00:00:00+08:00`,
  };
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
