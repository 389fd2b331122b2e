import type { Vector } from './vocabulary.ts';

/** What hidden units hear and what they say of it; its sums are logarithms of chances. */
export interface Net {
  readonly labels: number;
  /** `inner[piece * units + unit]` */
  readonly inner: Float32Array | Int8Array;
  /** What the inner weights are to be multiplied with. */
  readonly scale: number;
  /** One for each unit. */
  readonly thresholds: Float64Array;
  /** `outer[unit * labels + label]` */
  readonly outer: Float64Array;
  readonly offsets: Float64Array;
}

/** Several nets side by side, so that a piece is looked up once for all of them; what it says is the mean of what they say. */
export interface Committee extends Net {
  readonly inner: Int8Array;
}

const FINEST = 0x7f;

export function emptyCommittee(pieces: number, units: number, labels: number): Committee {
  return {
    labels,
    inner: new Int8Array(pieces * units),
    scale: 1,
    thresholds: new Float64Array(units),
    outer: new Float64Array(units * labels),
    offsets: new Float64Array(labels),
  };
}

/**
 * Seats a net in a committee, with the weights of the kept pieces as 8-bit numbers: no decision depends on the rest. A
 * unit that is never below nothing says as much where its own half is divided by a number and the other multiplied.
 */
export function takeSeat(committee: Committee, seat: number, net: Net, kept: Uint32Array): void {
  const { inner, thresholds, outer, offsets } = committee;
  const own = net.thresholds.length;
  const seats = thresholds.length / own;
  const finest = loudest(net, kept) / FINEST || 1;
  for (let at = 0; at < kept.length; at++)
    for (let unit = 0; unit < own; unit++)
      inner[at * thresholds.length + seat * own + unit] = Math.round(
        net.inner[kept[at]! * own + unit]! / finest,
      );
  const scale = net.scale * finest;
  for (let unit = 0; unit < own; unit++) thresholds[seat * own + unit] = net.thresholds[unit]! / scale;
  net.outer.forEach((weight, i) => (outer[seat * net.outer.length + i] = (weight * scale) / seats));
  net.offsets.forEach((offset, label) => (offsets[label]! += offset / seats));
}

/** Nets that stand apart, each with weights for all pieces, as one committee; null where there are none. */
export function joinNets(nets: readonly Committee[], pieces: number): Committee | null {
  const [first, ...others] = nets;
  if (first === undefined || others.length === 0) return first ?? null;
  const committee = emptyCommittee(pieces, nets.length * first.thresholds.length, first.labels);
  const all = Uint32Array.from({ length: pieces }, (_, piece) => piece);
  for (const [seat, net] of nets.entries()) takeSeat(committee, seat, net, all);
  return committee;
}

function loudest({ inner, thresholds }: Net, kept: Uint32Array): number {
  const own = thresholds.length;
  let most = 0;
  for (const piece of kept)
    for (let unit = 0; unit < own; unit++) most = Math.max(most, Math.abs(inner[piece * own + unit]!));
  return most;
}

/** Row after row: a piece that is not in the processor's cache is fetched once, and that is most of a judgement's time. */
export function committeeScores(committee: Committee, { at, value }: Vector): Float64Array {
  const { inner, thresholds, labels } = committee;
  const width = thresholds.length;
  const units = Float32Array.from(thresholds);
  for (let i = 0; i < at.length; i++) {
    const from = at[i]! * width;
    const loud = value[i]!;
    for (let unit = 0; unit < width; unit += 4) {
      units[unit]! += inner[from + unit]! * loud;
      units[unit + 1]! += inner[from + unit + 1]! * loud;
      units[unit + 2]! += inner[from + unit + 2]! * loud;
      units[unit + 3]! += inner[from + unit + 3]! * loud;
    }
  }
  const ends = new Float64Array(labels);
  speak(ends, committee, units);
  return ends;
}

/** What the units that heard something say; a unit that heard less than nothing is silent, and is put to nothing. */
export function speak(ends: Float64Array, net: Net, units: Float32Array): void {
  const { labels, outer, offsets } = net;
  ends.set(offsets);
  for (let unit = 0; unit < units.length; unit++) {
    const loud = Math.max(0, units[unit]!);
    units[unit] = loud;
    if (loud === 0) continue;
    for (let label = 0; label < labels; label++) ends[label]! += outer[unit * labels + label]! * loud;
  }
}
