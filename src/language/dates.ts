import { readNumber } from './numbers.ts';
import { Spans } from './spans.ts';
import { allMatches } from './all-matches.ts';

/** A day or a moment said in a text, reckoned from a given now in China's one time zone. */
export interface DateFound {
  /** ISO 8601 with +08:00. */
  readonly iso: string;
  /** Neither an hour nor a half-day was said; the office hours' end was assumed. */
  readonly dayOnly: boolean;
  /** 前, 之前, 内: until then, not at that time. */
  readonly isLimit: boolean;
  readonly start: number;
  readonly end: number;
}

const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const NUM = '(\\d{1,3}|[一二两三四五六七八九十半]{1,3})';
const PART = '(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|今晚|早|晚|午)';
const CLOCK = `(?:(\\d{1,2}):(\\d{2})|${NUM}点(?:钟|整)?(半|一刻|三刻|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})分)?)`;
const TIME = `(?:\\s{0,2}${PART})?(?:\\s{0,2}${CLOCK})?(下班)?`;
const LIMIT = '(\\s?(?:之前|以前|前|之内|以内|内|截止|为止))?';

interface Rule {
  readonly day: string;
  /** The day meant, as days since the epoch in local time, or undefined where the numbers make none. */
  readonly read: (
    match: readonly (string | undefined)[],
    today: number,
    isWorkingDay: IsWorkingDay,
  ) => number | undefined;
}

interface Today {
  readonly day: number;
  readonly isWorkingDay: IsWorkingDay;
}

const RELATIVE: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  今儿: 0,
  今晚: 0,
  今早: 0,
  今夜: 0,
  当天: 0,
  当日: 0,
  今: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  明晚: 1,
  明儿: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  前天: -2,
};
const WEEKDAYS = '一二三四五六日';

/** What can name a day; read in this order, the first that fits at a place wins. */
const RULES: readonly Rule[] = [
  {
    day: '(大后天|今天|今日|今儿|今晚|今早|今夜|当天|当日|明天|明日|明早|明晚|明儿|后天|昨天|昨日|昨晚|前天)',
    read: ([word = ''], today) => today + (RELATIVE[word] ?? 0),
  },
  {
    day: '(上上|下下|上|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天末])',
    read: ([which, day = '一'], today) => weekday(which, day, today),
  },
  {
    day: '(?:(20\\d{2})[年.\\-/])?(\\d{1,2}|[一二三四五六七八九十]{1,2})(?:月(?:份)?|(?<=20\\d{2}[.\\-/]\\d{1,2})[.\\-/])(\\d{1,2}|[一二三四五六七八九十]{1,3}|底|末|初|中旬|上旬|下旬)(?:日|号)?',
    read: ([year, month, day], today) => dayOf(year, month, day, today),
  },
  {
    day: '(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})(?![\\d.%]|\\s?(?:[万亿元吨个倍米公%]|千))',
    read: ([month, day], today) => dayOf(undefined, month, day, today),
  },
  {
    // "最迟3/20", "3/20前": anything else with a stroke is a part of something.
    day: '(?:(?<=(?:最[迟晚]|截[止至]到?|定[在于]|赶在)\\s?)|(?<![\\d./])(?=\\d{1,2}/\\d{1,2}\\s?(?:之?前|以前|上午|下午|截止|到期|到货|交货|开工|到岗)))(\\d{1,2})/(\\d{1,2})(?![\\d/%])',
    read: ([month, day], today) => dayOf(undefined, month, day, today),
  },
  { day: '(?:这个|本|当)?(月底|月末|年底|年末)', read: ([which = ''], today) => endOf(which, today) },
  {
    // "3日内" counts days, as "3天内" does.
    day: '(?<![\\d#.第月])(\\d{1,2}|[一二三四五六七八九十]{2,3})(?:日(?!之内|以内|内)|号)(?![楼线院门店厂库机床仓线公路码]|问题|工单|已|解决|办|搞|签|退|催|处)',
    read: ([day], today) => dayThisMonth(day, today),
  },
  { day: `${NUM}个?(工作日|天|日|周|星期|礼拜|月)(?:之后|以后|后|(?=之内|以内|内|前))`, read: spanFrom },
];

const FINDERS = RULES.map(({ day, read }) => ({ pattern: new RegExp(day + TIME + LIMIT, 'g'), read }));
const MAY_HOLD_DATE = /[天日号周拜期月底末今明后昨前内]|\d[./]\d/;
const HOURS = new RegExp(`${NUM}个?(小时|钟头|分钟)(?:之内|以内|内|后|之后)`, 'g');

/** Whether a day, as 2020-03-11, is worked: holidays and make-up days (调休) are the calendar's to know. */
export type IsWorkingDay = (date: string) => boolean;

/** Every day and moment in folded text, without overlaps, in order; without a calendar every Monday to Friday is worked. */
export function findDates(folded: string, now: Date, isWorkingDay: IsWorkingDay = onWeekdays): DateFound[] {
  if (!MAY_HOLD_DATE.test(folded)) return [];
  const today = { day: Math.floor((now.getTime() + ZONE_MS) / DAY_MS), isWorkingDay };
  const found = new Spans<DateFound>(folded.length);
  for (const { pattern, read } of FINDERS)
    for (const match of allMatches(folded, pattern)) {
      const one = moment(match, read, today);
      if (one !== undefined) found.add(one);
    }
  for (const match of allMatches(folded, HOURS)) found.add(inHours(match, now));
  return found.inOrder();
}

function moment(match: RegExpExecArray, read: Rule['read'], today: Today): DateFound | undefined {
  const groups = match.slice(1);
  const [part, hours, minutes, points, rest, off, limit] = groups.slice(-7);
  const day = read(groups.slice(0, -7), today.day, today.isWorkingDay);
  if (day === undefined) return undefined;
  const clock = clockOf(
    match[0],
    part,
    hours ?? points,
    minutes ?? rest,
    limit !== undefined || off !== undefined,
  );
  return {
    iso: isoOf(day, clock.minutes),
    dayOnly: clock.assumed,
    isLimit: limit !== undefined || off !== undefined,
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** Minutes after midnight; without an hour the usual end (a limit) or beginning (an appointment) of that half-day. */
function clockOf(
  typed: string,
  part: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
  isLimit: boolean,
): { readonly minutes: number; readonly assumed: boolean } {
  const half = part ?? (/晚/.test(typed) ? '晚' : /早/.test(typed) ? '早' : undefined);
  if (hours !== undefined) {
    const hour = readNumber(hours) ?? 0;
    const later = half !== undefined && /下午|傍晚|晚|夜/.test(half) && hour < 12 ? 12 : 0;
    return { minutes: (hour + later) * 60 + minutesOf(minutes), assumed: false };
  }
  if (half === undefined) return { minutes: 17 * 60 + 30, assumed: true };
  const [begin, end] = HALF_DAYS.find(([signs]) => signs.test(half))?.[1] ?? [8 * 60 + 30, 12 * 60];
  return { minutes: isLimit ? end : begin, assumed: false };
}

const HALF_DAYS: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/凌晨/, [0, 6 * 60]],
  [/清晨|早/, [8 * 60, 9 * 60]],
  [/上午/, [8 * 60 + 30, 12 * 60]],
  [/下午|傍晚/, [13 * 60 + 30, 17 * 60 + 30]],
  [/晚|夜/, [19 * 60, 21 * 60]],
  [/午/, [12 * 60, 13 * 60]],
];

function minutesOf(written: string | undefined): number {
  if (written === undefined) return 0;
  const named = { 半: 30, 一刻: 15, 三刻: 45 }[written];
  return named ?? readNumber(written.replace('分', '')) ?? 0;
}

function weekday(which: string | undefined, day: string, today: number): number {
  const index = day === '末' ? 5 : day === '天' ? 6 : WEEKDAYS.indexOf(day);
  const monday = today - ((today + 3) % 7);
  const weeks = { 上上: -2, 上: -1, 下: 1, 下下: 2 }[which ?? ''] ?? 0;
  const meant = monday + weeks * 7 + index;
  return which === undefined && meant < today ? meant + 7 : meant;
}

function dayOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  today: number,
): number | undefined {
  const now = new Date(today * DAY_MS);
  const m = readNumber(month ?? '') ?? 0;
  const special = { 初: 1, 上旬: 10, 中旬: 15, 下旬: 25, 底: 31, 末: 31 }[day ?? ''];
  const y = year === undefined ? now.getUTCFullYear() : Number(year);
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const d = special === undefined ? (readNumber(day ?? '') ?? 0) : Math.min(special, last);
  if (m < 1 || m > 12 || d < 1 || d > last) return undefined;
  return Date.UTC(y, m - 1, d) / DAY_MS;
}

/** "13号": of this month; a day that passed more than three weeks ago is the next month's. */
function dayThisMonth(day: string | undefined, today: number): number | undefined {
  const now = new Date(today * DAY_MS);
  const d = readNumber(day ?? '') ?? 0;
  if (d < 1 || d > 31) return undefined;
  const meant = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), d) / DAY_MS;
  return meant < today - 21 ? Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, d) / DAY_MS : meant;
}

function endOf(which: string, today: number): number {
  const now = new Date(today * DAY_MS);
  const month = which.startsWith('年') ? 12 : now.getUTCMonth() + 1;
  return Date.UTC(now.getUTCFullYear(), month, 0) / DAY_MS;
}

function spanFrom(
  [count, unit]: readonly (string | undefined)[],
  today: number,
  isWorkingDay: IsWorkingDay,
): number | undefined {
  const n = Math.ceil(readNumber(count ?? '') ?? 0);
  if (unit === '工作日') return afterWorkdays(today, n, isWorkingDay);
  const days = unit === '月' ? 30 : unit === '天' || unit === '日' ? 1 : 7;
  return today + n * days;
}

const MOST_WORKDAYS = 250;
/** So far on a calendar is asked that knows no working day at all. */
const MOST_DAYS = 600;

function afterWorkdays(today: number, count: number, isWorkingDay: IsWorkingDay): number {
  let day = today;
  for (let left = Math.min(count, MOST_WORKDAYS); left > 0 && day - today < MOST_DAYS;) {
    day += 1;
    if (isWorkingDay(isoOf(day, 0).slice(0, 10))) left -= 1;
  }
  return day;
}

function onWeekdays(date: string): boolean {
  return (Date.parse(date) / DAY_MS + 3) % 7 < 5;
}

function inHours(match: RegExpExecArray, now: Date): DateFound {
  const minutes = (readNumber(match[1] ?? '') ?? 0) * (match[2] === '分钟' ? 1 : 60);
  const local = now.getTime() + ZONE_MS + minutes * 60_000;
  const day = Math.floor(local / DAY_MS);
  return {
    iso: isoOf(day, Math.floor((local - day * DAY_MS) / 60_000)),
    dayOnly: false,
    isLimit: true,
    start: match.index,
    end: match.index + match[0].length,
  };
}

function isoOf(day: number, minutes: number): string {
  return new Date(day * DAY_MS + minutes * 60_000).toISOString().replace('.000Z', '+08:00');
}
