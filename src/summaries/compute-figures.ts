import type { ObjectKind } from '../directory/names.ts';
import type { Issue } from '../issues/issue.ts';
import { needsRuling } from '../issues/rulings.ts';
import type { IssueState } from '../issues/state.ts';
import {
  type CategoryFigure,
  COUNTS,
  type Counts,
  type DecisionIssue,
  type Figures,
  type FiguresQuestion,
  fullDaysBetween,
  instantsOf,
  type IssueCount,
  LIST_LIMIT,
  type ListedIssue,
  type MomentCount,
  noCounts,
  type Scope,
} from './figures.ts';
import { byFrequency, byId, byKind } from './order.ts';
import {
  closing,
  doneAt,
  EXEMPT_STATES,
  isOpen,
  isReturn,
  leadAfter,
  type LedgerEvent,
  type Limit,
  limitsOf,
  OWED_STATES,
  ranOutAt,
  SATISFIED,
  SETTLING,
  SIGNED_STATES,
  UNPLACED_STATES,
} from './history.ts';

/** An issue of the ledger with its whole history, in order. */
export interface LedgerRow {
  readonly issue: Pick<Issue, 'number' | 'title' | 'sensitive' | 'objectId' | 'groupId' | 'category'>;
  readonly kind: ObjectKind | null;
  readonly events: readonly LedgerEvent[];
}

interface Instants {
  readonly from: Date;
  readonly asOf: Date;
  readonly nextTo: Date;
}

/** How an issue stands at one instant, as told by the events before it. */
interface Standing {
  readonly state: IssueState | null;
  readonly limit: Limit | null;
}

interface Moment {
  readonly name: MomentCount;
  readonly departmentId: number | null;
}

/** All that one issue adds to the figures. */
interface Share {
  readonly row: LedgerRow;
  readonly listed: ListedIssue;
  readonly departmentId: number | null;
  readonly is: Readonly<Record<IssueCount, boolean>>;
  readonly moments: readonly Moment[];
  readonly decision: Pick<DecisionIssue, 'why' | 'reason' | 'to'> | null;
}

/** The figures in plain code, from the events alone: what the statement of src/store/figures.ts is measured against. */
export function computeFigures(rows: readonly LedgerRow[], question: FiguresQuestion): Figures {
  const instants = instantsOf(question);
  const { scope } = question;
  const shares = rows
    .filter(({ issue }) => scope.kind !== 'group' || issue.groupId === scope.id)
    .filter(({ events }) => events.some(({ at }) => at < instants.asOf))
    .map((row) => shareOf(row, instants))
    .map((share) => ({ share, counts: countsBy(share, scope) }));
  const kept = shares.map(({ share }) => share).filter((share) => inScope(share, scope));
  const sum = <Key>(keysOf: (share: Share, departmentId: number | null) => Key) => sumBy(shares, keysOf);
  return {
    scope,
    period: question.period,
    asOf: instants.asOf,
    total: sum(() => null)[0]?.counts ?? noCounts(),
    byKind: sum(({ row }) => row.kind)
      .map(({ key: kind, counts }) => ({ kind, counts }))
      .sort((a, b) => byKind(a.kind, b.kind)),
    byDepartment: sum((_, id) => id)
      .map(({ key: departmentId, counts }) => ({ departmentId, counts }))
      .sort((a, b) => byId(a.departmentId, b.departmentId)),
    byGroup: sum(({ listed }) => listed.groupId)
      .map(({ key: groupId, counts }) => ({ groupId, counts }))
      .sort((a, b) => byId(a.groupId, b.groupId)),
    byCategory: categoriesOf(kept),
    overdue: listOf(kept, 'overdue').map(({ listed }) => ({
      ...listed,
      days: listed.deadline === null ? 0 : fullDaysBetween(listed.deadline, instants.asOf),
    })),
    dueNext: listOf(kept, 'dueNext').map(({ listed }) => listed),
    decisions: listOf(kept, 'decisions').flatMap(({ listed, decision }) =>
      decision === null ? [] : [{ ...listed, ...decision }],
    ),
  };
}

function shareOf(row: LedgerRow, instants: Instants): Share {
  const events = row.events.filter(({ at }) => at < instants.asOf);
  const end = standingAt(events, instants.asOf);
  const state = end.state ?? 'reported';
  const lead = UNPLACED_STATES.includes(state) ? null : leadAfter(events);
  const decision = decisionOf(events, state);
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
    is: judge(events, { state, limit: end.limit }, instants, decision !== null),
    moments: [...happenings(events, instants.from), ...signatures(events, instants)],
    decision,
  };
}

function standingAt(events: readonly LedgerEvent[], instant: Date): Standing {
  const past = events.filter(({ at }) => at < instant);
  const last = limitsOf(past).at(-1);
  return { state: past.at(-1)?.to ?? null, limit: last?.until === null ? last : null };
}

function judge(
  events: readonly LedgerEvent[],
  end: { readonly state: IssueState; readonly limit: Limit | null },
  { from, asOf, nextTo }: Instants,
  decision: boolean,
): Record<IssueCount, boolean> {
  const start = standingAt(events, from);
  const closed = end.state === 'closed';
  const closer = closing(events);
  const closedNow = closed && closer !== undefined && closer.at >= from;
  const owed = OWED_STATES.includes(end.state);
  const deadline = end.limit?.deadline ?? null;
  const overdue = owed && deadline !== null && deadline < asOf;
  const carriedInLate = isOpen(start.state) && start.limit !== null && start.limit.deadline < from;
  const ranOut = limitsOf(events).some((limit) => {
    const at = ranOutAt(limit);
    return at !== null && at >= from && at < asOf;
  });
  const due = (ranOut || carriedInLate || overdue) && !EXEMPT_STATES.includes(end.state);
  const done = doneAt(events);
  const has = (type: string) => events.some(({ body }) => body.type === type);
  return {
    new: events[0] !== undefined && events[0].at >= from,
    carriedOver: isOpen(start.state),
    closed: closedNow,
    unverified: closedNow && closer.body.type === 'closed_unverified',
    cancelled: end.state === 'cancelled' && start.state !== 'cancelled',
    merged: end.state === 'merged' && start.state !== 'merged',
    open: isOpen(end.state),
    waiting: end.state === 'resolved',
    onHold: end.state === 'on_hold',
    overdue,
    due,
    closedOfDue: due && closed,
    onTime: due && closed && done !== null && deadline !== null && done <= deadline,
    reopenedOfDue: due && has('reopened'),
    extendedOfDue: due && has('extended'),
    dueNext: owed && deadline !== null && deadline >= asOf && deadline < nextTo,
    decisions: decision,
  };
}

/** Raised to a unit above and not settled since, or returned as often as departments may and waiting for a ruling. */
function decisionOf(events: readonly LedgerEvent[], state: IssueState): Share['decision'] {
  const raised = events.findLast(({ body }) => body.type === 'escalated' || SETTLING.includes(body.type));
  if (raised?.body.type === 'escalated' && (OWED_STATES.includes(state) || state === 'on_hold')) {
    return { why: 'escalated', reason: raised.body.reason ?? null, to: raised.body.to ?? null };
  }
  const returns = events.filter(isReturn);
  if (!needsRuling({ returnCount: returns.length }) || !UNPLACED_STATES.includes(state)) return null;
  return { why: 'returned', reason: returns.at(-1)?.body.reason ?? null, to: null };
}

function happenings(events: readonly LedgerEvent[], from: Date): Moment[] {
  return events.flatMap((event, index): Moment[] => {
    const { at, body } = event;
    if (at < from) return [];
    const departmentId = leadAfter(events.slice(0, index + 1));
    switch (body.type) {
      case 'dispatched':
      case 'reopened':
      case 'extended':
        return [{ name: body.type, departmentId }];
      case 'returned':
        return isReturn(event) ? [{ name: 'returned', departmentId: body.departmentId ?? null }] : [];
      case 'confirmed':
        return answers(body.satisfaction ?? null).map((name) => ({ name, departmentId }));
      default:
        return [];
    }
  });
}

function answers(satisfaction: string | null): readonly ('answered' | 'satisfied')[] {
  if (satisfaction === null) return [];
  return SATISFIED.includes(satisfaction) ? ['answered', 'satisfied'] : ['answered'];
}

/** Every dispatch with a limit for signing is judged once: when it is signed, or when the limit runs out. */
function signatures(events: readonly LedgerEvent[], { from, asOf }: Instants): Moment[] {
  return events.flatMap(({ body }, index): Moment[] => {
    if (body.type !== 'dispatched' || !body.clocks) return [];
    const limit = new Date(body.clocks.signDueAt);
    const next = events
      .slice(index + 1)
      .find((later) => later.to !== 'dispatched' || later.body.type === 'dispatched');
    const inTime = next !== undefined && next.at <= limit;
    const signed = inTime && next.body.type !== 'dispatched' && SIGNED_STATES.includes(next.to);
    if (inTime && !signed) return [];
    const judgedAt = signed ? next.at : limit;
    if (judgedAt < from || judgedAt >= asOf) return [];
    const departmentId = body.lead ?? null;
    const due: Moment = { name: 'signDue', departmentId };
    return signed ? [due, { name: 'signedInTime', departmentId }] : [due];
  });
}

/** What an issue adds under each department: its standing under the present lead, what happened under the one it happened to. */
function countsBy(share: Share, scope: Scope): Map<number | null, Counts> {
  const byDepartment = new Map<number | null, Record<keyof Counts, number>>();
  const at = (id: number | null) => {
    const counts = byDepartment.get(id) ?? { ...noCounts() };
    byDepartment.set(id, counts);
    return counts;
  };
  for (const [name, holds] of Object.entries(share.is) as [IssueCount, boolean][]) {
    if (holds) at(share.departmentId)[name] += 1;
  }
  for (const { name, departmentId } of share.moments) at(departmentId)[name] += 1;
  if (scope.kind === 'department') {
    for (const id of byDepartment.keys()) if (id !== scope.id) byDepartment.delete(id);
  }
  return byDepartment;
}

function sumBy<Key>(
  shares: readonly { readonly share: Share; readonly counts: ReadonlyMap<number | null, Counts> }[],
  keyOf: (share: Share, departmentId: number | null) => Key,
): { key: Key; counts: Counts }[] {
  const sums = new Map<Key, Counts>();
  for (const { share, counts } of shares) {
    for (const [departmentId, added] of counts) {
      const key = keyOf(share, departmentId);
      sums.set(key, plus(sums.get(key) ?? noCounts(), added));
    }
  }
  return [...sums].map(([key, counts]) => ({ key, counts }));
}

function plus(a: Counts, b: Counts): Counts {
  return Object.fromEntries(COUNTS.map((name) => [name, a[name] + b[name]])) as Counts;
}

function inScope(share: Share, scope: Scope): boolean {
  return scope.kind !== 'department' || share.departmentId === scope.id;
}

function categoriesOf(shares: readonly Share[]): CategoryFigure[] {
  const found = new Map<string, { new: number; groups: Set<number> }>();
  for (const { row, is } of shares) {
    if (!is.new || row.issue.category === null) continue;
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
    .sort(
      (a, b) =>
        (a.listed.deadline?.getTime() ?? Number.MAX_SAFE_INTEGER) -
          (b.listed.deadline?.getTime() ?? Number.MAX_SAFE_INTEGER) || a.listed.number - b.listed.number,
    )
    .slice(0, LIST_LIMIT);
}
