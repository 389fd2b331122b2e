import { describe, expect, it } from 'vitest';
import type { EventBody, IssueEvent } from '../../src/issues/event.ts';
import type { IssueState } from '../../src/issues/state.ts';
import { deedsOf } from '../../src/routing/evidence.ts';

type Step = readonly [
  from: IssueState | null,
  to: IssueState,
  role: IssueEvent['actor']['role'],
  body: EventBody,
];

const AT = new Date('2020-03-09T01:00:00Z');

function history(steps: readonly Step[]): IssueEvent[] {
  return steps.map(([from, to, role, body], i) => ({
    issueNumber: 1,
    seq: i + 1,
    at: new Date(AT.getTime() + (body.type === 'escalated' ? i - 1 : i) * 60_000),
    actor: { account: null, personId: null, name: '', role },
    inboxId: body.type === 'escalated' ? i - 1 : i,
    from,
    to,
    body,
  }));
}

const to = (lead: number, assisting: number[] = []): EventBody => ({
  type: 'dispatched',
  lead,
  assisting,
  routing: { step: 'learned', because: [], candidates: [] },
  clocks: null,
});
const accepted = (departmentId: number): EventBody => ({ type: 'accepted', departmentId, handler: null });
const returned = (departmentId: number, suggestedId: number | null): EventBody => ({
  type: 'returned',
  reason: '不归我们',
  departmentId,
  suggestedId,
});
const triage: EventBody = {
  type: 'put_to_triage',
  routing: { step: 'asked', because: [], candidates: [] },
  waitsUntil: null,
};

const told = (steps: readonly Step[]) =>
  deedsOf(history(steps)).map(({ kind, departmentId, role }) => `${kind} ${departmentId} ${role}`);

describe('what deeds say about whose a request is', () => {
  it('a signature speaks for the department, the dispatch by the bot alone says nothing', () => {
    expect(
      told([
        ['reported', 'dispatched', 'bot', to(7)],
        ['dispatched', 'accepted', 'liaison', accepted(7)],
      ]),
    ).toEqual(['accepted 7 lead']);
  });

  it('a return speaks against it and a little for whom it names', () => {
    expect(
      told([
        ['reported', 'dispatched', 'bot', to(7)],
        ['dispatched', 'returned', 'liaison', returned(7, 8)],
        ['returned', 'dispatched', 'liaison', to(8)],
      ]),
    ).toEqual(['returned 7 lead', 'suggested 8 lead']);
  });

  it('the reporter’s choice is weaker than a coordinator’s', () => {
    expect(
      told([
        ['reported', 'triage', 'bot', triage],
        ['triage', 'dispatched', 'member', to(7)],
      ]),
    ).toEqual(['chosen 7 lead']);
    expect(
      told([
        ['reported', 'triage', 'bot', triage],
        ['triage', 'dispatched', 'coordinator', to(7, [9])],
      ]),
    ).toEqual(['assigned 7 lead', 'assigned 9 assist']);
  });

  it('a ruling after returns is the strongest word', () => {
    expect(
      told([
        ['reported', 'dispatched', 'bot', to(7)],
        ['dispatched', 'returned', 'liaison', returned(7, null)],
        ['returned', 'dispatched', 'coordinator', to(9)],
      ]),
    ).toEqual(['returned 7 lead', 'ruled 9 lead']);
  });

  it('who has it taken away was wrong', () => {
    expect(
      told([
        ['reported', 'dispatched', 'bot', to(7)],
        ['dispatched', 'dispatched', 'leader', to(8)],
      ]),
    ).toEqual(['assigned 8 lead', 'moved 7 lead']);
  });

  it('escalation says nothing of whose it was', () => {
    expect(
      told([
        ['reported', 'dispatched', 'bot', to(7)],
        ['dispatched', 'dispatched', 'leader', to(99, [7])],
        ['dispatched', 'dispatched', 'leader', { type: 'escalated', to: '市局', reason: null }],
        ['dispatched', 'accepted', 'liaison', accepted(99)],
      ]),
    ).toEqual([]);
  });

  it('a helper’s signature and its leaving count for helping alone', () => {
    expect(
      told([
        ['reported', 'dispatched', 'bot', to(7, [8, 9])],
        ['dispatched', 'dispatched', 'liaison', accepted(8)],
        ['dispatched', 'dispatched', 'liaison', returned(9, null)],
      ]),
    ).toEqual(['accepted 8 assist', 'returned 9 assist']);
  });
});
