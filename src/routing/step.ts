import type { RoutingRecord } from '../issues/issue.ts';
import type { Candidate, RoutingDepartment, RoutingOutcome, RoutingRequest } from './outcome.ts';

/** A rung of the ladder; undefined where it has nothing to say. */
export type Step = (request: RoutingRequest) => RoutingOutcome | undefined;

const CHOICES = 3;

export function route(
  step: RoutingRecord['step'],
  ranked: readonly Candidate[],
  because: readonly string[],
  assisting: readonly number[] = [],
): RoutingOutcome {
  const lead = ranked[0];
  if (lead === undefined) return ask([], because);
  return {
    decision: 'route',
    lead: lead.departmentId,
    assisting,
    record: { step, because, candidates: ranked.slice(0, Math.max(CHOICES, assisting.length + 1)) },
  };
}

export function ask(ranked: readonly Candidate[], because: readonly string[]): RoutingOutcome {
  const candidates = ranked.slice(0, CHOICES);
  return { decision: 'ask', candidates, record: { step: 'asked', because, candidates } };
}

export function certain(departmentId: number): Candidate {
  return { departmentId, confidence: 1 };
}

export function namesById(departments: readonly RoutingDepartment[]): (id: number) => string {
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? `部门${id}`;
}

export function idsByName(departments: readonly RoutingDepartment[]): ReadonlyMap<string, number> {
  return new Map(departments.map(({ id, name }) => [name, id]));
}
