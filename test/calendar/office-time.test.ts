import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/calendar.ts';

const shanghai = createCalendar({ timeZone: 'Asia/Shanghai' });
const newYork = createCalendar({ timeZone: 'America/New_York' });
const HOUR_MS = 3_600_000;

const moment = (said: string) => new Date(`${said}:00+08:00`);
const written = (instant: Date) => shanghai.formatIso(instant).slice(0, 16);

describe('a limit in working days', () => {
  it.each([
    ['2026-03-12T10:00', 1, '2026-03-13T17:30', 'Thursday to Friday'],
    ['2026-03-13T20:00', 1, '2026-03-16T17:30', 'Friday evening to Monday'],
    ['2026-03-14T10:00', 1, '2026-03-16T17:30', 'Saturday is day 0'],
    ['2025-09-30T10:00', 1, '2025-10-09T17:30', 'over the eight days of 国庆 2025'],
    ['2025-09-26T16:00', 5, '2025-10-10T17:30', 'Sunday 28 Sept is worked: 28, 29, 30, then 9, 10 Oct'],
    ['2025-09-30T10:00', 5, '2025-10-14T17:30', 'Saturday 11 Oct is worked: 9, 10, 11, 13, 14'],
    ['2026-02-12T09:00', 5, '2026-02-26T17:30', '春节 2026: 13, Saturday 14, then 24, 25, 26'],
    ['2026-02-27T09:00', 2, '2026-03-02T17:30', 'Saturday 28 Feb is worked for 春节'],
    ['2026-03-12T10:00', 15, '2026-04-02T17:30', 'three plain weeks'],
    ['2025-12-31T10:00', 1, '2026-01-04T17:30', 'Sunday 4 Jan is worked for 元旦'],
  ])('from %s, %i days, ends at %s: %s', (from, n, end) => {
    expect(written(shanghai.addWorkingDays(moment(from), n))).toBe(end);
  });

  it('counts back to the working day before 国庆', () => {
    expect(written(shanghai.addWorkingDays(moment('2025-10-09T17:30'), -1))).toBe('2025-09-30T17:30');
  });

  it('of no day ends today, or on the next day that is worked', () => {
    expect(written(shanghai.addWorkingDays(moment('2026-03-12T20:00'), 0))).toBe('2026-03-12T17:30');
    expect(written(shanghai.addWorkingDays(moment('2026-03-14T20:00'), 0))).toBe('2026-03-16T17:30');
  });

  it('gives up where an override list leaves no working day', () => {
    const never = createCalendar({
      timeZone: 'Asia/Shanghai',
      overrides: Array.from({ length: 500 }, (_, day) => ({
        date: shanghai.addDays('2026-03-01', day),
        working: false,
      })),
    });
    expect(() => never.addWorkingDays(moment('2026-03-12T10:00'), 1)).toThrow('no working day');
    expect(() => never.addWorkingMs(moment('2026-03-12T10:00'), 1)).toThrow('no working day');
  });
});

describe('a limit in hours', () => {
  it('runs by night and on holidays', () => {
    expect(written(shanghai.addHours(moment('2025-10-01T23:00'), 4))).toBe('2025-10-02T03:00');
  });
});

describe('office time', () => {
  it.each([
    ['2026-03-12T08:30', '2026-03-12T17:30', 7.5, 'a day'],
    ['2026-03-12T11:00', '2026-03-12T14:00', 1.5, 'lunch is not worked'],
    ['2026-03-12T12:00', '2026-03-12T13:30', 0, 'only lunch'],
    ['2026-03-12T17:30', '2026-03-13T08:30', 0, 'only the night'],
    ['2026-03-13T17:00', '2026-03-16T09:00', 1, 'a weekend'],
    ['2025-09-30T08:30', '2025-10-09T08:30', 7.5, '国庆 2025'],
    ['2025-10-08T00:00', '2025-10-13T00:00', 22.5, '9, 10 and Saturday 11 October 2025'],
    ['2026-02-13T13:30', '2026-02-24T12:00', 15, '春节 2026: an afternoon, Saturday 14, a morning'],
  ])('from %s to %s is %d hours: %s', (a, b, hours) => {
    expect(shanghai.workingMsBetween(moment(a), moment(b))).toBe(hours * HOUR_MS);
  });

  it('of a day is as long when clocks are put forward, for nobody works at night', () => {
    const [from, to] = [newYork.at('2026-03-06', '08:30'), newYork.at('2026-03-09', '17:30')];
    expect(newYork.workingMsBetween(from, to)).toBe(15 * HOUR_MS);
  });

  it('is spent to the minute, and ends in the evening rather than the next morning', () => {
    expect(written(shanghai.addWorkingMs(moment('2025-09-30T16:30'), HOUR_MS))).toBe('2025-09-30T17:30');
    expect(written(shanghai.addWorkingMs(moment('2025-09-30T16:30'), 2 * HOUR_MS))).toBe('2025-10-09T09:30');
    expect(() => shanghai.addWorkingMs(moment('2025-09-30T16:30'), -1)).toThrow(RangeError);
  });
});

const instants = fc
  .integer({ min: Date.UTC(2025, 8, 1) / 1000, max: Date.UTC(2026, 3, 30) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
const calendars = fc.constantFrom(shanghai, newYork);

describe('office time, whatever the instants', () => {
  it('adds up: a to b and b to c are a to c, in any order', () => {
    fc.assert(
      fc.property(calendars, instants, instants, instants, (calendar, a, b, c) => {
        const between = (from: Date, to: Date) => calendar.workingMsBetween(from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it('never runs backwards, nor faster than the clock', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 30 * 86_400_000 }), (calendar, from, ms) => {
        const worked = calendar.workingMsBetween(from, new Date(from.getTime() + ms));
        expect(worked).toBeGreaterThanOrEqual(0);
        expect(worked).toBeLessThanOrEqual(ms);
      }),
    );
  });

  it('is counted once: of a whole day never more than seven and a half hours', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, instant) => {
        const date = calendar.localDate(instant);
        const [from, to] = [calendar.at(date, '00:00'), calendar.at(calendar.addDays(date, 1), '00:00')];
        const hours = calendar.isWorkingDay(date) ? 7.5 : 0;
        expect(calendar.workingMsBetween(from, to)).toBe(hours * HOUR_MS);
      }),
    );
  });

  it('that is spent has passed, to the millisecond, and not an instant earlier', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 200 * HOUR_MS }), (calendar, from, ms) => {
        const end = calendar.addWorkingMs(from, ms);
        expect(calendar.workingMsBetween(from, end)).toBe(ms);
        expect(calendar.workingMsBetween(from, new Date(end.getTime() - 1))).toBe(ms - 1);
      }),
    );
  });

  it('makes a later dispatch and a longer limit never end earlier', () => {
    fc.assert(
      fc.property(calendars, instants, instants, fc.nat(20), fc.nat(5), (calendar, a, b, n, more) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const end = calendar.addWorkingDays(early, n).getTime();
        expect(calendar.addWorkingDays(late, n).getTime()).toBeGreaterThanOrEqual(end);
        expect(calendar.addWorkingDays(early, n + more).getTime()).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});
