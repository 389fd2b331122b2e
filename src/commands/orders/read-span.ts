import { monthsLater, sameNumberAfter, saidDays, written, type Day, type Piece } from './said-days.ts';

/** Local dates, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Why days that were said are none to be noted. */
export type Doubt =
  | { readonly why: 'none' | 'unclear' }
  | { readonly why: 'no_such_day'; readonly said: string }
  | ({ readonly why: 'backwards' | 'over' } & Span);

export interface SpanSaid {
  readonly found: ({ readonly why?: undefined; readonly isHalf: boolean } & Span) | Doubt;
  /** What is left beside the days, without the words that belong to them. */
  readonly rest: string;
}

const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const todayOf = (now: Date): Day => Math.floor((now.getTime() + ZONE_MS) / DAY_MS);

/** Longer is meant by nobody who writes it down here. */
const LONGEST = 400;
/** 28号到3号 goes over a month's end, 3月8日到5日 is written the wrong way round. */
const OVER_MONTHS_END = 15;
const OVER_YEARS_END = 60;

const OF_DAYS = /(?:共计?|总共|一共|需要?|要|算|为期?|这|的|整|全天|连休|连续|期间|了|[\s,、。!;和及~])+/gu;
const MORE_OF_DAYS = /[\d天日号周月年旬]/u;

/**
 * "从3月12日起" + "5天", "3月12日到15日", "到下周三", "明后两天": which days are meant. `behind` stands after the word
 * for what they are days of. Days that are none, or that could be others, are a doubt and never half of what was said.
 */
export function readSpan(
  before: string,
  behind: string,
  { now, isWorkingDay = onWeekdays }: { now: Date; isWorkingDay?: ((date: string) => boolean) | undefined },
): SpanSaid {
  const today = todayOf(now);
  const { pieces, rest } = saidDays(`${before} ${behind}`, today);
  const left = rest.replaceAll(OF_DAYS, '');
  const none = pieces.find(({ kind }) => kind === 'no_such_day');
  if (none?.kind === 'no_such_day') return { found: { why: 'no_such_day', said: none.said }, rest: left };
  if (MORE_OF_DAYS.test(left)) return { found: { why: 'unclear' }, rest: left };
  const counted = withCounts(pieces, before.length);
  const found = counted === undefined ? UNCLEAR : together(counted, { today, isWorkingDay });
  if (found === undefined || 'why' in found) return { found: found ?? { why: 'none' }, rest: left };
  return { found: judged(found, counted ?? [], today), rest: left };
}

const UNCLEAR = { why: 'unclear' } as const;

/** "请假3日" is three days where the 3rd is over, "3月12日请假3日" always; undefined where it could be both. */
function withCounts(
  pieces: readonly (Piece & { readonly at: number })[],
  behindFrom: number,
): readonly Piece[] | undefined {
  const isUntil = (piece: Piece | undefined) => piece?.kind === 'until' || piece?.kind === 'since';
  const counted: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const mayCount =
      piece.kind === 'day' &&
      piece.maybeCount !== undefined &&
      piece.at >= behindFrom &&
      !isUntil(pieces[index - 1]) &&
      !isUntil(pieces[index + 1]);
    if (!mayCount) counted.push(piece);
    else if (index > 0) counted.push({ kind: 'length', count: piece.maybeCount ?? 0, unit: 'day' });
    else return undefined;
  }
  return counted;
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}
interface Calendar {
  readonly today: Day;
  readonly isWorkingDay: (date: string) => boolean;
}

const LETTERS: Readonly<Record<Piece['kind'], string>> = {
  day: 'D',
  days: 'D',
  length: 'L',
  until: 'T',
  since: '',
  half: '',
  no_such_day: '',
};

/** How pieces make one span; what stands in no row is unclear. */
function together(pieces: readonly Piece[], calendar: Calendar): Days | Doubt | undefined {
  const days = pieces.filter((piece) => piece.kind === 'day' || piece.kind === 'days');
  const length = pieces.find((piece) => piece.kind === 'length');
  const [first, second] = days;
  const has = (kind: Piece['kind']) => pieces.some((piece) => piece.kind === kind);
  const { today } = calendar;
  switch (pieces.map(({ kind }) => LETTERS[kind]).join('')) {
    case '':
      return has('half') && !has('since') ? { from: today, to: today } : undefined;
    case 'D':
      return first === undefined || (has('since') && first.kind === 'day') ? UNCLEAR : first;
    case 'L':
      return lasting(today, length, calendar);
    case 'DL':
    case 'LD':
      return first?.kind === 'day'
        ? lasting(first.from, length, calendar)
        : ofLength(first, length, calendar);
    case 'TD':
      return untilDay(today, first);
    case 'DTD':
      return between(first, second);
    case 'DTDL':
    case 'LDTD':
      return ofLength(between(first, second), length, calendar);
    case 'LTD':
      return ofLength(untilDay(today, first), length, calendar);
    default:
      return length === undefined && !has('until') && days.length > 1 ? oneAfterAnother(days) : UNCLEAR;
  }
}

type Length = Extract<Piece, { kind: 'length' }>;
type SaidDays = Extract<Piece, { kind: 'day' | 'days' }>;

function lasting(from: Day, length: Length | undefined, { isWorkingDay }: Calendar): Days | Doubt {
  if (length === undefined || length.count < 1 || length.count > LONGEST) return UNCLEAR;
  if (length.unit === 'month') return { from, to: monthsLater(from, length.count) - 1 };
  if (length.unit === 'day') return { from, to: from + length.count - 1 };
  let to = from - 1;
  for (let left = length.count; left > 0;) {
    to += 1;
    if (to > from + 2 * LONGEST) return UNCLEAR;
    if (isWorkingDay(written(to))) left -= 1;
  }
  return { from, to };
}

/** Days that say their number too: it must be theirs. */
function ofLength(
  said: Days | Doubt | undefined,
  length: Length | undefined,
  calendar: Calendar,
): Days | Doubt {
  if (said === undefined || 'why' in said) return said ?? UNCLEAR;
  const counted = lasting(said.from, length, calendar);
  return 'why' in counted || counted.to !== said.to ? UNCLEAR : said;
}

/** "到下周" may mean its beginning. */
function untilDay(today: Day, day: SaidDays | undefined): Days | Doubt {
  if (day === undefined || (day.kind === 'days' && day.isNow !== true)) return UNCLEAR;
  return between({ kind: 'days', from: today, to: today }, day);
}

function between(first: SaidDays | undefined, second: SaidDays | undefined): Days | Doubt {
  if (first === undefined || second === undefined) return UNCLEAR;
  const to = second.kind === 'day' ? endFrom(first.from, second) : second.to;
  return { from: first.from, to };
}

function endFrom(first: Day, { to, again }: Extract<Piece, { kind: 'day' }>): Day {
  if (again === 'week') return first > to ? to + 7 * Math.ceil((first - to) / 7) : to;
  if (again === 'month') {
    const next = sameNumberAfter(to, first) ?? to;
    return to < first && new Date(next * DAY_MS).getUTCDate() < new Date(first * DAY_MS).getUTCDate()
      ? near(first, next, OVER_MONTHS_END, to)
      : next;
  }
  return again === 'year' && to < first ? near(first, monthsLater(to, 12), OVER_YEARS_END, to) : to;
}

const near = (first: Day, next: Day, most: number, otherwise: Day): Day =>
  next - first <= most ? next : otherwise;

/** "周一、周二": whole only without a gap. */
function oneAfterAnother(days: readonly SaidDays[]): Days | Doubt {
  const isWhole = days.every((one, index) => index === 0 || one.from === (days[index - 1]?.to ?? 0) + 1);
  const [from, to] = [days[0]?.from, days.at(-1)?.to];
  return isWhole && from !== undefined && to !== undefined ? { from, to } : UNCLEAR;
}

function judged({ from, to }: Days, pieces: readonly Piece[], today: Day): SpanSaid['found'] {
  const span = { from: written(from), to: written(to) };
  if (to < from) return { why: 'backwards', ...span };
  if (to < today) return { why: 'over', ...span };
  if (to - from > LONGEST) return UNCLEAR;
  const isHalf = pieces.some((piece) => piece.kind === 'half' || ('isHalf' in piece && piece.isHalf));
  return { ...span, isHalf };
}

function onWeekdays(date: string): boolean {
  return (Date.parse(date) / DAY_MS + 3) % 7 < 5;
}
