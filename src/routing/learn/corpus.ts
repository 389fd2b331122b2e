import {
  ALL_BUCKETS,
  countPieces,
  LONGEST_PIECE,
  type Counts,
  type Range,
  type Wording,
} from './features.ts';
import { placesWhere, placeTable } from './vocabulary.ts';

/** Texts whose pieces bear small numbers in a row, so that the tables of training stay in the processor's cache. */
export interface Corpus {
  readonly range: Range;
  /** In the order of the texts. */
  readonly counts: readonly Counts[];
  /** The pieces' true buckets, by their small numbers. */
  readonly buckets: Uint32Array;
}

/**
 * Reads texts twice: once to see which pieces at least so many of them hold, once to keep these. What fewer hold could
 * teach nothing, and the first reading keeps nothing, so that thousands of letters fit into little memory.
 */
export function readCorpus(texts: readonly Wording[], least: number, longest = LONGEST_PIECE): Corpus {
  const buckets = mostUsedFirst(countTexts(texts, longest), least);
  const place = placeTable(buckets);
  const firstOfTitles = buckets.findIndex((bucket) => bucket >= ALL_BUCKETS.firstOfTitles);
  return {
    range: { size: buckets.length, firstOfTitles: firstOfTitles === -1 ? buckets.length : firstOfTitles },
    counts: texts.map((text) => renumber(countPieces(text, longest), place)),
    buckets,
  };
}

/** What is met most stands together, first of the texts' pieces and of the titles': a training runs through little memory. */
function mostUsedFirst(seen: Uint16Array, least: number): Uint32Array {
  const buckets = placesWhere(seen, least);
  const isTitle = (bucket: number) => Number(bucket >= ALL_BUCKETS.firstOfTitles);
  return buckets.sort((a, b) => isTitle(a) - isTitle(b) || seen[b]! - seen[a]! || a - b);
}

function countTexts(texts: readonly Wording[], longest: number): Uint16Array {
  const seen = new Uint16Array(ALL_BUCKETS.size);
  for (const text of texts) {
    const { buckets } = countPieces(text, longest);
    for (let i = 0; i < buckets.length; i++) {
      const bucket = buckets[i]!;
      if (seen[bucket]! < 0xffff) seen[bucket]!++;
    }
  }
  return seen;
}

function renumber({ buckets, times }: Counts, place: Int32Array): Counts {
  const at = new Uint32Array(buckets.length);
  const kept = new Uint8Array(buckets.length);
  let end = 0;
  for (let i = 0; i < buckets.length; i++) {
    const where = place[buckets[i]!]!;
    if (where < 0) continue;
    at[end] = where;
    kept[end++] = times[i]!;
  }
  return { buckets: at.slice(0, end), times: kept.slice(0, end) };
}
