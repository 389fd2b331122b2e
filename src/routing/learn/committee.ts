import type { Sample } from './linear.ts';
import { learnNet } from './learn-net.ts';
import { addNetScores, type Net } from './net.ts';
import type { Vector } from './vocabulary.ts';

export type { Net } from './net.ts';

/** Nets that begin differently err differently: their mean is right more often than any of them. */
const SEATS = 8;
/** Judges on trial need not be as good as the real one: three quarters of what a training costs would be theirs. */
export const SEATS_ON_TRIAL = 3;
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
  seats = SEATS,
): Generator<Net> {
  for (let seat = 0; seat < seats; seat++) yield learnNet(samples, pieces, labels, seed + seat);
}

/** The mean of what the nets say. */
export function committeeScores(committee: readonly Net[], vector: Vector, labels: number): Float64Array {
  const sums = new Float64Array(labels);
  for (const net of committee) addNetScores(sums, net, vector);
  return committee.length === 0 ? sums : sums.map((sum) => sum / committee.length);
}
