import { afterEach, describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/calendar.ts';
import { jobLateness } from '../../src/store/lateness.ts';
import { runDue } from '../../src/schedule/run-due.ts';
import { uncoveredYears } from '../../src/usecases/people/coverage.ts';
import { openOffice, type Office } from '../support/office.ts';

describe('a year whose holidays are unknown', () => {
  let office: Office;
  afterEach(() => office.close());

  it('is told to the coordinators once, by whichever replica is first', async () => {
    office = await openOffice('postgres', '2099-03-09T09:00:00+08:00');
    await Promise.all([runDue(office.worker), runDue(office.worker)]);
    const told = (await office.news()).filter(({ notice }) => notice.kind === 'calendar');
    expect(told.map(({ chat }) => chat)).toEqual(['sandbox:coordinators']);
    expect(told[0]?.text).toContain('2099年');
    // It is told in March of a year that began in January, and nothing is late.
    const { db, organisationId } = office.worker;
    expect(await jobLateness(db, organisationId, new Date('2099-03-08T00:00:00Z'))).toEqual([]);
    expect(
      (await office.at('2099-06-01T09:00:00+08:00')).filter(({ notice }) => notice.kind === 'calendar'),
    ).toEqual([]);
    const next = (await office.at('2099-12-01T09:00:00+08:00')).filter(
      ({ notice }) => notice.kind === 'calendar',
    );
    expect(next.map(({ notice }) => notice.title)).toEqual(['【2100年放假安排未收录】']);
  });

  it('is no news where the calendar or an admin knows them', async () => {
    office = await openOffice('postgres', '2020-12-09T09:00:00+08:00');
    expect(
      (await office.at('2020-12-09T09:01:00+08:00')).filter(({ notice }) => notice.kind === 'calendar'),
    ).toEqual([]);
    const overrides = ['2099-01-01', '2099-10-01'].map((date) => ({ date, working: false }));
    const calendar = createCalendar({ timeZone: 'Asia/Shanghai', overrides });
    expect(uncoveredYears({ calendar }, new Date('2099-03-09T09:00:00+08:00'))).toEqual([]);
  });
});
