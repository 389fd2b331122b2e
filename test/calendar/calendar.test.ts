import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/calendar.ts';
import { DEFAULTS } from '../../src/calendar/defaults.ts';

const calendar = createCalendar({ timeZone: 'Asia/Shanghai' });
const moment = (said: string) => new Date(`${said}:00+08:00`);
const written = (instant: Date) => calendar.formatIso(instant).slice(0, 16);

const hours = (from: string, to: string) =>
  createCalendar({ timeZone: 'Asia/Shanghai', quietHours: { from, to } });
const friday = (after: string, upTo: string) =>
  calendar.occurrences(DEFAULTS.weeklyBulletin, moment(after), moment(upTo)).map(written);
const daily = (workingDaysOnly: boolean) =>
  calendar
    .occurrences(
      { ...DEFAULTS.morningBrief, workingDaysOnly },
      moment('2025-09-30T08:00'),
      moment('2025-10-12T08:00'),
    )
    .map((instant) => calendar.localDate(instant));
const next = (after: string) => written(calendar.nextOccurrence(DEFAULTS.morningBrief, moment(after)));

describe('quiet hours', () => {
  it.each([
    ['2026-03-12T20:59', '2026-03-12T20:59'],
    ['2026-03-12T21:00', '2026-03-13T07:30'],
    ['2026-03-13T00:00', '2026-03-13T07:30'],
    ['2026-03-13T07:29', '2026-03-13T07:30'],
    ['2026-03-13T07:30', '2026-03-13T07:30'],
  ])('at %s let a notice pass at %s', (at, end) => {
    expect(written(calendar.endOfQuiet(moment(at)))).toBe(end);
    expect(calendar.isQuiet(moment(at))).toBe(at !== end);
  });

  it('may lie inside a day, and may be none', () => {
    const siesta = hours('12:00', '13:30');
    expect(written(siesta.endOfQuiet(moment('2026-03-12T12:10')))).toBe('2026-03-12T13:30');
    expect(siesta.isQuiet(moment('2026-03-12T22:00'))).toBe(false);
    expect(hours('00:00', '00:00').isQuiet(moment('2026-03-12T00:00'))).toBe(false);
  });
});

describe('what comes round', () => {
  it('comes on Friday at five, the end of its stretch included and the start not', () => {
    expect(friday('2026-03-05T00:00', '2026-03-20T17:00')).toEqual([
      '2026-03-06T17:00',
      '2026-03-13T17:00',
      '2026-03-20T17:00',
    ]);
    expect(friday('2026-03-06T17:00', '2026-03-13T16:59')).toEqual([]);
  });

  it('comes every day, or on working days alone', () => {
    expect(daily(false)).toHaveLength(12);
    expect(daily(true)).toEqual(['2025-10-09', '2025-10-10', '2025-10-11']);
  });

  it('comes next strictly after now', () => {
    expect(next('2026-03-12T07:59')).toBe('2026-03-12T08:00');
    expect(next('2026-03-12T08:00')).toBe('2026-03-13T08:00');
  });

  it('must come at all', () => {
    const never = { kind: 'weekly', weekday: 8, time: '17:00' } as const;
    expect(() => calendar.nextOccurrence(never, moment('2026-03-12T08:00'))).toThrow('does not come round');
  });

  it('is neither missed nor seen twice, however time is cut into stretches', () => {
    const instants = fc
      .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 2, 1) / 60_000 })
      .map((minute) => new Date(minute * 60_000));
    const rules = fc.constantFrom(DEFAULTS.weeklyBulletin, DEFAULTS.eveningBrief, {
      ...DEFAULTS.morningBrief,
      workingDaysOnly: true,
    });
    fc.assert(
      fc.property(rules, instants, instants, instants, (rule, ...cuts) => {
        const [a, b, c] = cuts.sort((x, y) => x.getTime() - y.getTime());
        if (a === undefined || b === undefined || c === undefined) throw new Error('three cuts');
        expect([...calendar.occurrences(rule, a, b), ...calendar.occurrences(rule, b, c)]).toEqual(
          calendar.occurrences(rule, a, c),
        );
      }),
    );
  });
});

describe('a moment', () => {
  it('is written in plain Chinese', () => {
    const at = moment('2026-03-12T17:30');
    expect(calendar.formatLocal(at, 'dateTime')).toBe('3月12日 17:30');
    expect(calendar.formatLocal(at, 'date')).toBe('3月12日');
    expect(calendar.formatLocal(at, 'fullDate')).toBe('2026年3月12日');
    expect(calendar.formatLocal(at, 'full')).toBe('2026年3月12日 17:30');
    expect(calendar.formatLocal(at, 'weekday')).toBe('3月12日（周四）');
    expect(calendar.formatLocal(at, 'hour')).toBe('3月12日17时30分');
    expect(calendar.formatLocal(moment('2026-03-15T00:00'), 'hour')).toBe('3月15日0时');
    expect(calendar.formatLocal(moment('2026-03-15T00:00'), 'weekday')).toBe('3月15日（周日）');
    expect(calendar.formatLocal(at, 'time')).toBe('17:30');
  });

  it('is written for programs with the offset of its zone', () => {
    const summer = new Date('2026-07-01T12:00:00Z');
    expect(calendar.formatIso(summer)).toBe('2026-07-01T20:00:00+08:00');
    expect(createCalendar({ timeZone: 'America/St_Johns' }).formatIso(summer)).toBe(
      '2026-07-01T09:30:00-02:30',
    );
  });
});

describe('a week', () => {
  it('is the seven days that end with the bulletin', () => {
    const { from, to } = calendar.periodOfWeek(moment('2026-03-13T17:00'));
    expect([written(from), written(to)]).toEqual(['2026-03-06T17:00', '2026-03-13T17:00']);
  });

  it('follows the one before without a gap, also where an hour is skipped', () => {
    const newYork = createCalendar({ timeZone: 'America/New_York' });
    const end = newYork.at('2026-03-13', '17:00');
    const { from } = newYork.periodOfWeek(end);
    expect(newYork.formatIso(from)).toBe('2026-03-06T17:00:00-05:00');
    expect(end.getTime() - from.getTime()).toBe((7 * 24 - 1) * 3_600_000);
  });

  it('begins on Monday as day 1', () => {
    expect(['2026-03-09', '2026-03-13', '2026-03-15'].map((date) => calendar.weekday(date))).toEqual([
      1, 5, 7,
    ]);
  });
});
