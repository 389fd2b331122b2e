import { readNumber } from '../../language/numbers.ts';

export type PostName = 'weekly' | 'monthly' | 'morning' | 'evening';

const PART = '(早上|上午|清早|早|中午|下午|傍晚|晚上|晚)?';
const CLOCK = String.raw`\s*(?:的)?${PART}\s*(\d{1,2})(?:[:点](\d{1,2}|半)?分?)`;
const WEEKLY = new RegExp(`^每?个?(?:周|星期|礼拜)([一二三四五六日天])${CLOCK}$`, 'u');
const DAILY = new RegExp(`^(?:每天|每日|天天)${CLOCK}$`, 'u');
const ANY_DAY = new RegExp(`^${CLOCK}$`, 'u');
const MONTHLY = new RegExp(`^(?:每个?月的?)(\\d{1,2})[日号]${CLOCK}$`, 'u');

const HAN = '[一二两三四五六七八九十]{1,3}';
/** 六点三刻 → 6点45, 每月一号 → 每月1号. */
const IN_DIGITS: readonly (readonly [RegExp, (number: string) => string])[] = [
  [/点(?:一刻)/gu, () => '点15'],
  [/点(?:三刻)/gu, () => '点45'],
  [/点(?:钟|整)/gu, () => '点'],
  [new RegExp(`${HAN}(?=点|[日号])`, 'gu'), inDigits],
  [new RegExp(`(?<=点)${HAN}`, 'gu'), inDigits],
];

function inDigits(number: string): string {
  return String(readNumber(number) ?? number);
}

/** 每周一8:30 → 30 8 * * 1; a brief comes every day. What is none of these is taken for cron text. */
export function cronSaid(what: PostName, typed: string): string {
  const said = IN_DIGITS.reduce((text, [pattern, digits]) => text.replace(pattern, digits), typed);
  const isBrief = what === 'morning' || what === 'evening';
  const clock = (part = '', hours = '', minutes = '0') => `${minuteOf(minutes)} ${hourOf(what, part, hours)}`;
  const weekly = WEEKLY.exec(said);
  if (weekly !== null) return `${clock(...weekly.slice(2))} * * ${weekdayOf(weekly[1] ?? '')}`;
  const daily = DAILY.exec(said) ?? (isBrief ? ANY_DAY.exec(said) : null);
  if (daily !== null) return `${clock(...daily.slice(1))} * * *`;
  const monthly = MONTHLY.exec(said);
  return monthly === null ? typed : `${clock(...monthly.slice(2))} ${monthly[1]} * *`;
}

const minuteOf = (minutes: string): number => (minutes === '半' ? 30 : Number(minutes));

const NOON = 12;

/** An evening brief at 6:30 comes in the evening; 晚上12点 is no hour of that day. */
function hourOf(what: PostName, part: string, hours: string): number {
  const hour = Number(hours);
  if (part.startsWith('晚') && hour === NOON) return 2 * NOON;
  const isLater =
    /下午|晚/.test(part) || (part === '中午' && hour < 3) || (part === '' && what === 'evening');
  return isLater && hour > 0 && hour < NOON ? hour + NOON : hour;
}

/** 1 is Monday, 7 is Sunday, as in cron. */
const weekdayOf = (day: string) => (day === '天' ? 7 : '一二三四五六日'.indexOf(day) + 1);
