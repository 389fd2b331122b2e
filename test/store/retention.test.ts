import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeOld } from '../../src/store/retention.ts';
import { rowsOf } from '../../src/store/database/rows.ts';
import { openOffice, ORGANISATION, type Office } from '../support/office.ts';
import { DATABASES } from '../support/store.ts';

const BEGIN = '2020-03-09T09:00:00+08:00';

describe.each(DATABASES)('old messages and notices on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, BEGIN);
    await office.say('one', '王敏', '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调');
    await office.say('zhujian', '赵安', '签收 #1');
  });
  afterEach(() => office.close());

  const count = async (table: string) => {
    const [row] = await rowsOf<{ n: number }>(
      office.db,
      sql`select count(*)::int as n from ${sql.identifier(table)}`,
    );
    return row!.n;
  };
  const sentAll = () => office.db.execute(sql`update deliveries set state = 'sent'`);

  test('go when they are worked off and older than the setting, and the ledger stays whole', async () => {
    await sentAll();
    const before = { issues: await count('issues'), events: await count('issue_events') };
    const removed = await removeOld(office.db, ORGANISATION, new Date('2020-03-10T09:00:00+08:00'));
    expect(removed.inbox).toBe(2);
    expect(removed.deliveries).toBeGreaterThan(0);
    expect(await count('inbox')).toBe(0);
    expect(await count('deliveries')).toBe(0);
    expect({ issues: await count('issues'), events: await count('issue_events') }).toEqual(before);
  });

  test('stay when they are younger', async () => {
    await sentAll();
    const removed = await removeOld(office.db, ORGANISATION, new Date('2020-03-09T08:00:00+08:00'));
    expect(removed).toEqual({ inbox: 0, deliveries: 0, chat_events: 0, gaps: 0 });
  });

  test('stay while they wait to be worked off or sent', async () => {
    await office.db.execute(sql`update inbox set state = 'retryable' where id = (select max(id) from inbox)`);
    await removeOld(office.db, ORGANISATION, new Date('2021-01-01T00:00:00+08:00'));
    expect(await count('inbox')).toBe(1);
    expect(await count('deliveries')).toBeGreaterThan(0);
  });

  test('go with what platforms told of their chats and of their silences then', async () => {
    const [old, young] = ['2020-03-09T09:00:00+08:00', '2020-06-01T09:00:00+08:00'];
    for (const at of [old, young]) {
      await office.db
        .execute(sql`insert into chat_events (organisation_id, platform, event_id, chat, kind, at, handled_at)
        values (${ORGANISATION}, 'feishu', ${at}, 'feishu:oc_1', 'joined', ${at}, ${at})`);
      await office.db.execute(sql`insert into gaps (organisation_id, platform, from_at, until_at)
        values (${ORGANISATION}, 'feishu', ${at}, ${at})`);
    }
    const removed = await removeOld(office.db, ORGANISATION, new Date('2020-05-01T09:00:00+08:00'));
    expect(removed).toMatchObject({ chat_events: 1, gaps: 1 });
    expect([await count('chat_events'), await count('gaps')]).toEqual([1, 1]);
  });

  test('an issue whose message is gone is still worked on', async () => {
    await sentAll();
    await removeOld(office.db, ORGANISATION, new Date('2021-01-01T00:00:00+08:00'));
    await office.say('zhujian', '赵安', '办结 #1 路口已放行');
    expect((await office.issue(1)).state).toBe('resolved');
  });
});
