import { deskScores, layDesk, learnNet, HIDDEN } from './learn-net.ts';
import type { Sample } from './linear.ts';
import { emptyCommittee, takeSeat, type Committee } from './net.ts';
import type { Vector } from './vocabulary.ts';

/** Nets that begin differently err differently: their mean is right more often than any of them. */
const SEATS = 8;
/** Judges on trial need not be as good as the real one: three quarters of what a training costs would be theirs. */
const SEATS_ON_TRIAL = 3;
/** A net finds nothing in fewer decisions that the linear judge does not find. */
const FEWEST = 1000;

/** What every net of a committee learns from. */
export interface Lectures {
  readonly samples: readonly Sample[];
  readonly pieces: number;
  readonly labels: number;
  readonly seed: number;
}

/** The same question for a whole ledger and for each part of it that is learned from on trial. */
export function deservesCommittee(examples: number): boolean {
  return examples >= FEWEST;
}

/** One net after the other at one desk: of its weights only those of the kept pieces stay. */
export function learnCommittee({ samples, pieces, labels, seed }: Lectures, kept: Uint32Array): Committee {
  const desk = layDesk(samples, pieces, labels);
  const committee = emptyCommittee(kept.length, SEATS * HIDDEN, labels);
  for (let seat = 0; seat < SEATS; seat++)
    takeSeat(committee, seat, learnNet(desk, samples, seed + seat), kept);
  return committee;
}

/** What a committee on trial says of some texts; nothing of it is kept. */
export function tryCommittee(
  { samples, pieces, labels, seed }: Lectures,
  tried: readonly { readonly vector: Vector }[],
): Float64Array[] {
  const desk = layDesk([...samples, ...tried], pieces, labels);
  const sums = tried.map(() => new Float64Array(labels));
  for (let seat = 0; seat < SEATS_ON_TRIAL; seat++) {
    learnNet(desk, samples, seed + seat);
    for (const [i, { vector }] of tried.entries())
      deskScores(desk, vector).forEach((score, label) => (sums[i]![label]! += score / SEATS_ON_TRIAL));
  }
  return sums;
}
