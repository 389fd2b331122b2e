import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/language/dates.ts';

/** A Wednesday. */
const now = new Date('2020-03-11T10:00:00+08:00');

describe('a day or an hour', () => {
  it.each([
    ['明天下午前', '2020-03-12T17:30:00+08:00'],
    ['明天下午3点半', '2020-03-12T15:30:00+08:00'],
    ['今晚8点', '2020-03-11T20:00:00+08:00'],
    ['下周五', '2020-03-20T17:30:00+08:00'],
    ['本周五上午10点', '2020-03-13T10:00:00+08:00'],
    ['周一', '2020-03-16T17:30:00+08:00'],
    ['3月11号前', '2020-03-11T17:30:00+08:00'],
    ['3月底前', '2020-03-31T17:30:00+08:00'],
    ['13号前', '2020-03-13T17:30:00+08:00'],
    ['三天内', '2020-03-14T17:30:00+08:00'],
    ['3个工作日内', '2020-03-16T17:30:00+08:00'],
    ['2小时内', '2020-03-11T12:00:00+08:00'],
    ['2020年4月15日', '2020-04-15T17:30:00+08:00'],
    ['3.16', '2020-03-16T17:30:00+08:00'],
    ['月底前', '2020-03-31T17:30:00+08:00'],
  ])('%s is %s', (text, iso) => {
    expect(findDates(text, now).map((found) => found.iso)).toEqual([iso]);
  });

  it.each(['2.75万', '13号楼', '84消毒液', '3.5吨', '12345热线', '2月31日'])('is none in %s', (text) => {
    expect(findDates(text, now)).toEqual([]);
  });

  it('tells a limit from an appointment', () => {
    expect(findDates('周五前', now)[0]?.isLimit).toBe(true);
    expect(findDates('周五上午', now)[0]?.isLimit).toBe(false);
  });
});

describe('working days', () => {
  it('are counted by the calendar that is passed in', () => {
    const wednesday = new Date('2020-04-29T10:00:00+08:00');
    const laborDay = new Set(['2020-05-01', '2020-05-04', '2020-05-05']);
    const isWorkingDay = (date: string) =>
      date === '2020-05-09' || !(laborDay.has(date) || [0, 6].includes(new Date(date).getUTCDay()));
    const day = (worked?: typeof isWorkingDay) =>
      findDates('三个工作日内答复', wednesday, worked)[0]?.iso.slice(0, 10);
    expect(day()).toBe('2020-05-04');
    expect(day(isWorkingDay)).toBe('2020-05-07');
  });
});
