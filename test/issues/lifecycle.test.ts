import { describe, expect, it } from 'vitest';
import { ISSUE_ACTIONS, RULES, transition, type IssueAction } from '../../src/issues/lifecycle.ts';
import {
  FINAL_STATES,
  ISSUE_STATES,
  OPEN_STATES,
  STATE_WORDS,
  type IssueState,
} from '../../src/issues/state.ts';

const WORKED: readonly IssueState[] = ['dispatched', 'accepted', 'in_progress', 'reopened'];

/** All that moves an issue, written out by hand from DOMAIN.md; what is not here must not move it. */
const MOVES: readonly (readonly [IssueAction, readonly IssueState[], IssueState])[] = [
  ['dispatch', ['reported', 'triage', 'returned'], 'dispatched'],
  ['put_to_triage', ['reported', 'triage'], 'triage'],
  ['choose', ['triage'], 'dispatched'],
  ['assign', ['triage', 'returned', ...WORKED], 'dispatched'],
  ['accept', ['dispatched', 'reopened'], 'accepted'],
  ['progress', WORKED, 'in_progress'],
  ['return', WORKED, 'returned'],
  ['resolve', WORKED, 'resolved'],
  ['resolve_and_confirm', [...WORKED, 'resolved'], 'closed'],
  ['confirm', ['resolved'], 'closed'],
  ['close_unverified', ['resolved'], 'closed'],
  ['reopen', ['resolved', 'closed'], 'reopened'],
  ['hold', WORKED, 'on_hold'],
  ['release', ['on_hold'], 'in_progress'],
  ['merge', OPEN_STATES, 'merged'],
  ['cancel', OPEN_STATES, 'cancelled'],
];

describe('an issue', () => {
  it.each(MOVES.flatMap(([action, states, to]) => states.map((from) => [from, action, to] as const)))(
    'that is %s, on %s, becomes %s',
    (from, action, to) => {
      expect(transition(from, action)).toEqual({ kind: 'moved', from, to });
    },
  );

  it.each(ISSUE_ACTIONS)('is moved by %s from nowhere else', (action) => {
    const [, states = []] = MOVES.find(([name]) => name === action) ?? [];
    for (const state of ISSUE_STATES.filter((one) => !states.includes(one))) {
      const step = transition(state, action);
      expect(step.kind === 'moved' ? step.to : state).toBe(state);
    }
  });

  it.each<[IssueState, IssueAction]>([
    ['accepted', 'accept'],
    ['in_progress', 'accept'],
    ['on_hold', 'accept'],
    ['resolved', 'resolve'],
    ['closed', 'resolve'],
    ['closed', 'confirm'],
    ['closed', 'resolve_and_confirm'],
    ['reopened', 'reopen'],
    ['returned', 'return'],
    ['cancelled', 'cancel'],
    ['merged', 'merge'],
    ['on_hold', 'hold'],
  ])('that is %s hears of a second %s that it is so already', (state, action) => {
    expect(transition(state, action)).toEqual({ kind: 'already', state });
  });

  it.each<[IssueState, IssueAction]>([
    ['reported', 'accept'],
    ['triage', 'resolve'],
    ['triage', 'resolve_and_confirm'],
    ['returned', 'accept'],
    ['on_hold', 'resolve'],
    ['dispatched', 'confirm'],
    ['resolved', 'return'],
    ['resolved', 'urge'],
    ['closed', 'cancel'],
    ['merged', 'reopen'],
    ['cancelled', 'reopen'],
    ['dispatched', 'reopen'],
  ])('that is %s refuses %s', (state, action) => {
    expect(transition(state, action)).toEqual({ kind: 'refused', from: state, action });
  });

  it.each<[IssueAction, IssueState]>([
    ['reply', 'dispatched'],
    ['reply', 'in_progress'],
    ['request_info', 'accepted'],
    ['supplement', 'triage'],
    ['urge', 'dispatched'],
    ['set_priority', 'reopened'],
    ['escalate', 'in_progress'],
    ['extend', 'in_progress'],
    ['ask_hold', 'accepted'],
    ['instruct', 'resolved'],
  ])('on %s stays %s', (action, state) => {
    expect(transition(state, action)).toEqual({ kind: 'moved', from: state, to: state });
  });

  it.each(FINAL_STATES)('that is %s lets nothing happen to it but a reopening', (state) => {
    const moved = ISSUE_ACTIONS.filter((action) => transition(state, action).kind === 'moved');
    expect(moved).toEqual(state === 'closed' ? ['reopen'] : []);
  });

  it('can come into every state, and from every open one to its end', () => {
    expect(reachable('reported')).toEqual(new Set(ISSUE_STATES));
    for (const state of OPEN_STATES) {
      expect(reachable(state)).toContain('closed');
      expect(reachable(state)).toContain('cancelled');
    }
  });
});

describe('an assisting department', () => {
  it('signs, reports, answers and returns without moving the issue', () => {
    for (const action of ['accept', 'progress', 'reply', 'request_info', 'return'] as const) {
      expect(transition('accepted', action, 'assist')).toEqual({
        kind: 'moved',
        from: 'accepted',
        to: 'accepted',
      });
    }
  });

  it('cannot finish it, hold it or have it prolonged', () => {
    for (const action of ['resolve', 'hold', 'ask_hold', 'ask_extension', 'release'] as const) {
      expect(transition('accepted', action, 'assist').kind).toBe('refused');
    }
  });
});

describe('what must be said with an action', () => {
  it('is a reason for what undoes, delays or ends without result', () => {
    const reasoned = ISSUE_ACTIONS.filter((action) => RULES[action].needs === 'reason');
    expect(reasoned).toEqual(['return', 'reopen', 'ask_extension', 'ask_hold', 'hold', 'decline', 'cancel']);
  });

  it('is a result for 办结', () => {
    expect(RULES.resolve.needs).toBe('result');
  });
});

describe('the words', () => {
  it('for actions and for states are all different', () => {
    const words = ISSUE_ACTIONS.map((action) => RULES[action].word);
    expect(new Set(words).size).toBe(words.length);
    expect(new Set(Object.values(STATE_WORDS)).size).toBe(ISSUE_STATES.length);
  });
});

function reachable(state: IssueState, seen: Set<IssueState> = new Set()): Set<IssueState> {
  if (seen.has(state)) return seen;
  seen.add(state);
  for (const action of ISSUE_ACTIONS) {
    const step = transition(state, action);
    if (step.kind === 'moved') reachable(step.to, seen);
  }
  return seen;
}
