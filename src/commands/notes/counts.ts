import { NUMBER, readNumber } from '../../language/numbers.ts';

const COUNT = `(${NUMBER})\\s?(?:多|余)?`;

const between = '(?:[^\\d,。;、一二两三四五六七八九十百]{0,6}?)';

export function counted(folded: string, patterns: Readonly<Record<string, RegExp>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [name, pattern] of Object.entries(patterns)) {
    const match = pattern.exec(folded);
    const value = readNumber(match?.slice(1).find((group) => group !== undefined) ?? '');
    if (value !== undefined) counts[name] = value;
  }
  return counts;
}

export function count(before: string, unit: string): RegExp {
  return new RegExp(`(?:${before})${between}${COUNT}(?:${unit})`, 'u');
}

export function countOf(unit: string, noun: string): RegExp {
  // "企业2家社区3个": the noun is the next one's.
  return new RegExp(`${COUNT}(?:${unit})(?:${noun})(?!\\s?(?:${NUMBER})\\s?[个家户处条件项])`);
}

export function either(...ways: readonly RegExp[]): RegExp {
  return new RegExp(ways.map(({ source }) => source).join('|'), 'u');
}
