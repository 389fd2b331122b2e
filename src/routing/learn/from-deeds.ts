import type { ExampleKind } from '../evidence.ts';
import { successors } from '../successor.ts';
import type { Unit } from '../lexicon.ts';
import type { Example } from './train.ts';

/** One stored deed, as the table of examples holds it. */
export interface StoredDeed {
  readonly id: number;
  /** Rows of one subject tell of one request. */
  readonly subject: string;
  readonly kind: ExampleKind;
  /** As it was called then. */
  readonly department: string;
  readonly role: 'lead' | 'assist';
  readonly weight: number;
  readonly title: string;
  readonly text: string;
}

/** A request with what all deeds about it say together. */
export interface Decided extends Example {
  /** The id of its first row: what is newer than a model was not learned by it. */
  readonly since: number;
}

/** A request weighs no more than this, however many said the same, and no less, however they disagreed. */
const MOST = 3;
const LEAST = 0.25;

/**
 * Adds up the deeds of each request: who is left with most is right, who is left below zero is wrong. Departments that
 * are gone count for their successors; without one they are passed over. `plain` takes out what is not the matter.
 */
export function decisionsFrom(
  deeds: readonly StoredDeed[],
  units: readonly Unit[],
  plain: (text: string) => string = (text) => text,
): Decided[] {
  const today = successors(units);
  const subjects = new Map<string, { first: StoredDeed; sums: Map<string, number> }>();
  for (const deed of deeds) {
    const name = today(deed.department)?.name;
    if (name === undefined || deed.role === 'assist') continue;
    const subject = subjects.get(deed.subject) ?? { first: deed, sums: new Map<string, number>() };
    subject.sums.set(name, (subject.sums.get(name) ?? 0) + deed.weight);
    subjects.set(deed.subject, subject);
  }
  return [...subjects.values()].flatMap(({ first, sums }) => {
    const decided = verdict(sums);
    if (decided === undefined) return [];
    return [{ since: first.id, title: plain(first.title), text: plain(first.text), ...decided }];
  });
}

function verdict(
  sums: ReadonlyMap<string, number>,
): Pick<Example, 'labels' | 'wrong' | 'weight'> | undefined {
  const most = Math.max(...sums.values());
  const least = Math.min(...sums.values());
  const named = (holds: (sum: number) => boolean) =>
    [...sums].filter(([, sum]) => holds(sum)).map(([name]) => name);
  const wrong = named((sum) => sum < 0);
  if (most > 0) return { labels: named((sum) => sum === most), wrong, weight: within(most) };
  return least < 0 ? { labels: [], wrong, weight: within(-least) } : undefined;
}

function within(weight: number): number {
  return Math.min(MOST, Math.max(LEAST, weight));
}
