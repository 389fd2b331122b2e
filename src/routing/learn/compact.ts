import { ALL_BUCKETS, type Counts, type Range } from './features.ts';
import { countRows, placesWhere, placeTable, type Vocabulary } from './vocabulary.ts';

/** Rows whose pieces bear small numbers in a row, so that the tables of training stay in the processor's cache. */
export interface Compact {
  readonly range: Range;
  readonly counts: (row: Counts) => Counts;
  /** The same vocabulary, with the pieces' true buckets. */
  readonly restore: (vocabulary: Vocabulary) => Vocabulary;
}

/** Leaves out what fewer than `least` rows hold: no part of them could learn from it. */
export function compact(rows: readonly Counts[], least: number): Compact {
  const kept = placesWhere(countRows(rows, ALL_BUCKETS), least);
  const place = placeTable(kept);
  const firstOfTitles = kept.findIndex((bucket) => bucket >= ALL_BUCKETS.firstOfTitles);
  return {
    range: { size: kept.length, firstOfTitles: firstOfTitles === -1 ? kept.length : firstOfTitles },
    counts: (row) => renumber(row, place),
    restore: ({ buckets, importance }) => ({ buckets: buckets.map((at) => kept[at] ?? 0), importance }),
  };
}

function renumber({ buckets, times }: Counts, place: Int32Array): Counts {
  const known = buckets.map((bucket) => place[bucket] ?? -1);
  const holds = (_value: number, i: number) => (place[buckets[i] ?? 0] ?? -1) >= 0;
  return { buckets: known.filter(holds), times: times.filter(holds) };
}
