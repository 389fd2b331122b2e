import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/calendar.ts';
import { cronProblem } from '../../src/calendar/cron.ts';
import { directoryFile } from '../../src/directory/file-schema.ts';

const NEW_YORK = createCalendar({ timeZone: 'America/New_York' });
const SHANGHAI = createCalendar({ timeZone: 'Asia/Shanghai' });
const NOW = new Date('2026-01-01T00:00:00Z');
const named = (calendar: typeof SHANGHAI, cron: string, from: string, to: string) =>
  calendar
    .slots({ kind: 'cron', cron }, new Date(from), new Date(to))
    .map(({ slot }) => calendar.formatIso(slot));

describe('a schedule in cron text', () => {
  it('names wall times, in a zone without summer time', () => {
    expect(named(SHANGHAI, '30 8 * * 1', '2026-03-01T00:00:00Z', '2026-03-17T00:00:00Z')).toEqual([
      '2026-03-02T08:30:00+08:00',
      '2026-03-09T08:30:00+08:00',
      '2026-03-16T08:30:00+08:00',
    ]);
  });

  it('loses none where the clock skips the hour, and doubles none where it repeats it', () => {
    // 8 March 2026: 2:00 becomes 3:00. 1 November: 2:00 becomes 1:00 again.
    expect(named(NEW_YORK, '30 2 * * *', '2026-03-07T00:00:00Z', '2026-03-09T23:00:00Z')).toEqual([
      '2026-03-07T02:30:00-05:00',
      '2026-03-08T03:30:00-04:00',
      '2026-03-09T02:30:00-04:00',
    ]);
    expect(named(NEW_YORK, '30 1 * * *', '2026-10-31T00:00:00Z', '2026-11-02T23:00:00Z')).toEqual([
      '2026-10-31T01:30:00-04:00',
      '2026-11-01T01:30:00-04:00',
      '2026-11-02T01:30:00-05:00',
    ]);
  });

  it('moves to the next working day, make-up days included, and keeps its name', () => {
    // 28 September to 8 October 2026: the National Day's days off are 1–7 October, 10 October is worked.
    const [slot] = SHANGHAI.slots(
      { kind: 'cron', cron: '30 8 * * 4', holidays: 'next_working_day' },
      new Date('2026-09-28T00:00:00Z'),
      new Date('2026-10-08T01:00:00Z'),
    );
    expect(slot && SHANGHAI.formatIso(slot.slot)).toBe('2026-10-01T08:30:00+08:00');
    expect(slot && SHANGHAI.formatIso(slot.at)).toBe('2026-10-08T08:30:00+08:00');
  });

  it('comes next at its moved day, and once', () => {
    const rule = { kind: 'cron', cron: '30 8 * * 1', holidays: 'next_working_day' } as const;
    const next = (from: string) => SHANGHAI.formatIso(SHANGHAI.nextOccurrence(rule, new Date(from)));
    expect(next('2026-04-05T00:00:00+08:00')).toBe('2026-04-07T08:30:00+08:00');
    expect(next('2026-04-07T08:30:00+08:00')).toBe('2026-04-13T08:30:00+08:00');
  });

  it.each([
    ['0 17 * *', 'has 4 fields, not 5'],
    ['* * * * *', 'must name one minute'],
    ['0 25 * * *', '25'],
    ['0 8 30 2 *', 'does not come round'],
    ['0 8 * * 星期一', ''],
  ])('is refused where it is wrong: %s', (text, why) => {
    expect(cronProblem(text, NOW)).toContain(why);
  });

  it('is refused by the directory file in one line', () => {
    const read = directoryFile.safeParse({
      departments: [],
      schedule: { posts: [{ what: 'weekly', chats: 'leaders', cron: '0 25 * * 1' }] },
    });
    expect(read.error?.issues).toHaveLength(1);
    expect(read.error?.issues[0]?.path).toEqual(['schedule', 'posts', 0, 'cron']);
  });
});
