import { BUCKETS, FIRST_TITLE_BUCKET, type Counts } from './features.ts';

/** A text as numbers for the pieces that were kept. */
export interface Vector {
  readonly at: Uint32Array;
  readonly value: Float32Array;
}

/** The pieces worth keeping, and how much each says. */
export interface Vocabulary {
  /** Bucket numbers, ascending; a piece's place here is its place in the weights. */
  readonly buckets: Uint32Array;
  readonly importance: Float32Array;
}

export interface Labelled {
  readonly counts: Counts;
  /** Places in the list of labels; several where several answered. */
  readonly labels: readonly number[];
}

/** In a small ledger every piece counts; in a large one what two letters share may be chance. */
const RARE = { below: 1000, keep: 1, else: 3 } as const;
/** How strongly a piece that only some departments' letters hold is preferred; 0 is plain TF-IDF. */
const CONCENTRATION = 0.5;
const PRIOR = 2;
const TITLE_LENGTH = 0.5;

/**
 * Weighs pieces by inverse document frequency times how far they tell the labels apart:
 * the square root of the divergence of P(label | piece) from P(label).
 */
export function learnVocabulary(rows: readonly Labelled[], labels: number): Vocabulary {
  const seen = new Uint32Array(BUCKETS);
  for (const { counts } of rows) for (const bucket of counts.buckets) seen[bucket] = (seen[bucket] ?? 0) + 1;
  const least = rows.length < RARE.below ? RARE.keep : RARE.else;
  const buckets = placesWhere(seen, (times) => times >= least);
  const place = placeTable(buckets);
  const perLabel = new Float32Array(buckets.length * labels);
  const shares = new Float64Array(labels);
  for (const { counts, labels: own } of rows) {
    for (const label of own) shares[label] = (shares[label] ?? 0) + 1 / own.length / rows.length;
    for (const bucket of counts.buckets) {
      const at = place[bucket] ?? -1;
      if (at >= 0) for (const label of own) perLabel[at * labels + label]! += 1 / own.length;
    }
  }
  const importance = Float32Array.from(buckets, (bucket, at) => {
    const times = seen[bucket] ?? 0;
    const spread = divergence(perLabel.subarray(at * labels, (at + 1) * labels), times, shares);
    return (Math.log((1 + rows.length) / (1 + times)) + 1) * spread ** CONCENTRATION;
  });
  return { buckets, importance };
}

/** The table that finds a bucket's place, -1 for none: 16 MB while texts are read. */
export function placeTable(buckets: Uint32Array): Int32Array {
  const place = new Int32Array(BUCKETS).fill(-1);
  buckets.forEach((bucket, at) => {
    place[bucket] = at;
  });
  return place;
}

/** The text's pieces make a vector of length 1, the title's one of length ½. */
export function vectorOf(counts: Counts, { importance }: Vocabulary, place: Int32Array): Vector {
  const at = new Uint32Array(counts.buckets.length);
  const value = new Float32Array(counts.buckets.length);
  let kept = 0;
  let titleFrom = -1;
  counts.buckets.forEach((bucket, i) => {
    const where = place[bucket] ?? -1;
    if (where < 0) return;
    if (titleFrom < 0 && bucket >= FIRST_TITLE_BUCKET) titleFrom = kept;
    at[kept] = where;
    value[kept++] = (1 + Math.log(counts.times[i] ?? 1)) * (importance[where] ?? 0);
  });
  const end = titleFrom < 0 ? kept : titleFrom;
  scaleTo(1, value.subarray(0, end));
  scaleTo(TITLE_LENGTH, value.subarray(end, kept));
  return { at: at.slice(0, kept), value: value.slice(0, kept) };
}

function scaleTo(length: number, values: Float32Array): void {
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const scale = squares === 0 ? 0 : length / Math.sqrt(squares);
  values.forEach((value, i) => {
    values[i] = value * scale;
  });
}

function divergence(counts: Float32Array, times: number, shares: Float64Array): number {
  let sum = 0;
  for (const [label, share] of shares.entries()) {
    if (share === 0) continue;
    const chance = ((counts[label] ?? 0) + PRIOR * share) / (times + PRIOR);
    sum += chance * Math.log(chance / share);
  }
  return Math.max(0, sum);
}

function placesWhere(values: Uint32Array, holds: (value: number) => boolean): Uint32Array {
  const places: number[] = [];
  values.forEach((value, place) => {
    if (holds(value)) places.push(place);
  });
  return Uint32Array.from(places);
}
