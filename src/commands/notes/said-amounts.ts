import { findAmounts } from '../../language/quantities.ts';

/** So much, as it was said; `near` is what stands around the figure and may name the thing. */
export interface SaidAmount {
  readonly value: number;
  /** Empty where none was said: "可供5000". */
  readonly unit: string;
  readonly near: string;
}

/** The amounts of folded text, each with the words of its own part of a list: "口罩3000只、20瓶酒精". */
export function saidAmounts(folded: string): SaidAmount[] {
  const found = findAmounts(folded);
  return found.map(({ value, unit, start, end }, i) => {
    const before = folded.slice(found[i - 1]?.end ?? 0, start).replace(/^.*[,、;]/, '');
    const behind = folded.slice(end, found[i + 1]?.start).replace(/[,、;].*$/, '');
    return { value, unit, near: before + behind };
  });
}
