import type { Evidence, Lexicon } from './lexicon.ts';

/** Beside the lead's, the evidence for a helper must be at least this much of it. */
const SHARE = 0.35;
/** A piece of a duty this long says as much as a short duty said whole. */
const LONG_PIECE = 4;
const MOST = 2;
const LOOKED_AT = 4;

/**
 * Who else the text needs beside the lead, by places in the lexicon's list: others of whose duties it speaks in so
 * many words, and in other words than those that speak for the lead (修路 for one, 交通疏导 for the other).
 */
export function helpersNeeded(lexicon: Lexicon, lead: number, text: string): number[] {
  const scores = lexicon.scores(text);
  const own = clear(lexicon.evidence(lead, text, LOOKED_AT));
  if (own.length === 0) return [];
  const taken = own.map(({ matched }) => matched);
  return [...scores.keys()]
    .filter((unit) => unit !== lead && (scores[unit] ?? 0) >= SHARE * (scores[lead] ?? 0))
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .filter((unit) => {
      const others = clear(lexicon.evidence(unit, text, LOOKED_AT)).filter(({ matched }) =>
        isOther(matched, taken),
      );
      taken.push(...others.map(({ matched }) => matched));
      return others.length > 0;
    })
    .slice(0, MOST);
}

function clear(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ phrase, matched }) => phrase === matched || matched.length >= LONG_PIECE);
}

function isOther(matched: string, taken: readonly string[]): boolean {
  return taken.every((word) => !word.includes(matched) && !matched.includes(word));
}
