import type { Db } from '../database/client.ts';
import { firstDispatches, type FirstDispatch } from '../routing/outcomes.ts';

/** First dispatches counted; a rate without a denominator is null. */
export interface RoutingCounts {
  readonly dispatched: number;
  readonly misrouted: number;
  /** 1 − misrouted ÷ dispatched */
  readonly firstDispatchAccuracy: number | null;
  /** misrouted ÷ dispatched */
  readonly returnRate: number | null;
}

export interface RoutingFigures {
  readonly total: RoutingCounts;
  readonly byStep: readonly ({ readonly step: FirstDispatch['step'] } & RoutingCounts)[];
  readonly byDepartment: readonly ({ readonly departmentId: number } & RoutingCounts)[];
}

/** How well the first dispatches of a period found whom they were for, by department and by step of the ladder. */
export async function readRoutingFigures(
  db: Db,
  organisationId: number,
  period: { readonly from: Date; readonly to: Date },
): Promise<RoutingFigures> {
  const all = await firstDispatches(db, organisationId, period);
  return {
    total: countOf(all),
    byStep: split(all, ({ step }) => step).map(([step, some]) => ({ step, ...countOf(some) })),
    byDepartment: split(all, ({ department }) => department).map(([departmentId, some]) => ({
      departmentId,
      ...countOf(some),
    })),
  };
}

function countOf(some: readonly FirstDispatch[]): RoutingCounts {
  const sum = (rows: readonly FirstDispatch[]) => rows.reduce((all, { times }) => all + times, 0);
  const dispatched = sum(some);
  const misrouted = sum(some.filter(({ outcome }) => outcome === 'wrong'));
  const share = (part: number) => (dispatched === 0 ? null : part / dispatched);
  return {
    dispatched,
    misrouted,
    firstDispatchAccuracy: share(dispatched - misrouted),
    returnRate: share(misrouted),
  };
}

function split<Key>(
  all: readonly FirstDispatch[],
  keyOf: (one: FirstDispatch) => Key,
): [Key, FirstDispatch[]][] {
  const parts = new Map<Key, FirstDispatch[]>();
  for (const one of all) parts.set(keyOf(one), [...(parts.get(keyOf(one)) ?? []), one]);
  return [...parts];
}
