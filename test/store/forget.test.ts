import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../src/store/database/client.ts';
import { forgetPerson, peopleNamed } from '../../src/store/forget.ts';
import { tablesInOrder } from '../../src/store/backup/tables.ts';
import { rowsOf } from '../../src/store/database/rows.ts';
import { openOffice, ORGANISATION, type Office } from '../support/office.ts';
import { DATABASES } from '../support/store.ts';

describe.each(DATABASES)('a person who is forgotten on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调');
    await office.say('zhujian', '赵安', '签收 #1');
    await office.say('one', '王敏', '走访 凤凰粮食 一切正常');
  });
  afterEach(() => office.close());

  const forget = async (name: string) => {
    const [person] = await peopleNamed(office.db, ORGANISATION, name);
    return office.db.transaction((tx: Db) => forgetPerson(tx, ORGANISATION, person!.id));
  };
  const everything = async () => {
    const tables = await tablesInOrder(office.db);
    const texts: string[] = [];
    for (const { name } of tables) {
      const rows = await rowsOf<{ row: string }>(
        office.db,
        sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t`,
      );
      texts.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return texts;
  };

  test('stands by name or account nowhere but in what is still to be said', async () => {
    const [account] = await rowsOf<{ id: string }>(
      office.db,
      sql`select a.id from accounts a join people p on p.id = a.person_id where p.name = '王敏'`,
    );
    await forget('王敏');
    const left = (await everything()).filter((row) => !row.startsWith('deliveries '));
    expect(left.filter((row) => row.includes('王敏') || row.includes(`"${account!.id}"`))).toEqual([]);
  });

  test('leaves every issue and every deed in place', async () => {
    const before = await office.events(1);
    const { name } = await forget('王敏');
    const after = await office.events(1);
    expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body));
    expect(after[0]!.actor.name).toBe(name);
    expect((await office.issue(1)).number).toBe(1);
  });

  test('is a stranger from then on', async () => {
    await forget('王敏');
    const told = await office.say('one', '王敏', '#1 已解决');
    expect((await office.issue(1)).state).toBe('accepted');
    expect(told.length).toBeLessThanOrEqual(1);
  });

  test('does not open the history to any other change', async () => {
    await forget('王敏');
    await expect(
      Promise.resolve(office.db.execute(sql`update issue_events set seq = seq + 100`)),
    ).rejects.toThrow(/issue_events/);
    await expect(Promise.resolve(office.db.execute(sql`delete from issue_events`))).rejects.toThrow(
      /issue_events/,
    );
  });
});
