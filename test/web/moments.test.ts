import { describe, expect, it } from 'vitest';
import { dayWords, nextMoment, timeWords, type Target } from '../../web/moments.ts';

const CHINA = 'Asia/Shanghai';
/** Wednesday, 11 March 2020, 10:00 in China. */
const WEDNESDAY = new Date('2020-03-11T02:00:00Z');

describe("the page's clock", () => {
  it.each<[string, Target, string]>([
    ['tomorrow at eight', { time: '08:00', inDays: 1 }, '2020-03-12T00:00:00.000Z'],
    ['this evening', { time: '19:00' }, '2020-03-11T11:00:00.000Z'],
    ['on Friday at five', { time: '17:00', weekday: 5 }, '2020-03-13T09:00:00.000Z'],
    ['on Wednesday later today', { time: '16:00', weekday: 3 }, '2020-03-11T08:00:00.000Z'],
    ['on Wednesday in a week, as ten has come', { time: '10:00', weekday: 3 }, '2020-03-18T02:00:00.000Z'],
    ['on Monday', { time: '09:00', weekday: 1 }, '2020-03-16T01:00:00.000Z'],
  ])('finds the moment %s', (_words, target, moment) => {
    expect(nextMoment(WEDNESDAY, CHINA, target).toISOString()).toBe(moment);
  });

  it('stays where the time of today has passed', () => {
    expect(nextMoment(WEDNESDAY, CHINA, { time: '09:00' })).toEqual(WEDNESDAY);
  });

  it("counts days by the organisation's calendar, not by the browser's", () => {
    const lateInChina = new Date('2020-03-11T17:30:00Z');
    expect(dayWords(lateInChina, CHINA)).toBe('3月12日 周四');
    expect(timeWords(lateInChina, CHINA)).toBe('01:30');
    expect(nextMoment(lateInChina, CHINA, { time: '08:00', inDays: 1 }).toISOString()).toBe(
      '2020-03-13T00:00:00.000Z',
    );
  });

  it('keeps the wall clock where summer time begins in between', () => {
    const saturday = new Date('2020-03-28T12:00:00Z');
    expect(nextMoment(saturday, 'Europe/Berlin', { time: '08:00', inDays: 1 }).toISOString()).toBe(
      '2020-03-29T06:00:00.000Z',
    );
  });
});
