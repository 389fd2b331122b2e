import { addDays, midnightUtc, type LocalDate } from '../../calendar/local-date.ts';
import { readNumber } from '../../language/numbers.ts';
import type { GridCell } from './grid.ts';

/** A day or a moment as a cell tells it, on the organisation's wall clock. */
export interface CellDate {
  readonly date: LocalDate;
  /** 'HH:MM'; null where only a day was given. */
  readonly time: string | null;
  /** What was assumed, for whoever looks the import over. */
  readonly doubt?: string;
}

/** As it is kept beside an issue: one way of writing for every way of typing. */
export function dateText({ date, time }: CellDate): string {
  return time === null ? date : `${date} ${time}`;
}

export type DateReading =
  | { readonly kind: 'date'; readonly date: CellDate }
  /** Empty, or a word that says there is none: 长期, 待定, 无, /. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear' };

export interface DateContext {
  /** The year of a date without one: the one told last in the sheet; null where none was. */
  readonly year: number | null;
  /** Today, for a sheet that tells no year at all. */
  readonly today: LocalDate;
  readonly date1904: boolean;
}

const NONE = /^(?:[/\\—\-–－.。、无]*|长期(?:坚持|推进)?|待定|未定|暂无|不限|立即|即时|尽快|无期限|n\/?a)$/i;
/** Between 1954 and 2118: what else a number in a column of dates might be is none. */
const SERIALS = { from: 20_000, to: 80_000 } as const;
const DAYS_FROM_1900_TO_1904 = 1_462;
const EPOCH_1900: LocalDate = '1899-12-30';

/** Reads a date in every habit of Excel and its writers. */
export function readCellDate(cell: GridCell, context: DateContext): DateReading {
  if (cell.value instanceof Date) return found(cell.value.toISOString().slice(0, 10), timeOf(cell.value));
  const text = tidy(cell.text);
  if (NONE.test(text)) return { kind: 'none' };
  if (typeof cell.value === 'number') return readSerial(cell.value, text, context);
  return readText(text, context);
}

function tidy(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** Excel keeps seconds as parts of a day: to the minute it is exact. */
function timeOf(wall: Date): string | null {
  const time = new Date(Math.round(wall.getTime() / 60_000) * 60_000).toISOString().slice(11, 16);
  return time === '00:00' ? null : time;
}

function readSerial(value: number, text: string, context: DateContext): DateReading {
  if (/^\d{8}$/.test(text) || /^\d{6}$/.test(text)) return readText(text, context);
  if (value >= SERIALS.from && value < SERIALS.to) {
    const days = Math.floor(value) + (context.date1904 ? DAYS_FROM_1900_TO_1904 : 0);
    const minutes = Math.round((value - Math.floor(value)) * 1_440);
    return found(addDays(EPOCH_1900, days), minutes === 0 ? null : clock(minutes));
  }
  return value > 1 && value < 13 ? readText(text, context) : { kind: 'unclear' };
}

const NUM = '(\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';

/** How a day is written, most telling first; the groups are year, month and day. */
const SHAPES: readonly { readonly shape: RegExp; readonly order?: 'mdy' }[] = [
  {
    shape: new RegExp(
      `(?<!\\d)((?:19|20)\\d{2}|[二〇零○一二三四五六七八九]{4}) ?[年.\\-/] ?${NUM} ?[月.\\-/] ?${NUM}(?: ?[日号])?(?!\\d)`,
    ),
  },
  { shape: /^()(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})(?!\d)/, order: 'mdy' },
  { shape: /^((?:19|20)\d{2})(\d{2})(\d{2})(?=\D|$)/ },
  { shape: /^(\d{2})(\d{2})(\d{2})$/ },
  { shape: /^'?(\d{2})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?(?!\d)/ },
  { shape: new RegExp(`()${NUM} ?月 ?${NUM} ?[日号]?`) },
  { shape: /^()(\d{1,2})[.\-/](\d{1,2})(?![\d.])/ },
];

function readText(text: string, context: DateContext): DateReading {
  for (const { shape, order } of SHAPES) {
    const match = shape.exec(text);
    if (match === null) continue;
    const [year, month, day] =
      order === 'mdy' ? [match[4], match[2], match[3]] : [match[1], match[2], match[3]];
    const date = dayOf(year ?? '', numberOf(month), numberOf(day), context);
    if (date === undefined) continue;
    const rest = text.slice(match.index + match[0].length);
    const doubt = doubtOf(text, rest, year ?? '', date, context);
    return found(date, readTime(rest), doubt);
  }
  return { kind: 'unclear' };
}

function found(date: LocalDate, time: string | null, doubt?: string): DateReading {
  return { kind: 'date', date: { date, time, ...(doubt === undefined ? {} : { doubt }) } };
}

function numberOf(written: string | undefined): number {
  return readNumber((written ?? '').replace('廿', '二十').replace('卅', '三十')) ?? Number.NaN;
}

const DIGITS = '〇一二三四五六七八九';

function yearOf(written: string): number {
  const digits = Array.from(written.replaceAll(/[零○]/g, '〇'), (one) =>
    DIGITS.includes(one) ? String(DIGITS.indexOf(one)) : one,
  ).join('');
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function dayOf(year: string, month: number, day: number, context: DateContext): LocalDate | undefined {
  if (year !== '') return valid(yearOf(year), month, day);
  if (context.year !== null) return valid(context.year, month, day);
  // Without any year in the sheet it is the last one that is not far ahead of today.
  const thisYear = Number(context.today.slice(0, 4));
  const near = valid(thisYear, month, day);
  return near !== undefined && near > addDays(context.today, 120) ? valid(thisYear - 1, month, day) : near;
}

function valid(year: number, month: number, day: number): LocalDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  try {
    midnightUtc(date);
    return date;
  } catch {
    return undefined;
  }
}

/** Typed 3.10, Excel keeps 3.1; and a span has two ends. */
function doubtOf(
  text: string,
  rest: string,
  year: string,
  date: LocalDate,
  context: DateContext,
): string | undefined {
  if (/^\d{1,2}\.[123]$/.test(text)) return `“${text}”读作${words(date)}，也可能是${words(date)}后面少了0`;
  if (/^ ?(?:-|~|—|–|至|到)/.test(rest) && /\d/.test(rest)) return `“${text}”是一段时间，取了${words(date)}`;
  if (year === '' && context.year === null) return `“${text}”没有写年份，读作${date.slice(0, 4)}年`;
  return undefined;
}

function words(date: LocalDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

const TIME = /(?:T| |^)?(上午|下午|晚上?|中午)? ?(\d{1,2})(?:[:点时](\d{1,2})?)(?:[:分]\d{0,2})?/;

function readTime(rest: string): string | null {
  const [, part = '', hour, minute = '0'] = TIME.exec(rest) ?? [];
  if (hour === undefined) return null;
  const later = /下午|晚/.test(part) && Number(hour) < 12 ? 12 : 0;
  const minutes = (Number(hour) + later) * 60 + Number(minute);
  return minutes < 1_440 ? clock(minutes) : null;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
