import { CATEGORY_SIGNS } from './category-signs.ts';

const GLOBAL = Object.entries(CATEGORY_SIGNS).map(([name, signs]) => ({
  name,
  signs: signs.map(([weight, ...words]) => ({
    pattern: new RegExp(words.join(' ').replaceAll(' ', '|'), 'g'),
    weight,
  })),
}));
const COUNTED_AT_MOST = 3;

/**
 * What the usual category words say; each different word counts once, and of two that weigh the same the first clause
 * decides. 其他 where none is in the text and the directory knows it.
 */
export function categoryOf(folded: string, categories: readonly string[]): string | undefined {
  const first = FIRST_CLAUSE.exec(folded)?.[0] ?? '';
  let best: { readonly name: string; readonly score: number; readonly atOnce: () => number } | undefined;
  for (const { name, signs } of GLOBAL) {
    if (!categories.includes(name)) continue;
    const score = weigh(signs, folded);
    if (score === 0 || score < (best?.score ?? 0)) continue;
    const atOnce = () => weigh(signs, first);
    if (best === undefined || score > best.score || atOnce() > best.atOnce()) best = { name, score, atOnce };
  }
  return best?.name ?? (categories.includes('其他') ? '其他' : undefined);
}
const FIRST_CLAUSE = /^[\s,。;!?]*[^\s,。;!?]+/;

function weigh(signs: (typeof GLOBAL)[number]['signs'], folded: string): number {
  return signs.reduce((sum, { pattern, weight }) => sum + weight * different(folded, pattern), 0);
}

function different(folded: string, pattern: RegExp): number {
  const words = folded.match(pattern);
  return words === null ? 0 : Math.min(COUNTED_AT_MOST, new Set(words).size);
}
