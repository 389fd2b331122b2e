import { hashedNumbers } from '../language/issue-numbers.ts';

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

/**
 * Every number in a row at the head of an order: "#15、#20", "3号 4号", "12和15". Behind the first, a number without a
 * sign wants its 号 or a joining word, so that "12 3天内" stays one issue and a limit.
 */
export function numbersAtHead(folded: string, { bare }: { readonly bare: boolean }): HeadNumbers | undefined {
  const text = folded.slice(0, FARTHEST);
  const numbers = new Set<number>();
  let end = 0;
  while (numbers.size < MOST) {
    const join = numbers.size === 0 ? '' : (JOIN.exec(text.slice(end))?.[0] ?? '');
    const one = oneAt(text.slice(end + join.length), bare, numbers.size === 0 || /\S/.test(join));
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
