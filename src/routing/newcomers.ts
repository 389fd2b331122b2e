import type { Candidate, RoutingDepartment } from './outcome.ts';

/** A department that came after the last training can be chosen by its duties at once: from this share on they dispute a sure judgement. */
export const CLAIM = 0.2;

/** Those of whom the model says nothing. */
export function strangersTo(
  ranked: readonly Candidate[],
  departments: readonly RoutingDepartment[],
): ReadonlySet<number> {
  const known = new Set(ranked.map(({ departmentId }) => departmentId));
  return new Set(departments.map(({ id }) => id).filter((id) => !known.has(id)));
}

/** The chances still add up to one: what the newcomers' duties claim is taken from all others alike. */
export function withClaims(ranked: readonly Candidate[], claimed: readonly Candidate[]): Candidate[] {
  const rest = 1 - claimed.reduce((sum, { confidence }) => sum + confidence, 0);
  const others = ranked.map(({ departmentId, confidence }) => ({
    departmentId,
    confidence: confidence * rest,
  }));
  return [...others, ...claimed].sort((a, b) => b.confidence - a.confidence);
}
