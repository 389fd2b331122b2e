import { needsRuling } from '../issues/rulings.ts';
import type { IssueState } from '../issues/state.ts';
import type { DecisionIssue, Instants, IssueCount } from './figures.ts';
import {
  closing,
  doneAt,
  EXEMPT_STATES,
  isOpen,
  isReturn,
  type LedgerEvent,
  type Limit,
  limitsOf,
  OWED_STATES,
  ranOutAt,
  SETTLING,
} from './history.ts';

/** How an issue stands at one instant, as told by the events before it. */
interface Standing {
  readonly state: IssueState | null;
  readonly limit: Limit | null;
}

const DAY_MS = 86_400_000;

export type Decision = Pick<DecisionIssue, 'why' | 'reason' | 'to'>;

export function standingAt(events: readonly LedgerEvent[], instant: Date): Standing {
  const past = events.filter(({ at }) => at < instant);
  const last = limitsOf(past).at(-1);
  return { state: past.at(-1)?.to ?? null, limit: last?.until === null ? last : null };
}

/** Every count of docs/figures.md that an issue is in, from its events before the period's end. */
export function judge(
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
  const open = isOpen(end.state);
  const olderThan = (days: number) =>
    open && events[0] !== undefined && events[0].at.getTime() <= asOf.getTime() - days * DAY_MS;
  const has = (type: string) => events.some(({ body }) => body.type === type);
  return {
    new: events[0] !== undefined && events[0].at >= from,
    carriedOver: isOpen(start.state),
    closed: closedNow,
    unverified: closedNow && closer.body.type === 'closed_unverified',
    cancelled: end.state === 'cancelled' && start.state !== 'cancelled',
    merged: end.state === 'merged' && start.state !== 'merged',
    open,
    waiting: end.state === 'resolved',
    onHold: end.state === 'on_hold',
    overdue,
    older7: olderThan(7),
    older15: olderThan(15),
    older30: olderThan(30),
    due,
    closedOfDue: due && closed,
    onTime: due && closed && done !== null && deadline !== null && done <= deadline,
    reopenedOfDue: due && has('reopened'),
    extendedOfDue: due && has('extended'),
    dueNext: owed && deadline !== null && deadline >= asOf && deadline < nextTo,
    decisions: decision,
  };
}

/** Raised to a unit above, or returned as often as departments may, and not settled since. */
export function decisionOf(events: readonly LedgerEvent[], state: IssueState): Decision | null {
  if (!isOpen(state)) return null;
  const settled = events.findLastIndex(({ body }) => SETTLING.includes(body.type));
  const unsettled = events.slice(settled + 1);
  const raised = unsettled.findLast(({ body }) => body.type === 'escalated');
  if (raised) return { why: 'escalated', reason: raised.body.reason ?? null, to: raised.body.to ?? null };
  const returned = unsettled.findLast(isReturn);
  const isDisputed = needsRuling({ returnCount: events.filter(isReturn).length });
  return returned && isDisputed ? { why: 'returned', reason: returned.body.reason ?? null, to: null } : null;
}
