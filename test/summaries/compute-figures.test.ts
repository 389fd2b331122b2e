import { describe, expect, it } from 'vitest';
import { computeFigures } from '../../src/summaries/compute-figures.ts';
import type { LedgerEvent } from '../../src/summaries/history.ts';
import { ratesOf, rateText } from '../../src/summaries/rates.ts';
import { at, LEDGER, WEEK } from './week.ts';

const ORGANISATION = { kind: 'organisation' } as const;
const week = computeFigures(LEDGER, { scope: ORGANISATION, period: WEEK, now: WEEK.to });
const departments = new Map(week.byDepartment.map(({ departmentId, counts }) => [departmentId, counts]));

describe('a written-out week', () => {
  it('counts what was counted by hand', () => {
    expect(week.total).toEqual({
      new: 9, // 9–17
      carriedOver: 8, // 1 2 3 4 5 8 18 19
      closed: 4, // 1 2 12 19
      unverified: 1, // 2
      cancelled: 1, // 8
      merged: 1, // 14
      open: 12, // 3 4 5 7 9 10 11 13 15 16 17 18
      waiting: 1, // 5
      onHold: 1, // 4
      overdue: 1, // 3
      older7: 5, // 3 4 5 7 18, all reported by 3-06 17:00
      older15: 0, // #18 of 2-27 is 14 days old
      older30: 0,
      due: 8, // 1 2 3 5 6 7 12 19
      closedOfDue: 5, // 1 2 6 12 19
      onTime: 3, // 1 6 12
      reopenedOfDue: 2, // 7 19
      extendedOfDue: 0,
      dueNext: 7, // 7 9 10 11 13 15 17
      decisions: 2, // 11 13
      dispatched: 10, // 9 10 10 11 11 12 13 14 15 17
      returned: 3, // 10 11 11
      reopened: 2, // 7 19
      extended: 1, // 18
      answered: 4, // 1 7 12 19; 7 was reopened, 19 reopened and confirmed since
      satisfied: 2, // 1 19
      signDue: 4, // 9 12 13 17
      signedInTime: 2, // 9 13
    });
  });

  it('adds up: carried over + new + brought back − closed − cancelled − merged = open', () => {
    const broughtBack = 1; // 7
    const { carriedOver, new: reported, closed, cancelled, merged, open } = week.total;
    expect(carriedOver + reported + broughtBack - closed - cancelled - merged).toBe(open);
  });

  it('prints every rate with its denominator', () => {
    const {
      closing,
      onTime,
      rework,
      extension,
      return: returns,
      signing,
      satisfaction,
    } = ratesOf(week.total);
    expect([closing, onTime, rework, extension, returns, signing, satisfaction].map(rateText)).toEqual([
      '63%（5/8）',
      '38%（3/8）',
      '25%（2/8）',
      '0%（0/8）',
      '30%（3/10）',
      '50%（2/4）',
      '50%（2/4）',
    ]);
  });

  it('splits by the four kinds of object, and by none', () => {
    expect(
      week.byKind.map(({ kind, counts }) => [kind, counts.new, counts.closed, counts.open, counts.overdue]),
    ).toEqual([
      ['enterprise', 5, 3, 4, 0],
      ['project', 0, 1, 1, 0],
      ['village', 1, 0, 4, 1],
      ['community', 1, 0, 1, 0],
      [null, 2, 0, 2, 0],
    ]);
  });

  it.each([
    // due | closed | on time | returned | reopened | satisfied of answered | overdue
    ['住建局', 1, [3, 2, 1, 2, 0, 0, 0, 1]],
    ['交通局', 2, [2, 1, 1, 1, 1, 1, 2, 0]],
    ['金融办', 3, [3, 2, 1, 0, 1, 1, 2, 0]],
    ['卫健局', 4, [0, 0, 0, 0, 0, 0, 0, 0]],
    ['尚未派定', null, [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('gives %s its line', (_, id, expected) => {
    const counts = departments.get(id);
    expect([
      counts?.due,
      counts?.closedOfDue,
      counts?.onTime,
      counts?.returned,
      counts?.reopened,
      counts?.satisfied,
      counts?.answered,
      counts?.overdue,
    ]).toEqual(expected);
  });

  it('splits by group, and every split adds up to the total', () => {
    expect(
      week.byGroup.map(({ groupId, counts }) => [groupId, counts.new, counts.closed, counts.open]),
    ).toEqual([
      [1, 5, 4, 5],
      [2, 3, 0, 6],
      [null, 1, 0, 1],
    ]);
    for (const split of [week.byKind, week.byDepartment, week.byGroup]) {
      expect(split.reduce((sum, { counts }) => sum + counts.due, 0)).toBe(week.total.due);
    }
  });

  it('names what is late, what is due next week and what must be decided', () => {
    expect(week.overdue.map(({ number, days }) => [number, days])).toEqual([[3, 2]]);
    expect(week.dueNext.map(({ number }) => number)).toEqual([17, 9, 10, 11, 13, 7, 15]);
    expect(week.decisions.map(({ number, why, reason, to }) => [number, why, reason, to])).toEqual([
      [11, 'returned', '乡道由镇里养护', null],
      [13, 'escalated', '额度由省里核定', '省发改委'],
    ]);
  });

  it('finds the common problems by category, with the groups they came from', () => {
    expect(week.byCategory.slice(0, 2)).toEqual([
      { category: '道路交通', new: 4, groups: 2 },
      { category: '资金', new: 2, groups: 1 },
    ]);
  });

  it('takes a report that was merged into another for no second sign of a common problem', () => {
    const ledger = LEDGER.map((row) =>
      row.issue.number === 14 ? { ...row, issue: { ...row.issue, category: '资金' } } : row,
    );
    const told = computeFigures(ledger, { scope: ORGANISATION, period: WEEK, now: WEEK.to });
    expect(told.byCategory.find(({ category }) => category === '资金')?.new).toBe(2);
  });

  it('is the same when it is asked for a month later', () => {
    const later = computeFigures(LEDGER, { scope: ORGANISATION, period: WEEK, now: at('04-13 17:00') });
    expect(later).toEqual(week);
  });
});

describe('a department’s own figures', () => {
  it.each([1, 2, 3, 4])('are its line in the organisation’s table', (id) => {
    const own = computeFigures(LEDGER, { scope: { kind: 'department', id }, period: WEEK, now: WEEK.to });
    expect(own.total).toEqual(departments.get(id));
  });
});

describe('a period that still runs', () => {
  it('is judged now: what falls due later today is not due yet', () => {
    const soFar = computeFigures(LEDGER, { scope: ORGANISATION, period: WEEK, now: at('03-09 12:00') });
    expect(soFar.asOf).toEqual(at('03-09 12:00'));
    expect(soFar.total).toMatchObject({ new: 2, due: 1, closed: 0, waiting: 1 }); // 9 10 · 2 · none · 1
  });
});

describe('an instruction from above', () => {
  it('settles what was raised', () => {
    const escalated = LEDGER.find(({ issue }) => issue.number === 13);
    if (!escalated) throw new Error('#13 is the one that was raised');
    const word: LedgerEvent = {
      seq: 5,
      at: at('03-13 09:00'),
      from: 'accepted',
      to: 'accepted',
      body: { type: 'instructed' },
    };
    const raised = [{ ...escalated, events: [...escalated.events, word] }];
    const { total } = computeFigures(raised, { scope: ORGANISATION, period: WEEK, now: WEEK.to });
    expect(total.decisions).toBe(0);
  });
});
