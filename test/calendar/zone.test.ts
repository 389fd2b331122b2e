import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createZone, minutesOf } from '../../src/calendar/zone.ts';

describe('a wall clock', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-12', '17:30', '2026-03-12T09:30:00.000Z'],
    ['Asia/Shanghai', '2026-03-12', '00:00', '2026-03-11T16:00:00.000Z'],
    ['Asia/Urumqi', '2026-03-12', '17:30', '2026-03-12T11:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-12', '17:30', '2026-03-12T11:45:00.000Z'],
    ['America/St_Johns', '2026-01-12', '08:00', '2026-01-12T11:30:00.000Z'],
    ['UTC', '2026-03-12', '17:30', '2026-03-12T17:30:00.000Z'],
  ])('in %s shows %s %s at %s', (zone, date, time, instant) => {
    expect(createZone(zone).at(date, time).toISOString()).toBe(instant);
  });

  it('that is put forward shows a skipped half past two as half past three', () => {
    const zone = createZone('America/New_York');
    expect(zone.localTime(zone.at('2026-03-08', '02:30'))).toBe('03:30');
    expect(zone.localTime(zone.at('2026-03-08', '01:59'))).toBe('01:59');
    expect(zone.localTime(zone.at('2026-03-08', '03:00'))).toBe('03:00');
  });

  it('that is put back shows half past one twice, and the first is meant', () => {
    const zone = createZone('America/New_York');
    expect(zone.at('2026-11-01', '01:30').toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(zone.at('2026-11-01', '02:30').toISOString()).toBe('2026-11-01T07:30:00.000Z');
  });

  it('turns the day at local midnight, not at that of Greenwich', () => {
    const zone = createZone('Asia/Shanghai');
    expect(zone.localDate(new Date('2026-03-11T15:59:59Z'))).toBe('2026-03-11');
    expect(zone.localDate(new Date('2026-03-11T16:00:00Z'))).toBe('2026-03-12');
  });

  it('must be known, and so must the time', () => {
    expect(() => createZone('Asia/Nowhere')).toThrow(RangeError);
    expect(() => createZone('UTC').at('2026-02-30', '08:00')).toThrow('not a date');
    for (const time of ['8:00', '25:00', '24:01', '08:60', 'noon'])
      expect(() => minutesOf(time)).toThrow(RangeError);
    expect(createZone('UTC').at('2026-03-12', '24:00').toISOString()).toBe('2026-03-13T00:00:00.000Z');
  });

  it('shows an instant at which it shows that instant', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'Europe/London',
    );
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zones.map(createZone), minutes, (zone, minute) => {
        const instant = new Date(minute * 60_000);
        const again = zone.at(zone.localDate(instant), zone.localTime(instant));
        expect([zone.localDate(again), zone.localTime(again)]).toEqual([
          zone.localDate(instant),
          zone.localTime(instant),
        ]);
        expect(again.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
    );
  });
});
