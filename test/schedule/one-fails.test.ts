import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
afterEach(() => office.close());

const REPORT = '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调';

/** As long as this stands, nothing of the table is written where the words hold. */
async function breakWhere(table: 'runs' | 'issues', when: string): Promise<() => Promise<unknown>> {
  const { db } = office.store;
  await db.execute(
    sql.raw(`create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`),
  );
  await db.execute(
    sql.raw(`create trigger broken before insert or update on ${table} for each row when (${when})
      execute function broken()`),
  );
  return () => db.execute(sql.raw(`drop trigger broken on ${table}`));
}

describe('what falls due together', () => {
  it('runs though one of it fails, and that is caught up with in its order', async () => {
    office = await openOffice('postgres', '2026-03-09T09:00:00+08:00', DISTRICT);
    await office.say('one', '王敏', REPORT);
    const mend = await breakWhere('runs', `new.job = 'weekly' and new.period < '2026-03-14'`);
    await expect(office.at('2026-03-20T20:30:00+08:00')).rejects.toThrow('Failed query');
    const evening = inChat(await office.news(), 'leaders');
    expect(evening).toContain('晚报');
    expect(evening).not.toContain('周通报');
    await mend();
    const told = inChat(await office.at('2026-03-20T20:31:00+08:00'), 'leaders');
    expect(told.match(/周通报》第\d期/g)).toEqual(['周通报》第1期', '周通报》第2期']);
  });
});

describe('silences that end together', () => {
  it('end though one of them cannot', async () => {
    office = await openOffice('postgres', '2026-03-09T09:00:00+08:00', DISTRICT);
    await office.say('one', '王敏', REPORT);
    await office.say('one', '王敏', '报问题 凤凰粮食 厂里宿舍没热水，请住建局协调');
    await office.store.db.execute(
      sql.raw(`update issues set state = 'resolved', waits_until = '2026-03-10T00:00:00Z'`),
    );
    await breakWhere('issues', 'new.number = 1');
    await expect(office.at('2026-03-10T09:00:00+08:00')).rejects.toThrow('Failed query');
    expect((await office.issue(1)).state).toBe('resolved');
    expect((await office.issue(2)).state).toBe('closed');
  });
});
