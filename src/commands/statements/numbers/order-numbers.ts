import { hashedNumbers } from '../../../language/issue-numbers.ts';

export interface HeadNumbers {
  /** Without duplicates, in the order typed. */
  readonly numbers: readonly number[];
  /** Where the words behind them begin. */
  readonly end: number;
}

const MOST = 50;
/** Nobody writes a longer list by hand. */
const FARTHEST = 400;
const JOIN = /^\s{0,3}(?:[、,/&+和与及跟]|以及|还有)?\s{0,3}/;

/** "督办 1 明天前解决", "督办1号": neither a day, nor a telephone, nor how many there are of something. */
const BARE =
  /^([1-9]\d{0,5})(号(?:问题|工单|件)?)?(?=[\s,:;。、和与及跟]|$|\d{1,6}号)(?!\s*(?:[条个件项点次家户人天日月周年]|小时|工作日))/;

/** What makes of a number that merely stands in a row a time, an amount or a place, even behind a space. */
const NO_MORE_IN_ROW =
  /^\d+(?::\d|[\s:]*(?:号(?!问题|工单|件)|[天日月周年点时分秒万千百亿元块吨楼栋层米%]|工作日|星期|礼拜|小时|以?内|之内|前|后))/;

export interface HeadOptions {
  /** Numbers without a sign count. */
  readonly bare: boolean;
  /** So do those that stand in a row with nothing but a space between them. */
  readonly spaced?: boolean;
}

/**
 * Every number in a row at the head of an order: "#15、#20", "3号 4号", "12和15", "2 3 12月4日前". Behind the first, a
 * number without a sign wants its 号, a joining word or a space on both sides, so that "12 3天内" stays one issue and a limit.
 */
export function numbersAtHead(
  folded: string,
  { bare, spaced = false }: HeadOptions,
): HeadNumbers | undefined {
  const text = folded.slice(0, FARTHEST);
  const numbers = new Set<number>();
  let end = 0;
  while (numbers.size < MOST) {
    const join = numbers.size === 0 ? '' : (JOIN.exec(text.slice(end))?.[0] ?? '');
    const rest = text.slice(end + join.length);
    const inRow = spaced && join !== '' && /^\d+(?=[\s,。]|$)/.test(rest) && !NO_MORE_IN_ROW.test(rest);
    const one = oneAt(rest, bare, numbers.size === 0 || /\S/.test(join) || inRow);
    if (one === undefined) break;
    for (const number of one.numbers) numbers.add(number);
    end += join.length + one.end;
  }
  return numbers.size === 0 ? undefined : { numbers: [...numbers], end };
}

function oneAt(text: string, bare: boolean, mayLackSign: boolean): HeadNumbers | undefined {
  const [ref] = hashedNumbers(text);
  if (ref?.start === 0) return { numbers: ref.numbers, end: ref.end };
  const match = bare ? BARE.exec(text) : null;
  if (match === null || (match[2] === undefined && !mayLackSign)) return undefined;
  return { numbers: [Number(match[1])], end: match[0].length };
}
