import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventBody, IssueEvent } from '../../src/issues/event.ts';
import { applyEvent, foldEvents } from '../../src/issues/fold.ts';
import type { Issue } from '../../src/issues/issue.ts';
import { ISSUE_ACTIONS, transition, type IssueAction } from '../../src/issues/lifecycle.ts';
import { FINAL_STATES, ISSUE_STATES, type IssueState } from '../../src/issues/state.ts';
import { ACTOR, CLOCKS, hourOf, REPORT, ROUTING } from './history.ts';

/** What is written for each action: `n` is the department that acts or is chosen, `lead` the one that leads. */
const BODIES: Readonly<Record<IssueAction, (n: number, lead: number) => EventBody>> = {
  dispatch: (n) => ({ type: 'dispatched', lead: n, assisting: [1, 2], routing: ROUTING, clocks: CLOCKS }),
  put_to_triage: () => ({ type: 'put_to_triage', routing: ROUTING, waitsUntil: CLOCKS.signDueAt }),
  choose: (n) => ({ type: 'dispatched', lead: n, assisting: [], routing: ROUTING, clocks: CLOCKS }),
  assign: (n) => ({ type: 'dispatched', lead: n, assisting: [3], routing: ROUTING, clocks: null }),
  involve: (n, lead) => ({ type: 'dispatched', lead, assisting: [n, 3], routing: ROUTING, clocks: null }),
  accept: (n) => ({ type: 'accepted', departmentId: n, handler: null }),
  progress: (n) => ({ type: 'progressed', text: '已进场', departmentId: n }),
  note: () => ({ type: 'progressed', text: '好一些了', departmentId: null }),
  reply: (n) => ({ type: 'replied', text: '周三', departmentId: n }),
  request_info: (n) => ({ type: 'info_requested', text: '哪一段路', departmentId: n }),
  supplement: () => ({ type: 'supplemented', text: '路口' }),
  return: (n) => ({ type: 'returned', reason: '非职责', departmentId: n, suggestedId: null }),
  resolve: (n) => ({ type: 'resolved', result: '通了', departmentId: n, waitsUntil: CLOCKS.deadline }),
  resolve_and_confirm: () => ({ type: 'confirmed', satisfaction: null, comment: null }),
  confirm: () => ({ type: 'confirmed', satisfaction: '满意', comment: null }),
  close_unverified: () => ({ type: 'closed_unverified' }),
  reopen: (n) => ({ type: 'reopened', reason: '又断了', clocks: n === 1 ? CLOCKS : null }),
  set_priority: () => ({ type: 'priority_set', priority: 'urgent', clocks: CLOCKS }),
  correct_priority: () => ({ type: 'priority_set', priority: 'hard', clocks: CLOCKS }),
  urge: () => ({ type: 'urged', text: null }),
  instruct: () => ({ type: 'instructed', text: '速办', dueAt: null }),
  lift: () => ({ type: 'instruction_lifted' }),
  escalate: () => ({ type: 'escalated', to: '市里', reason: null }),
  ask_extension: (n) => ({ type: 'extension_asked', reason: '发货慢', departmentId: n, workingDays: n }),
  extend: (n) => ({ type: 'extended', workingDays: n, deadline: CLOCKS.deadline }),
  ask_hold: (n) => ({ type: 'hold_asked', reason: '汛期', departmentId: n, until: null }),
  hold: () => ({ type: 'held', reason: '汛期', until: null }),
  decline: () => ({ type: 'declined', reason: '不能等' }),
  release: () => ({ type: 'released', clocks: CLOCKS }),
  absorb: (n) => ({ type: 'absorbed', issueNumber: 12 + n }),
  merge: () => ({ type: 'merged', into: 4, reason: null }),
  cancel: () => ({ type: 'cancelled', reason: '误报' }),
};

/** Which of the legal actions comes next, and which department it is about. */
const walks = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), { maxLength: 60 });

describe('any history that the lifecycle allows', () => {
  it('folds, leaves an issue that agrees with itself, and comes by every state', () => {
    const seen = new Set<IssueState>();
    fc.assert(
      fc.property(walks, (walk) => {
        const events = historyFrom(walk);
        expectSound(foldEvents(events), events);
        for (const { to } of events) seen.add(to);
      }),
      { numRuns: 500 },
    );
    expect(seen).toEqual(new Set(ISSUE_STATES));
  });

  it('gives the same issue event by event as from the whole', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const events = historyFrom(walk);
        let grown: Issue | undefined;
        for (const event of events) grown = applyEvent(grown, event);
        expect(grown).toEqual(foldEvents(events));
      }),
    );
  });
});

/** Only the table says what may come next and which state it leads to. Dead ends come last, else no history grows long. */
function historyFrom(walk: readonly (readonly [number, number])[]): IssueEvent[] {
  let [last, lead] = [eventAfter(undefined, REPORT, 'reported'), 0];
  const events = [last];
  for (const [index, [choice, other]] of walk.entries()) {
    const mayEnd = index === walk.length - 1;
    const legal = movesFrom(last.to).filter(({ to }) => mayEnd || !DEAD_ENDS.has(to));
    const move = legal[choice % legal.length];
    if (move === undefined) break;
    const acts = CHOOSING.has(move.action)
      ? other
      : { lead, assist: other + (other >= lead ? 1 : 0) }[move.standing];
    last = eventAfter(last, BODIES[move.action](acts, lead), move.to);
    if (last.body.type === 'dispatched') lead = last.body.lead;
    events.push(last);
  }
  return events;
}

/** These name a department that need not have had the issue before. */
const CHOOSING: ReadonlySet<IssueAction> = new Set(['dispatch', 'choose', 'assign', 'involve']);
const DEAD_ENDS: ReadonlySet<IssueState> = new Set(['merged', 'cancelled']);

function movesFrom(state: IssueState) {
  return (['lead', 'assist'] as const).flatMap((standing) =>
    ISSUE_ACTIONS.flatMap((action) => {
      const step = transition(state, action, standing);
      return step.kind === 'moved' ? [{ action, standing, to: step.to }] : [];
    }),
  );
}

function eventAfter(last: IssueEvent | undefined, body: EventBody, to: IssueEvent['to']): IssueEvent {
  const seq = (last?.seq ?? 0) + 1;
  return {
    issueNumber: 12,
    seq,
    at: hourOf(seq),
    actor: ACTOR,
    inboxId: null,
    from: last?.to ?? null,
    to,
    body,
  };
}

/** Whether the lead has signed can be read off the state, save where the issue ended. */
const UNSIGNED: ReadonlySet<IssueState> = new Set([
  'reported',
  'triage',
  'dispatched',
  'reopened',
  'returned',
]);
const SIGNED: ReadonlySet<IssueState> = new Set(['accepted', 'in_progress', 'on_hold', 'resolved']);

function expectSound(issue: Issue, events: readonly IssueEvent[]): void {
  const leads = issue.departments.filter(({ role }) => role === 'lead');
  const ids = issue.departments.map(({ departmentId }) => departmentId);
  const counted = (type: EventBody['type']) => events.filter(({ body }) => body.type === type).length;
  expect(issue.number).toBe(12);
  expect(issue.state).toBe(events.at(-1)?.to);
  expect(new Set(ids).size).toBe(ids.length);
  expect(leads.length).toBeLessThanOrEqual(1);
  expect(issue.acceptedAt).toEqual(leads[0]?.acceptedAt ?? null);
  expect(issue.acceptedAt !== null && UNSIGNED.has(issue.state)).toBe(false);
  expect(issue.acceptedAt === null && SIGNED.has(issue.state)).toBe(false);
  expect(issue.closedAt !== null).toBe(issue.state === 'closed');
  expect(issue.dispatchedAt !== null).toBe(counted('dispatched') > 0);
  expect(issue.reopenCount).toBe(counted('reopened'));
  expect(issue.urgeCount).toBe(counted('urged'));
  expect((issue.heldSince ?? null) !== null).toBe(issue.state === 'on_hold');
  expect(issue.mergedInto !== null).toBe(issue.state === 'merged');
  expect(issue.waitsUntil === null || ['triage', 'resolved'].includes(issue.state)).toBe(true);
  expect(issue.needsDecision && FINAL_STATES.includes(issue.state)).toBe(false);
}
