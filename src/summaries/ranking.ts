import type { Counts } from './figures.ts';
import { rate } from './rates.ts';

/** Whether departments are set against each other: not at all (the default), in three tiers, or one by one. */
export const RANKINGS = ['off', 'tiers', 'full'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** Fewer issues due make no rate to be judged by. */
export const FEWEST_DUE = 3;

export interface Tier<Row> {
  readonly word: string;
  readonly rows: readonly Row[];
}

const TIERS = [
  { word: '90%及以上', least: 0.9 },
  { word: '60%至90%', least: 0.6 },
  { word: '60%以下', least: 0 },
] as const;

interface Judged {
  readonly counts: Counts;
}

/** Only those with enough due, in the order given. */
export function tiersOf<Row extends Judged>(rows: readonly Row[]): Tier<Row>[] {
  const judged = rows.filter(({ counts }) => counts.due >= FEWEST_DUE);
  const tierOf = ({ counts }: Row) => TIERS.find(({ least }) => (rate(counts, 'onTime').value ?? 0) >= least);
  return TIERS.map((tier) => ({
    word: tier.word,
    rows: judged.filter((row) => tierOf(row) === tier),
  })).filter(({ rows: own }) => own.length > 0);
}

/** Best on-time rate first; equal rates share a place, and the one with more due stands first. */
export function placesOf<Row extends Judged>(rows: readonly Row[]): { row: Row; place: number }[] {
  const valueOf = ({ counts }: Row) => rate(counts, 'onTime').value ?? 0;
  const sorted = rows
    .filter(({ counts }) => counts.due >= FEWEST_DUE)
    .toSorted((a, b) => valueOf(b) - valueOf(a) || b.counts.due - a.counts.due);
  return sorted.map((row) => ({
    row,
    place: sorted.findIndex((other) => valueOf(other) === valueOf(row)) + 1,
  }));
}
