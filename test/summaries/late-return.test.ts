import { describe, expect, it } from 'vitest';
import { computeFigures, type LedgerRow } from '../../src/summaries/compute-figures.ts';
import type { LedgerEvent } from '../../src/summaries/history.ts';
import type { IssueState } from '../../src/issues/state.ts';
import { at, WEEK } from './week.ts';

const [PLANNING, FARMING] = [1, 2];
const NEXT_WEEK = { from: WEEK.to, to: at('03-20 17:00') };

const clocks = (signDue: string, deadline: string) => ({
  signDueAt: at(signDue).toISOString(),
  deadline: at(deadline).toISOString(),
});
const LINES: readonly (readonly [string, IssueState, LedgerEvent['body']])[] = [
  ['03-02 09:00', 'reported', { type: 'reported' }],
  [
    '03-02 09:00',
    'dispatched',
    { type: 'dispatched', lead: PLANNING, clocks: clocks('03-03 17:30', '03-09 17:30') },
  ],
  ['03-12 09:00', 'returned', { type: 'returned', departmentId: PLANNING, reason: '归农业' }],
  [
    '03-12 09:00',
    'dispatched',
    { type: 'dispatched', lead: FARMING, clocks: clocks('03-13 17:30', '03-19 17:30') },
  ],
  ['03-13 09:00', 'accepted', { type: 'accepted' }],
  ['03-18 09:00', 'resolved', { type: 'resolved' }],
  ['03-19 09:00', 'closed', { type: 'confirmed', satisfaction: null }],
];
/** Due on 9 March; returned three days later by the one department, done within its own limit by the next. */
const ROW: LedgerRow = {
  issue: { number: 18, title: '沟渠堵塞', sensitive: false, objectId: null, groupId: 1, category: null },
  kind: null,
  events: LINES.map(([local, to, body], index) => ({
    seq: index + 1,
    at: at(local),
    from: LINES[index - 1]?.[1] ?? null,
    to,
    body,
  })),
};
const figuresOf = (period: typeof WEEK) =>
  computeFigures([ROW], { scope: { kind: 'organisation' }, period, now: period.to });
const dueOf = (period: typeof WEEK, id: number) => {
  const line = figuresOf(period).byDepartment.find(({ departmentId }) => departmentId === id)?.counts;
  return [line?.due ?? 0, line?.closedOfDue ?? 0, line?.onTime ?? 0, line?.overdue ?? 0];
};

describe('an issue returned after its deadline', () => {
  it('is due once, and not overdue while the next department has its own limit ahead', () => {
    expect(figuresOf(WEEK).total).toMatchObject({ due: 1, closedOfDue: 0, overdue: 0, dueNext: 1 });
  });

  it('was due with the department that let the deadline pass, not with the next one', () => {
    expect(dueOf(WEEK, PLANNING)).toEqual([1, 0, 0, 0]);
    expect(dueOf(WEEK, FARMING)).toEqual([0, 0, 0, 0]);
  });

  it('is due with the next department when its own limit comes, and on time by that', () => {
    expect(dueOf(NEXT_WEEK, FARMING)).toEqual([1, 1, 1, 0]);
    expect(dueOf(NEXT_WEEK, PLANNING)).toEqual([0, 0, 0, 0]);
  });

  it('counts once over both weeks, for who closed it', () => {
    const both = { from: WEEK.from, to: NEXT_WEEK.to };
    expect(figuresOf(both).total).toMatchObject({ due: 1, closedOfDue: 1 });
    expect(dueOf(both, FARMING)).toEqual([1, 1, 1, 0]);
  });
});
