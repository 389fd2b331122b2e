import { readNumber } from '../../language/numbers.ts';

/** Days since the epoch in local time. */
export type Day = number;

/** What a second day may mean that falls before the first: 周五到周二 ends in the next week, 28号到3号 in the next month. */
type Again = 'week' | 'month' | 'year' | 'never';

/** A piece of "从3月12日起请假5天": each says its own, and nothing of how they belong together. */
export type Piece =
  | {
      readonly kind: 'day';
      readonly from: Day;
      readonly to: Day;
      readonly again: Again;
      readonly maybeCount?: number;
    }
  /** 本周, 明后两天. */
  | { readonly kind: 'days'; readonly from: Day; readonly to: Day; readonly isNow?: boolean }
  | { readonly kind: 'length'; readonly count: number; readonly unit: Unit; readonly isHalf?: boolean }
  /** 到, 至, -. */
  | { readonly kind: 'until' }
  /** 从, 起: there is more to come than one day. */
  | { readonly kind: 'since' }
  /** 上午. */
  | { readonly kind: 'half' }
  /** 2月30日. */
  | { readonly kind: 'no_such_day'; readonly said: string };

type Unit = 'day' | 'workday' | 'month';

const DAY_MS = 86_400_000;
const LONGEST_PAST = 183;
const PAST_IN_MONTH = 20;

/** 1 is Monday. */
const weekdayOf = (day: Day) => ((day + 3) % 7) + 1;
const WEEKDAYS = '一二三四五六日';
const [SATURDAY, SUNDAY] = [5, 6];
const WEEKS: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 下: 1, 下下: 2 };
const RELATIVE: Readonly<Record<string, number>> = { 大后: 3, 后: 2, 明: 1, 今: 0, 昨: -1, 前: -2, 大前: -3 };

const NUM = String.raw`(\d{1,3}|[一二两俩三四五六七八九十]{1,3})`;
const MONTH = String.raw`(\d{1,2}|[一二三四五六七八九十]{1,2})`;
const DATE = String.raw`(\d{1,2}|[一二三四五六七八九十]{1,3})`;
const WEEK = '(?:周|星期|礼拜)';
const TO = String.raw`\s?(?:到|至|-|~)\s?`;

type Read = (groups: readonly (string | undefined)[], today: Day, said: string) => Piece | undefined;

/** Read in this order at each place; the first that fits wins. */
const RULES: readonly (readonly [string, Read])[] = [
  [
    String.raw`(20\d{2}|今年|明年)[年.\-/]?\s?${MONTH}[月.\-/]\s?${DATE}(?:日|号)?`,
    ([year, month, date], today, said) => onDate(yearOf(year, today), month, date, said) ?? noDay(said),
  ],
  [
    String.raw`${MONTH}月(?:份)?\s?(?:${DATE}(?:日|号)?(?!天|个)|(底|末))`,
    ([month, date, end], today, said) => monthDay(month, end ?? date, today, said),
  ],
  [
    String.raw`(?<![\d.])(\d{1,2})[./](\d{1,2})(?:日|号)?(?![\d.])`,
    ([month, date], today, said) => monthDay(month, date, today, said),
  ],
  [
    String.raw`(?<!\d)(\d{1,2})-(\d{1,2})(?=\s?[到至~])|(?<=[到至~]\s?)(\d{1,2})-(\d{1,2})(?!\d)`,
    ([m, d, month = m, date = d], today, said) => monthDay(month, date, today, said),
  ],
  [
    String.raw`(这个|本|当|下个?)?月(底|末)|年[底末]`,
    ([which, end], today) => day(end === undefined ? endOfYear(today) : endOfMonth(today, monthsOn(which))),
  ],
  [
    String.raw`(这个|本|下个?)月${DATE}[日号]`,
    ([which, date], today, said) => inMonth(today, monthsOn(which), date, said, 'never'),
  ],
  [String.raw`今明后(?:[三3]?天)?`, (_, today) => ({ kind: 'days', from: today, to: today + 2 })],
  [
    String.raw`(?:今明|这[两2])(?:[两2]?[天日])`,
    (_, today) => ({ kind: 'days', from: today, to: today + 1 }),
  ],
  [String.raw`明后(?:[两2]?[天日])`, (_, today) => ({ kind: 'days', from: today + 1, to: today + 2 })],
  [
    String.raw`(大后|大前|今|明|后|昨|前)[天日儿]`,
    ([word = ''], today) => day(today + (RELATIVE[word] ?? 0)),
  ],
  [String.raw`即日|即刻|现在|当天|当日`, (_, today) => day(today)],
  [
    String.raw`(上上|下下|上|下|本|这)?一?个?${WEEK}([一二三四五六日天末])(?![天个])`,
    ([which, name = '末'], today) => weekday(which, name, today),
  ],
  [
    String.raw`(上上|下下|上|下|本|这)一?个?${WEEK}`,
    ([which = ''], today) => {
      const weeks = WEEKS[which] ?? 0;
      const monday = today - weekdayOf(today) + 1 + 7 * weeks;
      return { kind: 'days', from: weeks === 0 ? today : monday, to: monday + 6, isNow: weeks === 0 };
    },
  ],
  [
    String.raw`(本|这个?|下一?个?)月(?![初中上下\d])`,
    ([which = ''], today) => {
      const months = monthsOn(which);
      const from = months === 0 ? today : endOfMonth(today, 0) + 1;
      return { kind: 'days', from, to: endOfMonth(today, months), isNow: months === 0 };
    },
  ],
  [
    String.raw`${NUM}个?(天|日|周|星期|礼拜)(?:之后|以后|后)(?!天)`,
    ([count, unit], today) => day(today + number(count) * (unit === '天' || unit === '日' ? 1 : 7)),
  ],
  [String.raw`${NUM}个?工作日`, ([count]) => ({ kind: 'length', count: number(count), unit: 'workday' })],
  [
    String.raw`(\d{1,2})([日号])`,
    ([date, word], today, said) => dayThisMonth(date, today, said, word === '日'),
  ],
  [
    String.raw`([一二三四五六七八九十]{1,3})号|([二三]?十[一二三四五六七八九]?)日`,
    ([date, other], today, said) => dayThisMonth(date ?? other, today, said, false),
  ],
  // "12-15号", "3月12日到15".
  [
    String.raw`(?<![\d.])(\d{1,2})(?=${TO}\d{1,2}\s?[日号])|(?<=${TO})(\d{1,2})(?![\d.:/天个月周年点时-])`,
    ([first, second], today, said) => dayThisMonth(first ?? second, today, said, false),
  ],
  [String.raw`半[天日]`, () => ({ kind: 'length', count: 1, unit: 'day', isHalf: true })],
  [String.raw`半个?月`, () => ({ kind: 'length', count: 15, unit: 'day' })],
  [String.raw`${NUM}个月`, ([count]) => ({ kind: 'length', count: number(count), unit: 'month' })],
  [
    String.raw`${NUM}个?(?:整)?(天|日|周|星期|礼拜)(半)?`,
    ([count, unit, half]) => ({
      kind: 'length',
      count: number(count) * (unit === '天' || unit === '日' ? 1 : 7) + (half === undefined ? 0 : 1),
      unit: 'day',
      isHalf: half !== undefined,
    }),
  ],
  [String.raw`上午|下午|早上|晚上`, () => ({ kind: 'half' })],
  [String.raw`(?:一?直)?[到至]|-+|~+`, () => ({ kind: 'until' })],
  [String.raw`从|自|起|开始`, () => ({ kind: 'since' })],
];

const STICKY = RULES.map(([pattern, read]) => [new RegExp(pattern, 'uy'), read] as const);

/** Every piece in order with where it stands, and what is none. */
export function saidDays(
  folded: string,
  today: Day,
): { readonly pieces: readonly (Piece & { readonly at: number })[]; readonly rest: string } {
  const pieces: (Piece & { at: number })[] = [];
  let [at, rest] = [0, ''];
  while (at < folded.length) {
    const found = pieceAt(folded, at, today);
    if (found === undefined) rest += folded[at++];
    else {
      pieces.push({ ...found.piece, at });
      at = found.end;
    }
  }
  return { pieces, rest };
}

function pieceAt(folded: string, at: number, today: Day) {
  for (const [pattern, read] of STICKY) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    const piece = match === null ? undefined : read(match.slice(1), today, match[0]);
    if (match !== null && piece !== undefined) return { piece, end: at + match[0].length };
  }
  return undefined;
}

const number = (said: string | undefined): number => readNumber(said ?? '') ?? 0;
const day = (on: Day, again: Again = 'never'): Piece => ({ kind: 'day', from: on, to: on, again });
const noDay = (said: string): Piece => ({ kind: 'no_such_day', said: said.trim() });

const yearOf = (said: string | undefined, today: Day): number =>
  said === undefined || /\d/.test(said)
    ? Number(said)
    : new Date(today * DAY_MS).getUTCFullYear() + (said === '明年' ? 1 : 0);

/** Undefined where the year's month has no such day. */
function dateOf(year: number, month: number, date: number): Day | undefined {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month < 1 || month > 12 || date < 1 || date > last
    ? undefined
    : Date.UTC(year, month - 1, date) / DAY_MS;
}

function onDate(year: number, month: string | undefined, date: string | undefined, said: string): Piece {
  const on = dateOf(year, number(month), number(date));
  return on === undefined ? noDay(said) : day(on);
}

/** Without a year: a day that was half a year ago is the next year's. */
function monthDay(month: string | undefined, date: string | undefined, today: Day, said: string): Piece {
  const year = new Date(today * DAY_MS).getUTCFullYear();
  const at = (y: number) => {
    const m = number(month);
    const isEnd = date === '底' || date === '末';
    return dateOf(y, m, isEnd ? new Date(Date.UTC(y, m, 0)).getUTCDate() : number(date));
  };
  const now = at(year);
  if (now !== undefined && now >= today - LONGEST_PAST) return day(now, 'year');
  const next = at(year + 1);
  return next === undefined || now === undefined ? noDay(said) : day(next, 'year');
}

const monthsOn = (which: string | undefined): number => (which?.startsWith('下') === true ? 1 : 0);

function endOfMonth(today: Day, months: number): Day {
  const at = new Date(today * DAY_MS);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0) / DAY_MS;
}

const endOfYear = (today: Day): Day => Date.UTC(new Date(today * DAY_MS).getUTCFullYear(), 12, 0) / DAY_MS;

function inMonth(today: Day, months: number, date: string | undefined, said: string, again: Again): Piece {
  const first = new Date(today * DAY_MS);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const on = dateOf(first.getUTCFullYear(), first.getUTCMonth() + 1, number(date));
  return on === undefined ? noDay(said) : day(on, again);
}

/** "13号" of this month, and of the next where it was long ago; "请假3日" may count days as well. */
function dayThisMonth(date: string | undefined, today: Day, said: string, mayCount: boolean): Piece {
  const now = inMonth(today, 0, date, said, 'month');
  const meant =
    now.kind === 'day' && now.from < today - PAST_IN_MONTH ? inMonth(today, 1, date, said, 'month') : now;
  return meant.kind === 'day' && mayCount ? { ...meant, maybeCount: number(date) } : meant;
}

function weekday(which: string | undefined, name: string, today: Day): Piece {
  const monday = today - weekdayOf(today) + 1 + 7 * (WEEKS[which ?? ''] ?? 0);
  if (name === '末') return { kind: 'days', from: monday + SATURDAY, to: monday + SUNDAY, isNow: true };
  const on = monday + (name === '天' ? SUNDAY : WEEKDAYS.indexOf(name));
  if (which !== undefined) return day(on);
  return day(on < today ? on + 7 : on, 'week');
}

/** The same day of the month, months later: the last one where that month is shorter. */
export function monthsLater(from: Day, months: number): Day {
  const at = new Date(from * DAY_MS);
  const last = endOfMonth(from, months);
  return Math.min(last, Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, at.getUTCDate()) / DAY_MS);
}

/** The day of this number in the month of another day, or in the month after it. */
export function sameNumberAfter(day: Day, first: Day): Day | undefined {
  const date = new Date(day * DAY_MS).getUTCDate();
  const at = new Date(first * DAY_MS);
  for (const months of [0, 1]) {
    const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
    const on = dateOf(month.getUTCFullYear(), month.getUTCMonth() + 1, date);
    if (on !== undefined && on >= first) return on;
  }
  return undefined;
}

export const written = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
