import type { Lexicon } from '../../directory/lexicon.ts';
import { fold } from '../../language/fold.ts';

/** Why something can hardly be the name of somebody new. */
export type NameDoubt =
  | { readonly kind: 'digits' }
  /** "住建局李四": the unit is known, and nobody of that name in it. */
  | { readonly kind: 'unit'; readonly unit: string; readonly rest: string }
  /** "交通厅赵安": it begins like a unit that nobody knows. */
  | { readonly kind: 'unknown unit'; readonly unit: string; readonly rest: string };

/** A unit of two or more signs before a name of two to four. */
const UNIT_FIRST =
  /^(\p{Script=Han}+(?:局|委|厅|办|所|大?队|中心|公司|集团|镇|乡|街道|社区|组|科|处|院|部|协会))的?(\p{Script=Han}{2,4})$/u;

/** Undefined where it may well be a name. */
export function doubtAbout(lexicon: Pick<Lexicon, 'find'>, typed: string): NameDoubt | undefined {
  const said = fold(typed).trim();
  if (/\d/.test(said)) return { kind: 'digits' };
  const [, unit = '', name = ''] = UNIT_FIRST.exec(said) ?? [];
  const known = lexicon.find(said).find(({ start }) => start === 0);
  // 交通厅赵安: 交通 is an office here, 交通厅 is none.
  if (known !== undefined && known.end >= unit.length) {
    const rest = said.slice(known.end).replace(/^的/, '').trim();
    return { kind: 'unit', unit: known.name, rest };
  }
  return unit.length < 2 ? undefined : { kind: 'unknown unit', unit, rest: name };
}
