import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../src/issues/event.ts';
import { applyEvent, foldEvents } from '../../src/issues/fold.ts';
import { ACTOR, CLOCKS, dispatch, historyOf, hourOf, issueAfter, REPORT, ROUTING, RULED } from './history.ts';

const accept = (departmentId: number): EventBody => ({ type: 'accepted', departmentId, handler: null });
const resolve: EventBody = {
  type: 'resolved',
  result: '便道已铺通',
  departmentId: 7,
  waitsUntil: CLOCKS.deadline,
};
const confirm: EventBody = { type: 'confirmed', satisfaction: '满意', comment: null };
const giveBack = (departmentId: number): EventBody => ({
  type: 'returned',
  reason: '不属于本单位职责',
  departmentId,
  suggestedId: null,
});
const reopen = (clocks: typeof CLOCKS | null): EventBody => ({
  type: 'reopened',
  reason: '还是进不去',
  clocks,
});
const took = (issueNumber: number) => [{ type: 'absorbed', issueNumber }, 'dispatched'] as const;
const again = (lead: number) => [dispatch(lead, [8], null), 'dispatched'] as const;
const signatures = (issue: { departments: readonly { departmentId: number; acceptedAt: Date | null }[] }) =>
  issue.departments.map(({ departmentId, acceptedAt }) => [departmentId, acceptedAt]);

describe('a reported issue', () => {
  it('is what was said, by whom, and nothing else yet', () => {
    const { type: _, ...said } = REPORT;
    expect(foldEvents(historyOf([REPORT, 'reported']))).toEqual({
      ...said,
      number: 12,
      reporterAccount: 'sandbox:li',
      reporterId: 10,
      reporterName: ACTOR.name,
      state: 'reported',
      reportedAt: hourOf(1),
      departments: [],
      routing: null,
      dispatchedAt: null,
      acceptedAt: null,
      resolvedAt: null,
      closedAt: null,
      signDueAt: null,
      returnDueAt: null,
      deadline: null,
      waitsUntil: null,
      returnCount: 0,
      reopenCount: 0,
      result: null,
      satisfaction: null,
      unverified: false,
      escalatedTo: null,
      needsDecision: false,
      urgeCount: 0,
      mergedInto: null,
      follows: null,
      absorbed: [],
      pending: null,
      heldSince: null,
      heldUntil: null,
      extensionCount: 0,
      instruction: null,
    });
  });

  it('waits in triage until the choice passes on, and no longer once it is dispatched', () => {
    const asked = { type: 'put_to_triage', routing: ROUTING, waitsUntil: CLOCKS.signDueAt } as const;
    const waiting = historyOf([REPORT, 'reported'], [asked, 'triage'], [dispatch(7, []), 'dispatched']);
    expect(foldEvents(waiting.slice(0, 2)).waitsUntil).toEqual(new Date(CLOCKS.signDueAt));
    expect(foldEvents(waiting).waitsUntil).toBeNull();
  });
});

describe('a dispatched issue', () => {
  it('has one lead, the others assisting, and its clocks from then on', () => {
    expect(issueAfter()).toMatchObject({
      state: 'dispatched',
      departments: [
        { departmentId: 7, role: 'lead', acceptedAt: null },
        { departmentId: 8, role: 'assist', acceptedAt: null },
        { departmentId: 9, role: 'assist', acceptedAt: null },
      ],
      routing: ROUTING,
      dispatchedAt: hourOf(2),
      signDueAt: new Date(CLOCKS.signDueAt),
      returnDueAt: new Date(CLOCKS.returnDueAt),
      deadline: new Date(CLOCKS.deadline),
    });
  });

  it('names a department once, and the lead not among the assisting', () => {
    const events = historyOf([REPORT, 'reported'], [dispatch(7, [8, 7, 8]), 'dispatched']);
    expect(foldEvents(events).departments.map(({ departmentId }) => departmentId)).toEqual([7, 8]);
  });

  it('is signed by each department for itself, and for the issue by the lead', () => {
    const assistingSigned = issueAfter([accept(8), 'dispatched']);
    expect(signatures(assistingSigned)).toEqual([
      [7, null],
      [8, hourOf(3)],
      [9, null],
    ]);
    expect(assistingSigned.acceptedAt).toBeNull();
    expect(issueAfter([accept(8), 'dispatched'], [accept(7), 'accepted']).acceptedAt).toEqual(hourOf(4));
  });

  it('keeps the first signature', () => {
    expect(issueAfter([accept(7), 'accepted'], [accept(7), 'accepted']).acceptedAt).toEqual(hourOf(3));
  });

  it('counts as signed when the department reports progress or the result', () => {
    const progress = { type: 'progressed', text: '已进场', departmentId: 7 } as const;
    expect(issueAfter([progress, 'in_progress']).acceptedAt).toEqual(hourOf(3));
    expect(issueAfter([resolve, 'resolved']).acceptedAt).toEqual(hourOf(3));
  });

  it('does not count as signed by an answer or by what the group says', () => {
    const reply = { type: 'replied', text: '周三铺便道', departmentId: 7 } as const;
    const note = { type: 'progressed', text: '原料车能进了', departmentId: null } as const;
    expect(issueAfter([reply, 'dispatched'], [note, 'dispatched']).acceptedAt).toBeNull();
  });

  it('keeps clock, first dispatch and the signatures of who still assists when the lead changes', () => {
    const rerouted = issueAfter([accept(8), 'dispatched'], [dispatch(9, [8], null), 'dispatched']);
    expect(rerouted).toMatchObject({ dispatchedAt: hourOf(2), deadline: new Date(CLOCKS.deadline) });
    expect(signatures(rerouted)).toEqual([
      [9, null],
      [8, hourOf(3)],
    ]);
  });

  it('is signed anew by whoever leads it now, also by one that assisted, returned or led before', () => {
    const asAssistant = issueAfter([accept(8), 'dispatched'], [dispatch(8, [7], null), 'dispatched']);
    const afterReturn = issueAfter(
      [accept(7), 'accepted'],
      [giveBack(7), 'returned'],
      [dispatch(7, [], null), 'dispatched'],
    );
    const sameAgain = issueAfter([accept(7), 'accepted'], [dispatch(7, [8], null), 'dispatched']);
    for (const { acceptedAt } of [asAssistant, afterReturn, sameAgain]) expect(acceptedAt).toBeNull();
  });

  it('stays signed when a department joins it', () => {
    const joined = issueAfter([accept(7), 'accepted'], [dispatch(7, [8, 11], null), 'accepted']);
    expect(joined).toMatchObject({ state: 'accepted', acceptedAt: hourOf(3) });
    expect(joined.departments).toHaveLength(3);
  });
});

describe('a returned issue', () => {
  it('must be ruled on after the second return, until it is dispatched again', () => {
    const returns = [
      [giveBack(7), 'returned'],
      [dispatch(8, [], null), 'dispatched'],
      [giveBack(8), 'returned'],
    ] as const;
    expect(issueAfter(...returns.slice(0, 1))).toMatchObject({ returnCount: 1, needsDecision: false });
    expect(issueAfter(...returns)).toMatchObject({ returnCount: 2, needsDecision: true });
    const ruled = { ...dispatch(7, [], null), routing: RULED };
    expect(issueAfter(...returns, [ruled, 'dispatched'])).toMatchObject({
      returnCount: 2,
      needsDecision: false,
      routing: RULED,
    });
  });

  it('by an assisting department only loses that department', () => {
    const issue = issueAfter([giveBack(8), 'dispatched']);
    expect(issue.returnCount).toBe(0);
    expect(issue.departments.map(({ departmentId }) => departmentId)).toEqual([7, 9]);
  });
});

describe('a resolved issue', () => {
  it('has a result and waits for an answer', () => {
    expect(issueAfter([resolve, 'resolved'])).toMatchObject({
      state: 'resolved',
      result: '便道已铺通',
      resolvedAt: hourOf(3),
      waitsUntil: new Date(CLOCKS.deadline),
      closedAt: null,
    });
  });

  it('is closed by a yes, with what was thought of it', () => {
    expect(issueAfter([resolve, 'resolved'], [confirm, 'closed'])).toMatchObject({
      closedAt: hourOf(4),
      satisfaction: '满意',
      unverified: false,
      waitsUntil: null,
    });
  });

  it('is closed by silence as 未回访', () => {
    expect(issueAfter([resolve, 'resolved'], [{ type: 'closed_unverified' }, 'closed'])).toMatchObject({
      closedAt: hourOf(4),
      satisfaction: null,
      unverified: true,
      waitsUntil: null,
    });
  });
});

describe('a reopened issue', () => {
  const closed = [
    [accept(7), 'accepted'],
    [resolve, 'resolved'],
    [confirm, 'closed'],
  ] as const;

  it('forgets result, end and praise, and counts', () => {
    expect(issueAfter(...closed, [reopen(null), 'reopened'])).toMatchObject({
      state: 'reopened',
      reopenCount: 1,
      result: null,
      resolvedAt: null,
      closedAt: null,
      satisfaction: null,
      unverified: false,
      waitsUntil: null,
      acceptedAt: null,
      deadline: new Date(CLOCKS.deadline),
    });
  });

  it('may get new clocks, from the same first dispatch', () => {
    const later = { ...CLOCKS, deadline: '2026-04-01T09:30:00.000Z' };
    const again = issueAfter(...closed, [reopen(later), 'reopened']);
    expect(again).toMatchObject({ acceptedAt: null, deadline: new Date(later.deadline) });
    expect(again.dispatchedAt).toEqual(hourOf(2));
  });
});

describe('flags', () => {
  it('are set by who urges, escalates and ranks', () => {
    const urgent = { ...CLOCKS, deadline: '2026-03-13T09:30:00.000Z' };
    const issue = issueAfter(
      [{ type: 'urged', text: null }, 'dispatched'],
      [{ type: 'urged', text: '请尽快' }, 'dispatched'],
      [{ type: 'escalated', to: '市发改委', reason: '本级无货源' }, 'dispatched'],
      [{ type: 'priority_set', priority: 'urgent', clocks: urgent }, 'dispatched'],
    );
    expect(issue).toMatchObject({
      urgeCount: 2,
      escalatedTo: '市发改委',
      needsDecision: true,
      priority: 'urgent',
      deadline: new Date(urgent.deadline),
    });
  });

  it('of a decision are gone with the result, a supervisor’s word or the end', () => {
    const escalated = [{ type: 'escalated', to: '市发改委', reason: null }, 'dispatched'] as const;
    const instruct = { type: 'instructed', text: '三日内解决', dueAt: null } as const;
    expect(issueAfter(escalated, [resolve, 'resolved']).needsDecision).toBe(false);
    expect(issueAfter(escalated, [instruct, 'dispatched']).needsDecision).toBe(false);
    expect(issueAfter(escalated, [{ type: 'cancelled', reason: '重复' }, 'cancelled']).needsDecision).toBe(
      false,
    );
  });

  it('of an instruction stay until the issue is closed', () => {
    const instruct = { type: 'instructed', text: '三日内解决', dueAt: CLOCKS.deadline } as const;
    const instructed = [instruct, 'dispatched'] as const;
    expect(issueAfter(instructed, [resolve, 'resolved']).instruction).toEqual({
      text: '三日内解决',
      by: ACTOR.name,
      dueAt: new Date(CLOCKS.deadline),
    });
    expect(issueAfter(instructed, [resolve, 'resolved'], [confirm, 'closed']).instruction).toBeNull();
  });
});

describe('what a department asks for', () => {
  const askHold = {
    type: 'hold_asked',
    reason: '等汛期过了',
    departmentId: 7,
    until: CLOCKS.deadline,
  } as const;
  const askTime = { type: 'extension_asked', reason: '厂家发货慢', departmentId: 7, workingDays: 3 } as const;

  it('waits for an answer and changes nothing meanwhile', () => {
    const { pending, state, deadline } = issueAfter([askTime, 'dispatched']);
    expect(pending).toEqual({ kind: 'extension', reason: '厂家发货慢', departmentId: 7, workingDays: 3 });
    expect([state, deadline]).toEqual(['dispatched', new Date(CLOCKS.deadline)]);
    const declined = { type: 'declined', reason: '企业等不起' } as const;
    expect(issueAfter([askTime, 'dispatched'], [declined, 'dispatched']).pending).toBeNull();
  });

  it('moves the deadline when more time is granted', () => {
    const extended = { type: 'extended', workingDays: 3, deadline: '2026-03-24T09:30:00.000Z' } as const;
    expect(issueAfter([askTime, 'dispatched'], [extended, 'dispatched'])).toMatchObject({
      pending: null,
      extensionCount: 1,
      deadline: new Date(extended.deadline),
      signDueAt: new Date(CLOCKS.signDueAt),
    });
  });

  it('stops the clock when a hold is granted, and moves it on release', () => {
    const held = { type: 'held', reason: '同意', until: CLOCKS.deadline } as const;
    const later = { ...CLOCKS, deadline: '2026-04-01T09:30:00.000Z' };
    const hold = [
      [askHold, 'dispatched'],
      [held, 'on_hold'],
    ] as const;
    expect(issueAfter(...hold)).toMatchObject({
      pending: null,
      heldSince: hourOf(4),
      heldUntil: new Date(CLOCKS.deadline),
      acceptedAt: hourOf(4),
    });
    expect(issueAfter(...hold, [{ type: 'released', clocks: later }, 'in_progress'])).toMatchObject({
      heldSince: null,
      heldUntil: null,
      deadline: new Date(later.deadline),
    });
  });

  it('is forgotten when another department leads, not when one more assists', () => {
    expect(issueAfter([askTime, 'dispatched'], again(8)).pending).toBeNull();
    expect(issueAfter([askTime, 'dispatched'], again(7)).pending).toMatchObject({ kind: 'extension' });
  });

  it('is no longer held once it is cancelled', () => {
    const held = { type: 'held', reason: '同意', until: null } as const;
    const cancel = { type: 'cancelled', reason: '企业已搬走' } as const;
    expect(issueAfter([held, 'on_hold'], [cancel, 'cancelled']).heldSince).toBeNull();
  });

  it('is forgotten when the department returns or finishes the issue', () => {
    expect(issueAfter([askTime, 'dispatched'], [giveBack(7), 'returned']).pending).toBeNull();
    expect(issueAfter([askTime, 'dispatched'], [resolve, 'resolved']).pending).toBeNull();
  });
});

describe('merging', () => {
  it('points to the survivor, which knows what it took in', () => {
    const merged = { type: 'merged', into: 9, reason: null } as const;
    expect(issueAfter([merged, 'merged'])).toMatchObject({ state: 'merged', mergedInto: 9, closedAt: null });
    expect(issueAfter(took(15), took(18)).absorbed).toEqual([15, 18]);
  });

  it('is not meant where a late message makes a new issue that follows the closed one', () => {
    expect(foldEvents(historyOf([{ ...REPORT, follows: 4 }, 'reported'])).follows).toBe(4);
  });
});

describe('a history that cannot be true', () => {
  const [report, sent] = historyOf([REPORT, 'reported'], [dispatch(7, []), 'dispatched']);
  if (report === undefined || sent === undefined) throw new Error('two events');

  it.each([
    ['is empty', [], 'at least one event'],
    ['lacks its beginning', [sent], 'lacks event 1'],
    ['lacks a number', [report, { ...sent, seq: 3 }], 'lacks event 2'],
    ['begins with anything but a report', [{ ...sent, seq: 1 }], 'before its report'],
    ['reports twice', [report, { ...report, seq: 2 }], 'a second time'],
    ['holds another issue’s event', [report, { ...sent, issueNumber: 13 }], '#12 is reported'],
    ['starts from a state it was not in', [report, { ...sent, from: 'closed' as const }], '#12 is reported'],
  ])('because it %s is refused', (_, events, message) => {
    expect(() => foldEvents(events)).toThrow(message);
  });

  it('is not mended by the reader: one event further is the same as the whole', () => {
    expect(applyEvent(applyEvent(undefined, report), sent)).toEqual(foldEvents([report, sent]));
  });
});
