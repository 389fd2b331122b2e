import type { Actor, EventBody, IssueEvent } from '../../src/issues/event.ts';
import { foldEvents } from '../../src/issues/fold.ts';
import type { Issue, RoutingRecord } from '../../src/issues/issue.ts';
import type { IssueState } from '../../src/issues/state.ts';

export const ROUTING: RoutingRecord = { step: 'named', because: ['消息里点名'], candidates: [] };
export const RULED: RoutingRecord = { step: 'ruled', because: ['协调员指定'], candidates: [] };

export const CLOCKS = {
  signDueAt: '2026-03-13T09:30:00.000Z',
  returnDueAt: '2026-03-16T09:30:00.000Z',
  deadline: '2026-03-19T09:30:00.000Z',
};

export const ACTOR: Actor = { account: 'sandbox:li', personId: 10, name: '李敏', role: 'member' };

export const REPORT = {
  type: 'reported',
  title: '道路施工，货车进不了厂',
  detail: '道路施工，货车进不了厂，面临停产',
  objectId: 5,
  category: '交通运输',
  groupId: 3,
  sourceChat: 'sandbox:group-1',
  sourceMessage: 'm1',
  priority: 'normal',
  sensitive: false,
  quantities: [],
  amountCny: null,
} as const satisfies EventBody;

const FIRST_MS = Date.UTC(2026, 2, 12, 2);

/** When the nth event of a history happens: ten o'clock and an hour for each. */
export const hourOf = (seq: number): Date => new Date(FIRST_MS + (seq - 1) * 3_600_000);

/** A history told as what happened and the state it led to; numbers, times and from-states follow. */
export function historyOf(...told: readonly (readonly [EventBody, IssueState])[]): IssueEvent[] {
  return told.map(([body, to], index) => ({
    issueNumber: 12,
    seq: index + 1,
    at: hourOf(index + 1),
    actor: ACTOR,
    inboxId: index + 1,
    from: told[index - 1]?.[1] ?? null,
    to,
    body,
  }));
}

/** The issue after a report, its dispatch to department 7 with 8 and 9 assisting (hour 2), and whatever comes then. */
export function issueAfter(...told: readonly (readonly [EventBody, IssueState])[]): Issue {
  return foldEvents(historyOf([REPORT, 'reported'], [dispatch(7, [8, 9]), 'dispatched'], ...told));
}

export function dispatch(lead: number, assisting: readonly number[], clocks: typeof CLOCKS | null = CLOCKS) {
  return { type: 'dispatched', lead, assisting, routing: ROUTING, clocks } as const;
}
