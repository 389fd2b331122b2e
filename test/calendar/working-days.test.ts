import { describe, expect, it } from 'vitest';
import { createWorkingDays } from '../../src/calendar/working-days.ts';

const days = createWorkingDays();

describe('working days', () => {
  it.each([
    ['2025-09-28', true, 'a Sunday worked for 国庆'],
    ['2025-10-01', false, '国庆'],
    ['2025-10-06', false, '中秋 inside 国庆'],
    ['2025-10-08', false, 'the last day of 国庆'],
    ['2025-10-09', true, 'the first day after'],
    ['2025-10-11', true, 'a Saturday worked for 国庆'],
    ['2026-02-14', true, 'a Saturday worked for 春节'],
    ['2026-02-16', false, '除夕'],
    ['2026-02-23', false, 'the last day of 春节, a Monday'],
    ['2026-02-24', true, 'the first day after'],
    ['2026-02-28', true, 'a Saturday worked for 春节'],
    ['2026-03-07', false, 'a plain Saturday'],
    ['2026-03-12', true, 'a plain Thursday'],
  ])('%s: worked %s, %s', (date, working) => {
    expect(days.isWorkingDay(date)).toBe(working);
  });

  it.each([
    ['America/New_York', 300],
    ['Pacific/Auckland', -780],
    ['UTC', 0],
  ])('are the same where the process believes to be in %s', (elsewhere, minutesBehind) => {
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = elsewhere;
      expect(new Date('2026-01-01T12:00:00Z').getTimezoneOffset()).toBe(minutesBehind);
      const there = createWorkingDays();
      const asked = ['2026-02-14', '2026-02-16', '2026-02-24', '2027-02-06'];
      expect(asked.map((date) => there.isWorkingDay(date))).toEqual([true, false, true, false]);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('follow the admin against the list', () => {
    const own = createWorkingDays([
      { date: '2026-02-24', working: false },
      { date: '2026-03-07', working: true },
    ]);
    expect(own.isWorkingDay('2026-02-24')).toBe(false);
    expect(own.isWorkingDay('2026-03-07')).toBe(true);
    expect(own.isWorkingDay('2026-03-08')).toBe(false);
  });
});

describe('a year whose holidays', () => {
  it.each([2020, 2025, 2026])('are listed, like %i, needs no warning', (year) => {
    expect(days.coverageWarning(year)).toBeNull();
  });

  it('nobody has listed would work through New Year, and that is said', () => {
    expect(days.isWorkingDay('2030-01-01')).toBe(true);
    expect(days.coverageWarning(2030)).toContain('2030年的放假调休安排还没有收录');
  });

  it('stand in the overrides is covered once New Year and the National Day are named', () => {
    const newYear = { date: '2030-01-01', working: false };
    expect(createWorkingDays([newYear]).coverageWarning(2030)).not.toBeNull();
    const both = createWorkingDays([newYear, { date: '2030-10-01', working: false }]);
    expect(both.coverageWarning(2030)).toBeNull();
    expect(both.isWorkingDay('2030-01-01')).toBe(false);
  });

  it('stays uncovered however often its days are asked about', () => {
    const asked = createWorkingDays();
    asked.isWorkingDay('2030-01-01');
    asked.isWorkingDay('2030-10-01');
    expect(asked.coverageWarning(2030)).not.toBeNull();
  });
});
