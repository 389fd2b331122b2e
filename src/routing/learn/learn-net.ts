import type { Sample } from './linear.ts';
import { speak, type Net } from './net.ts';
import { createRandom, shuffle } from './random.ts';
import { layTable, type Worktable } from './table.ts';
import type { Vector } from './vocabulary.ts';

/** A net's hidden units; twice as many were no better on the measured letters. */
export const HIDDEN = 16;
const ROUNDS = 4;
const RATE = 0.1;
/** The last round still moves by this share of the first. */
const LAST_SHARE = 0.02;
/** The ends' offsets follow slowly: how often a label comes says little of a text. */
const OFFSET_SHARE = 0.1;
/** What was left out is made up for by what was not: every second piece is heard, twice as loud. */
const LOUDER = 2;
const COINS = 32;
const FIRST_INNER = 0.1;
const FIRST_OUTER = 1.5 / Math.sqrt(HIDDEN);
/** How much movement the steps' sizes (AdaGrad) begin with. */
const MOVED = { inner: 1e-2, outer: 1e-1 } as const;
/** The loops point at rows by four times their number. */
const POINTER = 4;

/** Where one net after the other learns: what it moves, and what it needs for one text. */
export interface Desk {
  readonly table: Worktable;
  readonly net: Net & { readonly inner: Float32Array };
  readonly moved: { readonly thresholds: Float64Array; readonly outer: Float64Array };
  readonly blame: Float64Array;
  readonly ends: Float64Array;
}

/** @param texts all that will be read at this desk */
export function layDesk(texts: readonly { readonly vector: Vector }[], pieces: number, labels: number): Desk {
  const longest = texts.reduce((most, { vector }) => Math.max(most, vector.at.length), 0);
  // What is left out is written as well, and then written over: one place more.
  const table = layTable(pieces, HIDDEN, longest + 1);
  return {
    table,
    net: {
      labels,
      inner: table.weights,
      scale: 1,
      thresholds: new Float64Array(HIDDEN),
      outer: new Float64Array(HIDDEN * labels),
      offsets: new Float64Array(labels),
    },
    moved: { thresholds: new Float64Array(HIDDEN), outer: new Float64Array(HIDDEN * labels) },
    blame: new Float64Array(HIDDEN),
    ends: new Float64Array(labels),
  };
}

/**
 * Softmax, stochastic gradient descent with AdaGrad's steps, one size for all of a piece's weights. The net is the
 * desk's own: the next one that learns there takes its place.
 */
export function learnNet(desk: Desk, samples: readonly Sample[], seed: number): Net {
  const random = createRandom(seed);
  clear(desk, random);
  const order = Uint32Array.from(samples.keys());
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    const rate = RATE * (1 - round / ROUNDS + LAST_SHARE);
    for (const row of order) {
      const sample = samples[row];
      if (sample === undefined || sample.labels.length === 0) continue;
      const end = thin(sample.vector, desk.table, random);
      answer(desk, end);
      correct(desk, sample, rate);
      move(desk, end, rate);
    }
  }
  return desk.net;
}

/** What the net that learned here last says of a text; overwritten by the next. */
export function deskScores(desk: Desk, { at, value }: Vector): Float64Array {
  for (let i = 0; i < at.length; i++) desk.table.at[i] = POINTER * at[i]!;
  desk.table.value.set(value);
  answer(desk, at.length);
  return desk.ends;
}

function clear({ table, net, moved }: Desk, random: () => number): void {
  for (let i = 0; i < net.inner.length; i++) net.inner[i] = (random() * 2 - 1) * FIRST_INNER;
  for (let i = 0; i < net.outer.length; i++) net.outer[i] = (random() * 2 - 1) * FIRST_OUTER;
  net.thresholds.fill(0);
  net.offsets.fill(0);
  table.moved.fill(MOVED.inner);
  moved.thresholds.fill(MOVED.inner);
  moved.outer.fill(MOVED.outer);
}

/**
 * Each time a text is read, half of its pieces are left out, so that none is relied on alone; a coin is thrown for each.
 * Returns how many are heard. Without a branch, since a processor cannot guess what a coin will say.
 */
function thin(vector: Vector, { at, value }: Worktable, random: () => number): number {
  let end = 0;
  let coins = 0;
  for (let i = 0; i < vector.at.length; i++) {
    if (i % COINS === 0) coins = random() * 2 ** COINS;
    at[end] = POINTER * vector.at[i]!;
    value[end] = LOUDER * vector.value[i]!;
    end += coins & 1;
    coins >>>= 1;
  }
  return end;
}

function answer({ table, net, ends }: Desk, end: number): void {
  table.sums.set(net.thresholds);
  table.hear(end);
  speak(ends, net, table.sums);
}

/** Turns what was said into what was wrong with it, moves the outer half, and leaves each unit's blame. */
function correct({ net, table: { sums }, moved, blame, ends }: Desk, sample: Sample, rate: number): void {
  const { labels, outer, offsets, thresholds } = net;
  blameEnds(ends, sample);
  for (let label = 0; label < labels; label++) offsets[label]! -= rate * OFFSET_SHARE * ends[label]!;
  for (let unit = 0; unit < HIDDEN; unit++) {
    blame[unit] = 0;
    const loud = sums[unit]!;
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

/** A piece's slope is its loudness times the blame; all of its weights share one step, by the mean of their squares. */
function move({ table, blame }: Desk, end: number, rate: number): void {
  let squares = 0;
  for (let unit = 0; unit < HIDDEN; unit++) squares += blame[unit]! ** 2 / HIDDEN;
  if (squares === 0) return;
  table.sums.set(blame);
  table.move(end, squares, rate);
}
