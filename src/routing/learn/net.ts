import type { Vector } from './vocabulary.ts';

/**
 * A small neural net: pieces → 16 hidden units → labels. Where the linear judge adds up what pieces say one by one, the
 * hidden units hear them together; its sums are logarithms of chances, so that its second choice is worth more.
 */
export interface Net {
  readonly labels: number;
  /** `inner[piece * HIDDEN + unit]` */
  readonly inner: Float32Array | Int8Array;
  /** What the inner weights are to be multiplied with. */
  readonly scale: number;
  readonly thresholds: Float64Array;
  /** `outer[unit * labels + label]` */
  readonly outer: Float64Array;
  readonly offsets: Float64Array;
}

export const HIDDEN = 16;

/** Adds a share of what a net says of a text to what others said. */
export function addNetScores(sums: Float64Array, net: Net, { at, value }: Vector, share = 1): void {
  const units = new Float64Array(HIDDEN);
  hearSmall(units, net, at, value);
  const ends = new Float64Array(net.labels);
  speak(ends, net, units);
  for (let label = 0; label < ends.length; label++) sums[label]! += ends[label]! * share;
}

const FINEST = 0x7f;

/** The inner weights of some pieces as 8-bit numbers: no decision depends on the rest. */
export function condenseNet(net: Net, pieces: Uint32Array): Net {
  let most = 0;
  for (const piece of pieces)
    for (let unit = 0; unit < HIDDEN; unit++)
      most = Math.max(most, Math.abs(net.inner[piece * HIDDEN + unit]!));
  const scale = most === 0 ? 1 : most / FINEST;
  const inner = new Int8Array(pieces.length * HIDDEN);
  for (let at = 0; at < pieces.length; at++)
    for (let unit = 0; unit < HIDDEN; unit++)
      inner[at * HIDDEN + unit] = Math.round(net.inner[pieces[at]! * HIDDEN + unit]! / scale);
  return { ...net, inner, scale };
}

/** What the hidden units make of a text, from weights of either kind. */
function hearSmall(
  units: Float64Array,
  { inner, scale, thresholds }: Net,
  at: Uint32Array,
  value: Float32Array,
): void {
  for (let i = 0; i < at.length; i++) {
    const from = at[i]! * HIDDEN;
    const loud = value[i]!;
    for (let unit = 0; unit < HIDDEN; unit++) units[unit]! += inner[from + unit]! * loud;
  }
  for (let unit = 0; unit < HIDDEN; unit++)
    units[unit] = Math.max(0, thresholds[unit]! + units[unit]! * scale);
}

export function speak(ends: Float64Array, { labels, outer, offsets }: Net, units: Float64Array): void {
  ends.set(offsets);
  for (let unit = 0; unit < HIDDEN; unit++) {
    const loud = units[unit]!;
    if (loud === 0) continue;
    for (let label = 0; label < labels; label++) ends[label]! += outer[unit * labels + label]! * loud;
  }
}
