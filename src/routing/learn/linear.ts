import { createRandom, shuffle } from './random.ts';
import type { Vector } from './vocabulary.ts';

/** One weight for each piece and label, `weights[piece * labels + label]`, and one offset for each label. */
export interface Linear {
  readonly labels: number;
  /** While it learns three numbers longer, for a reader that takes four labels at a time. */
  readonly weights: Float32Array | Int16Array;
  /** What the weights are to be multiplied with. */
  readonly scale: number;
  readonly offsets: Float64Array;
}

export interface Sample {
  readonly vector: Vector;
  readonly labels: readonly number[];
  /** The labels that it speaks of; all, where nothing is said. */
  readonly only?: readonly number[];
  /** How much this decision counts; 1 is an ordinary one. */
  readonly weight: number;
}

const PENALTY = 1;
const ROUNDS = 4;
/** A step smaller than this moves no decision. */
const STILL = 1e-3;
const DIAGONAL = 2.25;

/**
 * One linear judge for each label against all others, squared hinge loss, by dual coordinate descent
 * (Hsieh et al., ICML 2008): all judges look at a row together, so that it is read once a round.
 */
export function learnLinear(
  samples: readonly Sample[],
  pieces: number,
  labels: number,
  seed: number,
): Linear {
  const weights = new Float32Array(pieces * labels + READ_AT_ONCE - 1);
  const offsets = new Float64Array(labels);
  const duals = new Float64Array(samples.length * labels);
  const steps = new Float64Array(labels);
  const scores = new Float64Array(labels);
  const order = Uint32Array.from(samples.keys());
  const random = createRandom(seed);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const row of order) {
      const sample = samples[row];
      if (sample === undefined) continue;
      addScores(scores, weights, offsets, sample.vector);
      const slack = 1 / (2 * PENALTY * sample.weight);
      if (!findSteps(steps, scores, duals.subarray(row * labels, (row + 1) * labels), sample, slack))
        continue;
      step(weights, offsets, sample.vector, steps);
    }
  }
  return { labels, weights, scale: 1, offsets };
}

export function scoresOf({ labels, weights, scale, offsets }: Linear, vector: Vector): Float64Array {
  const scores = new Float64Array(labels);
  for (let i = 0; i < vector.at.length; i++) {
    const from = vector.at[i]! * labels;
    const weight = vector.value[i]!;
    for (let label = 0; label < labels; label++) scores[label]! += weights[from + label]! * weight;
  }
  return scores.map((score, label) => score * scale + (offsets[label] ?? 0));
}

const FINEST = 0x7fff;

/** The weights of some pieces as 16-bit numbers, half the room: no decision depends on the rest. */
export function condense({ labels, weights, offsets }: Linear, pieces: Uint32Array): Linear {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most === 0 ? 1 : most / FINEST;
  const small = new Int16Array(pieces.length * labels);
  for (let at = 0; at < pieces.length; at++)
    for (let label = 0; label < labels; label++)
      small[at * labels + label] = Math.round(weights[pieces[at]! * labels + label]! / scale);
  return { labels, weights: small, scale, offsets };
}

const READ_AT_ONCE = 4;

/**
 * Four labels at a time in locals, weights of one kind only, and never past their end: the inner loop is where training
 * spends its time, and each of these three doubles it.
 */
function addScores(
  scores: Float64Array,
  weights: Float32Array,
  offsets: Float64Array,
  { at, value }: Vector,
): void {
  const labels = scores.length;
  for (let label = 0; label < labels; label += READ_AT_ONCE) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < at.length; i++) {
      const from = at[i]! * labels + label;
      const weight = value[i]!;
      a += weights[from]! * weight;
      b += weights[from + 1]! * weight;
      c += weights[from + 2]! * weight;
      d += weights[from + 3]! * weight;
    }
    scores[label] = a + offsets[label]!;
    if (label + 1 < labels) scores[label + 1] = b + offsets[label + 1]!;
    if (label + 2 < labels) scores[label + 2] = c + offsets[label + 2]!;
    if (label + 3 < labels) scores[label + 3] = d + offsets[label + 3]!;
  }
}

/** A vector's square is at most 1¼, the offset adds 1: a diagonal of the dual problem that is safe for every row. */
function findSteps(
  steps: Float64Array,
  scores: Float64Array,
  duals: Float64Array,
  { labels: right, only }: Sample,
  slack: number,
): boolean {
  let moved = false;
  for (let label = 0; label < steps.length; label++) {
    steps[label] = 0;
    if (only !== undefined && !only.includes(label)) continue;
    const sign = right.includes(label) ? 1 : -1;
    const dual = duals[label]!;
    const next = Math.max(0, dual - (sign * scores[label]! - 1 + slack * dual) / (DIAGONAL + slack));
    if (Math.abs(next - dual) < STILL) continue;
    steps[label] = (next - dual) * sign;
    duals[label] = next;
    moved = true;
  }
  return moved;
}

function step(
  weights: Float32Array,
  offsets: Float64Array,
  { at, value }: Vector,
  steps: Float64Array,
): void {
  const labels = steps.length;
  for (let label = 0; label < labels; label++) offsets[label]! += steps[label]!;
  for (let i = 0; i < at.length; i++) {
    const from = at[i]! * labels;
    const weight = value[i]!;
    for (let label = 0; label < labels; label++) weights[from + label]! += steps[label]! * weight;
  }
}
