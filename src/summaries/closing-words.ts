import { fold } from '../language/fold.ts';
import { findAmounts } from '../language/quantities.ts';

/** What a result leaves for later: "送到200个，还差300个". */
const TO_COME = /还差|还缺|尚缺|尚差|缺口|欠|没到|未到|没送|未送|下周|下个?月|随后|后续|再[送补发]/;

/** The last of it, however much came before: "剩下1500个已补齐". */
const THE_REST = /剩下|剩余|余下|其余|补[齐足]|[配到送]齐|全部|全数|如数/;

/** Which of a result's amounts are meant: those that may be counted so, and not beside another thing's name. */
export interface AmountOf {
  readonly item: string;
  readonly isUnit: (unit: string) => boolean;
  readonly others: readonly string[];
}

/**
 * How much of one thing a result says came: "送到200个，还差300个" is 200. Null where it names no amount, or the rest
 * of it ("余下7500个已送到"), which leaves nothing open.
 */
export function amountIn(result: string, { item, isUnit, others }: AmountOf): number | null {
  const folded = fold(result);
  const said = findAmounts(folded)
    .filter(({ unit }) => isUnit(unit))
    .map(({ value, start, end }) => ({ value, clause: clauseAt(folded, start, end) }))
    .filter(({ clause }) => clause.includes(item) || !others.some((other) => clause.includes(other)));
  const came = said.filter(({ clause }) => !TO_COME.test(clause));
  const isAll = came.length === said.length && came.some(({ clause }) => THE_REST.test(clause));
  return said.length === 0 || isAll ? null : came.reduce((sum, { value }) => sum + value, 0);
}

const BREAK = /[,，、。;；!！\n]/;

function clauseAt(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (from > 0 && !BREAK.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && !BREAK.test(text.charAt(to))) to += 1;
  return text.slice(from, to);
}
