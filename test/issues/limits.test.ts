import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/calendar.ts';
import type { Priority } from '../../src/commands/intent.ts';
import { clocksFor, LIMITS, writeClocks } from '../../src/issues/limits.ts';
import { needsRuling, rulingIsFinal } from '../../src/issues/rulings.ts';
import { confirmationWaitsUntil, stillReopens, triageWaitsUntil } from '../../src/issues/waits.ts';

const calendar = createCalendar({ timeZone: 'Asia/Shanghai' });
const moment = (said: string) => new Date(`${said}:00+08:00`);
const written = (instant: Date) => calendar.formatIso(instant).slice(0, 16);

const routing = (step: 'named' | 'ruled') => ({ step, because: [], candidates: [] });

describe('an issue dispatched', () => {
  it.each<[Priority, string, string, string, string]>([
    ['normal', '2026-03-12T10:00', '2026-03-13T17:30', '2026-03-16T17:30', '2026-03-19T17:30'],
    ['urgent', '2026-03-12T10:00', '2026-03-12T12:00', '2026-03-12T14:00', '2026-03-13T17:30'],
    ['hard', '2026-03-12T10:00', '2026-03-13T17:30', '2026-03-16T17:30', '2026-04-02T17:30'],
    ['normal', '2025-09-30T16:00', '2025-10-09T17:30', '2025-10-10T17:30', '2025-10-14T17:30'],
    ['urgent', '2026-02-14T22:00', '2026-02-15T00:00', '2026-02-15T02:00', '2026-02-24T17:30'],
  ])('as %s at %s is to be signed by %s, returned by %s, done by %s', (priority, at, sign, back, done) => {
    const { signDueAt, returnDueAt, deadline } = clocksFor(priority, moment(at), calendar);
    expect([signDueAt, returnDueAt, deadline].map(written)).toEqual([sign, back, done]);
  });

  it('follows the limits of its own organisation', () => {
    const limits = { ...LIMITS, normal: { ...LIMITS.normal, resolve: { workingDays: 3 } } };
    const { deadline } = clocksFor('normal', moment('2026-03-12T10:00'), calendar, limits);
    expect(written(deadline)).toBe('2026-03-17T17:30');
  });

  it('has its limits written into the event in UTC', () => {
    expect(writeClocks(clocksFor('urgent', moment('2026-03-12T10:00'), calendar))).toEqual({
      signDueAt: '2026-03-12T04:00:00.000Z',
      returnDueAt: '2026-03-12T06:00:00.000Z',
      deadline: '2026-03-13T09:30:00.000Z',
    });
  });
});

describe('waiting', () => {
  it('for the reporter’s choice ends after half an hour', () => {
    expect(written(triageWaitsUntil(moment('2026-03-12T23:50')))).toBe('2026-03-13T00:20');
  });

  it('for a confirmation ends with the third working day', () => {
    expect(written(confirmationWaitsUntil(moment('2025-09-30T10:00'), calendar))).toBe('2025-10-11T17:30');
  });

  it('is over for a reopening after the fifteenth day', () => {
    const closedAt = moment('2026-03-12T17:00');
    expect(stillReopens(closedAt, moment('2026-03-27T23:59'), calendar)).toBe(true);
    expect(stillReopens(closedAt, moment('2026-03-28T00:00'), calendar)).toBe(false);
  });
});

describe('a ruling', () => {
  it('is needed after the second return', () => {
    expect([0, 1, 2, 3].map((returnCount) => needsRuling({ returnCount }))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('is final, while a coordinator’s choice after one return is not', () => {
    expect(rulingIsFinal({ returnCount: 2, routing: routing('ruled') })).toBe(true);
    expect(rulingIsFinal({ returnCount: 1, routing: routing('ruled') })).toBe(false);
    expect(rulingIsFinal({ returnCount: 2, routing: routing('named') })).toBe(false);
    expect(rulingIsFinal({ returnCount: 2, routing: null })).toBe(false);
  });
});
