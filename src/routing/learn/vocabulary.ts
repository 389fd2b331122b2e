import { ALL_BUCKETS, type Counts, type Range } from './features.ts';

/** A text as numbers for the pieces that were kept. */
export interface Vector {
  readonly at: Uint32Array;
  readonly value: Float32Array;
}

/** The pieces worth keeping, and how much each says. */
export interface Vocabulary {
  /** Of how many characters the longest are. */
  readonly longest: number;
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
/** How loudly a piece speaks that was seen so many times: the tenth time adds little. */
const LOUDNESS = Float64Array.from({ length: 256 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));

/**
 * How much each piece says, 0 where too few rows hold it: inverse document frequency times how far it tells the labels
 * apart, the square root of the divergence of P(label | piece) from P(label).
 */
export function learnImportance(rows: readonly Labelled[], labels: number, { size }: Range): Float32Array {
  const perLabel = new Float32Array(size * labels);
  const seen = new Uint32Array(size);
  for (const { counts, labels: own } of rows) {
    for (let i = 0; i < counts.buckets.length; i++) {
      const piece = counts.buckets[i]!;
      seen[piece]!++;
      for (const label of own) perLabel[piece * labels + label]! += 1 / own.length;
    }
  }
  const shares = sharesOf(rows, labels);
  const least = leastRows(rows.length);
  const importance = new Float32Array(size);
  for (let piece = 0; piece < size; piece++) {
    const times = seen[piece]!;
    if (times < least) continue;
    const spread = divergence(perLabel, piece * labels, times, shares);
    importance[piece] = (Math.log((1 + rows.length) / (1 + times)) + 1) * spread ** CONCENTRATION;
  }
  return importance;
}

/** How many rows must hold a piece for it to count. */
export function leastRows(rows: number): number {
  return rows < RARE.below ? RARE.keep : RARE.else;
}

function sharesOf(rows: readonly Labelled[], labels: number): Float64Array {
  const shares = new Float64Array(labels);
  for (const { labels: own } of rows) for (const label of own) shares[label]! += 1 / own.length / rows.length;
  return shares;
}

/** The table that finds a bucket's place, -1 for none: 16 MB for all buckets. */
export function placeTable(buckets: Uint32Array, { size }: Range = ALL_BUCKETS): Int32Array {
  const place = new Int32Array(size).fill(-1);
  buckets.forEach((bucket, at) => {
    place[bucket] = at;
  });
  return place;
}

/** Weighs pieces whose numbers are their places: the text's make a vector of length 1, the title's one of length ½. */
export function weighInto(
  value: Float32Array,
  { buckets, times }: Counts,
  importance: Float32Array,
  firstOfTitles: number,
): void {
  let textEnd = 0;
  for (let i = 0; i < buckets.length; i++) {
    value[i] = LOUDNESS[times[i]!]! * importance[buckets[i]!]!;
    if (buckets[i]! < firstOfTitles) textEnd = i + 1;
  }
  scaleTo(1, value, 0, textEnd);
  scaleTo(TITLE_LENGTH, value, textEnd, buckets.length);
}

/** The same for a text that was just read: pieces that nobody knows are left out. */
export function vectorOf(
  counts: Counts,
  { importance }: Pick<Vocabulary, 'importance'>,
  place: Int32Array,
): Vector {
  const { buckets, times } = counts;
  const at = new Uint32Array(buckets.length);
  const value = new Float32Array(buckets.length);
  let kept = 0;
  let textEnd = 0;
  for (let i = 0; i < buckets.length; i++) {
    const where = place[buckets[i]!]!;
    if (where < 0) continue;
    at[kept] = where;
    value[kept++] = LOUDNESS[times[i]!]! * importance[where]!;
    if (buckets[i]! < ALL_BUCKETS.firstOfTitles) textEnd = kept;
  }
  scaleTo(1, value, 0, textEnd);
  scaleTo(TITLE_LENGTH, value, textEnd, kept);
  return { at: at.subarray(0, kept), value: value.subarray(0, kept) };
}

function scaleTo(length: number, values: Float32Array, from: number, to: number): void {
  let squares = 0;
  for (let i = from; i < to; i++) squares += values[i]! ** 2;
  const scale = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let i = from; i < to; i++) values[i]! *= scale;
}

function divergence(perLabel: Float32Array, from: number, times: number, shares: Float64Array): number {
  let sum = 0;
  for (let label = 0; label < shares.length; label++) {
    const share = shares[label]!;
    if (share === 0) continue;
    const chance = (perLabel[from + label]! + PRIOR * share) / (times + PRIOR);
    sum += chance * Math.log(chance / share);
  }
  return Math.max(0, sum);
}

export function placesWhere(values: Uint16Array | Float32Array, least: number): Uint32Array {
  let count = 0;
  for (let place = 0; place < values.length; place++) if (values[place]! >= least) count++;
  const places = new Uint32Array(count);
  let end = 0;
  for (let place = 0; place < values.length; place++) if (values[place]! >= least) places[end++] = place;
  return places;
}
