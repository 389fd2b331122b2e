import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { maskPersonalData } from '../../src/language/personal-data.ts';
import type { Store } from '../../src/store/database/client.ts';
import { listDeliveries } from '../../src/store/deliveries/queries.ts';
import { listEvents } from '../../src/store/issues/event-queries.ts';
import { getIssue, listIssues } from '../../src/store/issues/queries.ts';
import { queueDepths } from '../../src/store/queue-depths.ts';
import { removeOld } from '../../src/store/retention.ts';
import * as schema from '../../src/store/schema/index.ts';
import { listSummaries } from '../../src/store/summaries/queries.ts';
import { openOffice, ORGANISATION, type Office } from '../support/office.ts';

/** What was said in one life of the product, so that nearly every statement it knows is sent once. */
const SAID: readonly (readonly [string, string, string])[] = [
  ['one', '王敏', '报问题 凤凰粮食门口修路，货车进不了厂，快停产了，请住建局协调'],
  ['one', '王敏', '报问题 凤凰粮食门口修路，货车还是进不了厂，请住建局协调'],
  ['two', '陈晓', '报问题 俊富无纺布招不到人'],
  ['two', '陈晓', '可提供口罩3000只'],
  ['one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调'],
  ['two', '陈晓', '#4 可供2000只'],
  ['one', '王敏', '#4 已送到2000只'],
  ['two', '陈晓', '#4 供不了'],
  ['two', '陈晓', '可提供口罩1000只'],
  ['zhujian', '赵安', '签收 #1'],
  ['zhujian', '赵安', '退回 #2 不归我们管，建议交通局'],
  ['zhujian', '赵安', '答复 #1 明天上午放行'],
  ['zhujian', '赵安', '申请延期 #1 三天 设备没到'],
  ['coordinators', '姜平', '同意 #1'],
  ['zhujian', '赵安', '办结 #1 路口已放行'],
  ['one', '王敏', '#1 满意'],
  ['one', '王敏', '走访 凤凰粮食 一切正常'],
  ['one', '李卫国', '#2 加急'],
  ['one', '李卫国', '#2 提级'],
  ['one', '王敏', '催办 #2'],
  ['one', '王敏', '#2'],
  ['one', '李卫国', '超期'],
  ['leaders', '陶欣', '本周周报'],
  ['leaders', '陶欣', '批示 #2 三天内解决'],
  ['coordinators', '姜平', '#3 派给交通局'],
  ['one', '王敏', '撤销 #2 与 #1 重复'],
];

/** Of the database itself, where nothing belongs to anybody. */
const OF_NOBODY = /^(begin|commit|rollback|savepoint|release|set |select set_config|select 1\b)/i;

/** As a column of what is inserted, else among the conditions. */
function namesIt(text: string): boolean {
  return /^\s*insert/i.test(text)
    ? text.includes('organisation_id')
    : /\b(where|on)\b[\s\S]*organisation_id/i.test(text);
}

describe('every statement that the product sends', () => {
  const statements = new Set<string>();
  let office: Office;
  beforeAll(async () => {
    const client = await PGlite.create({ loadDataDir: await openAsBlob(inject('embeddedDump')) });
    const db = drizzle(client, { schema, logger: { logQuery: (query) => void statements.add(query) } });
    const store: Store = { db, kind: 'embedded', close: () => client.close() };
    office = await openOffice('embedded', '2020-03-09T09:00:00+08:00', undefined, store, 'fresh');
    for (const [chat, name, text] of SAID) await office.say(chat, name, text);
    await office.whisper('王敏', '帮助');
    for (const at of ['2020-03-09T19:00:00+08:00', '2020-03-10T08:00:00+08:00', '2020-03-13T17:00:00+08:00'])
      await office.at(at);
    const telling = { now: office.now(), mask: (text: string) => maskPersonalData(text).masked };
    await listIssues(db, ORGANISATION, { limit: 10, q: '修路', overdue: true }, telling);
    await getIssue(db, ORGANISATION, 1, telling);
    await listEvents(db, ORGANISATION, 1, telling.mask);
    await listSummaries(db, ORGANISATION, { limit: 10 });
    await listDeliveries(db, ORGANISATION, { limit: 10 }, telling.mask);
    await queueDepths(db, ORGANISATION);
    await removeOld(db, ORGANISATION, office.now());
  }, 120_000);
  afterAll(() => office.close());

  test('names the organisation that it is for', () => {
    expect(statements.size).toBeGreaterThan(60);
    const open = [...statements].filter((text) => !OF_NOBODY.test(text) && !namesIt(text));
    expect(open).toEqual([]);
  });
});
