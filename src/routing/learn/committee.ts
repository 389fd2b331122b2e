import type { Sample } from './linear.ts';
import { addNetScores, learnNet, type Net } from './net.ts';
import type { Vector } from './vocabulary.ts';

export type { Net } from './net.ts';

/** Nets that begin differently err differently: their mean is right more often than any of them. */
const SEATS = 4;
/** A net finds nothing in fewer decisions that the linear judge does not find. */
const FEWEST = 1000;

/** The same question for a whole ledger and for each part of it that is learned from on trial. */
export function deservesCommittee(examples: number): boolean {
  return examples >= FEWEST;
}

/** One after the other: of its weights only what the caller keeps stays in memory. */
export function* learnCommittee(
  samples: readonly Sample[],
  pieces: number,
  labels: number,
  seed: number,
): Generator<Net> {
  for (let seat = 0; seat < SEATS; seat++) yield learnNet(samples, pieces, labels, seed + seat);
}

/** The sum of what the nets say. */
export function committeeScores(committee: readonly Net[], vector: Vector, labels: number): Float64Array {
  const sums = new Float64Array(labels);
  for (const net of committee) addNetScores(sums, net, vector);
  return sums;
}
