import type { Sample } from './linear.ts';
import { HIDDEN, speak, type Net } from './net.ts';
import { createRandom, shuffle } from './random.ts';
import type { Vector } from './vocabulary.ts';

const ROUNDS = 4;
const RATE = 0.1;
/** The last round still moves by this share of the first. */
const LAST_SHARE = 0.02;
/** The ends' offsets follow slowly: how often a label comes says little of a text. */
const OFFSET_SHARE = 0.1;
/** Each time a text is read, this share of its pieces is left out, so that none is relied on alone. */
const LEFT_OUT = 0.5;
const FIRST_INNER = 0.1;
const FIRST_OUTER = 1.5 / Math.sqrt(HIDDEN);
/** How much movement the steps' sizes (AdaGrad) begin with. */
const MOVED = { inner: 1e-2, outer: 1e-1 } as const;

/** What one net moves while it learns, and what it needs for one text. */
interface Desk {
  readonly net: Net & { readonly inner: Float32Array };
  readonly moved: {
    readonly inner: Float32Array;
    readonly thresholds: Float64Array;
    readonly outer: Float64Array;
  };
  readonly units: Float64Array;
  readonly blame: Float64Array;
  readonly ends: Float64Array;
}

/** Softmax, stochastic gradient descent with AdaGrad's steps, one size for all of a piece's weights. */
export function learnNet(samples: readonly Sample[], pieces: number, labels: number, seed: number): Net {
  const random = createRandom(seed);
  const desk = layDesk(pieces, labels, random);
  const order = Uint32Array.from(samples.keys());
  const longest = samples.reduce((most, { vector }) => Math.max(most, vector.at.length), 0);
  const at = new Uint32Array(longest);
  const value = new Float32Array(longest);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    const rate = RATE * (1 - round / ROUNDS + LAST_SHARE);
    for (const row of order) {
      const sample = samples[row];
      if (sample === undefined || sample.labels.length === 0) continue;
      const end = thin(sample.vector, at, value, random);
      hear(desk.units, desk.net, at, value, end);
      speak(desk.ends, desk.net, desk.units);
      correct(desk, sample, rate);
      move(desk, at, value, end, rate);
    }
  }
  return desk.net;
}

function layDesk(pieces: number, labels: number, random: () => number): Desk {
  const inner = new Float32Array(pieces * HIDDEN);
  for (let i = 0; i < inner.length; i++) inner[i] = (random() * 2 - 1) * FIRST_INNER;
  const outer = Float64Array.from({ length: HIDDEN * labels }, () => (random() * 2 - 1) * FIRST_OUTER);
  const thresholds = new Float64Array(HIDDEN);
  return {
    net: { labels, inner, scale: 1, thresholds, outer, offsets: new Float64Array(labels) },
    moved: {
      inner: new Float32Array(pieces).fill(MOVED.inner),
      thresholds: new Float64Array(HIDDEN).fill(MOVED.inner),
      outer: new Float64Array(outer.length).fill(MOVED.outer),
    },
    units: new Float64Array(HIDDEN),
    blame: new Float64Array(HIDDEN),
    ends: new Float64Array(labels),
  };
}

/** Copies the pieces that are not left out, louder by what is missing; returns how many they are. */
function thin(vector: Vector, at: Uint32Array, value: Float32Array, random: () => number): number {
  let end = 0;
  for (let i = 0; i < vector.at.length; i++) {
    if (random() < LEFT_OUT) continue;
    at[end] = vector.at[i]!;
    value[end++] = vector.value[i]! / (1 - LEFT_OUT);
  }
  return end;
}

/** Four units at a time in locals: this and `move` are where training spends its time. */
function hear(
  units: Float64Array,
  { inner, thresholds }: Desk['net'],
  at: Uint32Array,
  value: Float32Array,
  end: number,
): void {
  for (let unit = 0; unit < HIDDEN; unit += 4) {
    let a = thresholds[unit]!;
    let b = thresholds[unit + 1]!;
    let c = thresholds[unit + 2]!;
    let d = thresholds[unit + 3]!;
    for (let i = 0; i < end; i++) {
      const from = at[i]! * HIDDEN + unit;
      const loud = value[i]!;
      a += inner[from]! * loud;
      b += inner[from + 1]! * loud;
      c += inner[from + 2]! * loud;
      d += inner[from + 3]! * loud;
    }
    units[unit] = Math.max(0, a);
    units[unit + 1] = Math.max(0, b);
    units[unit + 2] = Math.max(0, c);
    units[unit + 3] = Math.max(0, d);
  }
}

/** Turns what was said into what was wrong with it, moves the outer half, and leaves each unit's blame. */
function correct({ net, moved, units, blame, ends }: Desk, sample: Sample, rate: number): void {
  const { labels, outer, offsets, thresholds } = net;
  blameEnds(ends, sample);
  for (let label = 0; label < labels; label++) offsets[label]! -= rate * OFFSET_SHARE * ends[label]!;
  for (let unit = 0; unit < HIDDEN; unit++) {
    blame[unit] = 0;
    const loud = units[unit]!;
    if (loud === 0) continue;
    for (let label = 0; label < labels; label++) {
      const place = unit * labels + label;
      blame[unit]! += outer[place]! * ends[label]!;
      const slope = loud * ends[label]!;
      moved.outer[place]! += slope * slope;
      outer[place]! -= (rate * slope) / Math.sqrt(moved.outer[place]!);
    }
    moved.thresholds[unit]! += blame[unit]! ** 2;
    thresholds[unit]! -= (rate * blame[unit]!) / Math.sqrt(moved.thresholds[unit]!);
  }
}

function blameEnds(ends: Float64Array, { labels: right, weight }: Sample): void {
  let most = -Infinity;
  let all = 0;
  for (let label = 0; label < ends.length; label++) most = Math.max(most, ends[label]!);
  for (let label = 0; label < ends.length; label++) all += ends[label] = Math.exp(ends[label]! - most);
  for (let label = 0; label < ends.length; label++) ends[label] = (weight * ends[label]!) / all;
  for (const label of right) ends[label]! -= weight / right.length;
}

/** Each piece's step is as long as it has not moved yet; who bears no blame stays. */
function move(
  { net: { inner }, moved, blame }: Desk,
  at: Uint32Array,
  value: Float32Array,
  end: number,
  rate: number,
): void {
  let squares = 0;
  for (let unit = 0; unit < HIDDEN; unit++) squares += blame[unit]! ** 2 / HIDDEN;
  for (let i = 0; i < end; i++) {
    const far = moved.inner[at[i]!]! + squares * value[i]! ** 2;
    moved.inner[at[i]!] = far;
    value[i] = (rate * value[i]!) / Math.sqrt(far);
  }
  for (let unit = 0; unit < HIDDEN; unit += 4) {
    const a = blame[unit]!;
    const b = blame[unit + 1]!;
    const c = blame[unit + 2]!;
    const d = blame[unit + 3]!;
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    for (let i = 0; i < end; i++) {
      const from = at[i]! * HIDDEN + unit;
      const step = value[i]!;
      inner[from]! -= step * a;
      inner[from + 1]! -= step * b;
      inner[from + 2]! -= step * c;
      inner[from + 3]! -= step * d;
    }
  }
}
