import type { GroupLevel } from '../directory/directory.ts';
import type { ObjectKind } from '../directory/names.ts';
import type { Issue } from '../issues/issue.ts';
import {
  type CategoryFigure,
  COUNTS,
  type Counts,
  DUE_COUNTS,
  type Figures,
  type FiguresQuestion,
  type Instants,
  instantsOf,
  ISSUE_COUNTS,
  type IssueCount,
  LIST_LIMIT,
  medianOf,
  type ListedIssue,
  noCounts,
  type Scope,
  type Sum,
  type Totals,
  withDays,
} from './figures.ts';
import { answersFor, handlingMsOf, holderAfter, type LedgerEvent } from './history.ts';
import { type Decision, decisionOf, judge, standingAt } from './judge.ts';
import { type Moment, momentsOf } from './moments.ts';
import { byFrequency, byId, byKind, byLevel, byName, soonestFirst } from './order.ts';

/** An issue of the ledger with its whole history, in order. */
export interface LedgerRow {
  readonly issue: Pick<Issue, 'number' | 'title' | 'sensitive' | 'objectId' | 'groupId' | 'category'>;
  readonly kind: ObjectKind | null;
  /** Of its work group. */
  readonly level?: GroupLevel | null;
  readonly events: readonly LedgerEvent[];
}

/** All that one issue adds to the figures. */
interface Share {
  readonly row: LedgerRow;
  readonly listed: ListedIssue;
  readonly departmentId: number | null;
  /** Who answers for what was due; the present lead mostly, and always for what is closed. */
  readonly answersId: number | null;
  readonly is: Readonly<Record<IssueCount, boolean>>;
  readonly moments: readonly Moment[];
  readonly decision: Decision | null;
  /** From report to result, where it was closed in the period. */
  readonly handlingMs: number | null;
}

/** An issue's share, and what it adds under each department. */
interface Counted {
  readonly share: Share;
  readonly counts: ReadonlyMap<number | null, Counts>;
}

/**
 * The figures in plain code, from the events alone: what a group's are counted by, and what the statement of
 * src/store/figures/figures.ts is measured against.
 */
export function computeFigures(rows: readonly LedgerRow[], question: FiguresQuestion): Figures {
  const { scope } = question;
  const shares = sharesOf(rows, question);
  const kept = keptIn(shares, scope);
  const sum = <Key>(keyOf: (share: Share, departmentId: number | null) => Key) => sumBy(shares, keyOf);
  return {
    scope,
    asOf: instantsOf(question).asOf,
    ...totalsOf(shares, question),
    byKind: sum(({ row }) => row.kind)
      .map(({ key: kind, ...rest }) => ({ kind, ...rest }))
      .sort((a, b) => byKind(a.kind, b.kind)),
    byLevel: sum(({ row }) => row.level ?? null)
      .map(({ key: level, ...rest }) => ({ level, ...rest }))
      .sort((a, b) => byLevel(a.level, b.level)),
    byDepartment: sum((_, id) => id)
      .map(({ key: departmentId, ...rest }) => ({ departmentId, ...rest }))
      .sort((a, b) => byId(a.departmentId, b.departmentId)),
    byGroup: sum(({ listed }) => listed.groupId)
      .map(({ key: groupId, ...rest }) => ({ groupId, ...rest }))
      .sort((a, b) => byId(a.groupId, b.groupId)),
    categories: sum(({ row }) => row.issue.category)
      .map(({ key: category, ...rest }) => ({ category, ...rest }))
      .sort((a, b) => byName(a.category, b.category)),
    overdue: listOf(kept, 'overdue').map(({ listed }) => withDays(listed, instantsOf(question).asOf)),
    dueNext: listOf(kept, 'dueNext').map(({ listed }) => listed),
    decisions: listOf(kept, 'decisions').flatMap(({ listed, decision }) =>
      decision === null ? [] : [{ ...listed, ...decision }],
    ),
  };
}

/** What a period is compared by, without its parts and lists. */
export function computeTotals(rows: readonly LedgerRow[], question: FiguresQuestion): Totals {
  return totalsOf(sharesOf(rows, question), question);
}

function sharesOf(rows: readonly LedgerRow[], question: FiguresQuestion): Counted[] {
  const instants = instantsOf(question);
  const { scope } = question;
  return rows
    .filter(({ issue }) => scope.kind !== 'group' || issue.groupId === scope.id)
    .filter(({ events }) => events.some(({ at }) => at < instants.asOf))
    .map((row) => shareOf(row, instants))
    .map((share) => ({ share, counts: countsBy(share, scope) }));
}

function keptIn(shares: readonly Counted[], scope: Scope): Share[] {
  return shares.map(({ share }) => share).filter((share) => inScope(share, scope));
}

function totalsOf(shares: readonly Counted[], { scope, period }: FiguresQuestion): Totals {
  const [all] = sumBy(shares, () => null);
  return {
    period,
    total: all?.counts ?? noCounts(),
    handlingMs: all?.handlingMs ?? null,
    byCategory: categoriesOf(keptIn(shares, scope)),
  };
}

function shareOf(row: LedgerRow, instants: Instants): Share {
  const events = row.events.filter(({ at }) => at < instants.asOf);
  const end = standingAt(events, instants.asOf);
  const state = end.state ?? 'reported';
  const lead = holderAfter(events);
  const decision = decisionOf(events, state);
  const is = judge(events, { state, limit: end.limit }, instants, decision !== null);
  return {
    row,
    listed: {
      number: row.issue.number,
      title: row.issue.title,
      sensitive: row.issue.sensitive,
      state,
      objectId: row.issue.objectId,
      groupId: row.issue.groupId,
      departmentId: lead,
      deadline: end.limit?.deadline ?? null,
    },
    departmentId: lead,
    answersId: answersFor(events, instants.asOf),
    is,
    moments: momentsOf(events, instants),
    decision,
    handlingMs: is.closed ? handlingMsOf(events) : null,
  };
}

/** What an issue adds under each department: its standing under the present lead, what was due under who answers for it, what happened under the one it happened to. */
function countsBy(share: Share, scope: Scope): Map<number | null, Counts> {
  const byDepartment = new Map<number | null, Record<keyof Counts, number>>();
  const at = (id: number | null) => {
    const counts = byDepartment.get(id) ?? { ...noCounts() };
    byDepartment.set(id, counts);
    return counts;
  };
  const whose = (name: IssueCount) => (DUE_COUNTS.has(name) ? share.answersId : share.departmentId);
  for (const name of ISSUE_COUNTS) if (share.is[name]) at(whose(name))[name] += 1;
  for (const { name, departmentId } of share.moments) at(departmentId)[name] += 1;
  if (scope.kind === 'department') {
    for (const id of byDepartment.keys()) if (id !== scope.id) byDepartment.delete(id);
  }
  return byDepartment;
}

function sumBy<Key>(
  shares: readonly Counted[],
  keyOf: (share: Share, departmentId: number | null) => Key,
): (Sum & { key: Key })[] {
  const sums = new Map<Key, { counts: Record<keyof Counts, number>; times: number[] }>();
  for (const { share, counts } of shares) {
    for (const [departmentId, added] of counts) {
      const key = keyOf(share, departmentId);
      const sum = sums.get(key) ?? { counts: { ...noCounts() }, times: [] };
      sums.set(key, sum);
      for (const name of COUNTS) sum.counts[name] += added[name];
      if (departmentId === share.departmentId && share.handlingMs !== null) sum.times.push(share.handlingMs);
    }
  }
  return [...sums].map(([key, { counts, times }]) => ({ key, counts, handlingMs: medianOf(times) }));
}

function inScope(share: Share, scope: Scope): boolean {
  return scope.kind !== 'department' || share.departmentId === scope.id;
}

function categoriesOf(shares: readonly Share[]): CategoryFigure[] {
  const found = new Map<string, { new: number; groups: Set<number> }>();
  for (const { row, is } of shares) {
    if (!is.new || is.merged || row.issue.category === null) continue;
    const entry = found.get(row.issue.category) ?? { new: 0, groups: new Set() };
    entry.new += 1;
    if (row.issue.groupId !== null) entry.groups.add(row.issue.groupId);
    found.set(row.issue.category, entry);
  }
  return [...found]
    .map(([category, entry]) => ({ category, new: entry.new, groups: entry.groups.size }))
    .sort(byFrequency);
}

function listOf(shares: readonly Share[], name: 'overdue' | 'dueNext' | 'decisions'): Share[] {
  return shares
    .filter(({ is }) => is[name])
    .sort((a, b) => soonestFirst(a.listed, b.listed))
    .slice(0, LIST_LIMIT);
}
