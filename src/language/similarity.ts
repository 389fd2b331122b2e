import { simplify } from './fold.ts';

/** What says nothing about the matter: marks, digits, and words that open or close any report. */
const NOISE =
  /[^\p{Script=Han}a-zA-Z]|报问题|问题|请|麻烦|协调|帮忙|希望|目前|现在|我们|这边|那边|公司|有限/gu;

/**
 * How far two reports tell of the same, from 0 to 1: the share of pairs of neighbouring characters that both have
 * (Dice). Names that both hold anyway are taken out by the caller.
 */
export function similarity(one: string, other: string): number {
  return likenessTo(one)(other);
}

/** The same, for a text that many are compared with. */
export function likenessTo(one: string): (other: string) => number {
  const a = pairs(one);
  return (other) => {
    const b = pairs(other);
    if (a.size === 0 || b.size === 0) return 0;
    let shared = 0;
    for (const pair of a) if (b.has(pair)) shared += 1;
    return (2 * shared) / (a.size + b.size);
  };
}

function pairs(text: string): Set<string> {
  const plain = simplify(text).toLowerCase().replaceAll(NOISE, '');
  const found = new Set<string>();
  for (let i = 0; i + 2 <= plain.length; i++) found.add(plain.slice(i, i + 2));
  return found;
}
