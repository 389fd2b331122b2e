import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldEvents } from '../../src/issues/fold.ts';
import { readEvents, readIssue } from '../../src/store/issues/issues.ts';
import { issueEvents, issues } from '../../src/store/schema/index.ts';
import type { Store } from '../../src/store/database/open.ts';
import { exportLedger } from '../../src/usecases/ledger/export-ledger.ts';
import { importDirectory, parseDirectory } from '../../src/usecases/people/import-directory.ts';
import { importLedger } from '../../src/usecases/ledger/import-ledger.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { openTestStore } from '../support/store.ts';
import { cityLedger } from './ledgers/city.ts';
import { villageLedger } from './ledgers/village.ts';
import { visitsLedger } from './ledgers/visits.ts';

const NOW = new Date('2020-03-11T02:00:00Z');
const demo = new URL('../../demo/directory.json', import.meta.url).pathname;

let store: Store;
let parts: Parameters<typeof importLedger>[0];
beforeEach(async () => {
  store = await openTestStore();
  await importDirectory(store.db, 1, parseDirectory(readFileSync(demo, 'utf8'), demo), NOW);
  parts = { db: store.db, organisationId: 1, known: createKnownCache(store.db, 1, new Set(['sandbox'])) };
});
afterEach(() => store.close());

const take = (file: Buffer) => importLedger(parts, { file, now: NOW, take: true });
const preview = (file: Buffer) => importLedger(parts, { file, now: NOW, take: false });
const ledger = () => store.db.select().from(issues).orderBy(asc(issues.number));
const events = () => store.db.select().from(issueEvents);
async function exported(): Promise<Buffer> {
  const out = new PassThrough();
  const [file] = await Promise.all([buffer(out), exportLedger(parts, { search: {}, now: NOW, out })]);
  return file;
}
const local = (at: Date | null) =>
  at === null ? null : new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

describe('a city’s ledger', () => {
  it('is previewed in counts, and nothing is written', async () => {
    const told = await preview(await cityLedger());
    expect(told).toMatchObject({ fresh: 4, changed: [], same: 0, unclear: [], skipped: 2, taken: false });
    expect(await ledger()).toEqual([]);
  });

  it('comes in whole: merged cells, a title row, gaps in 序号, dates as text, two phones in a cell', async () => {
    await take(await cityLedger());
    const rows = await ledger();
    expect(rows.map(({ title, state }) => [title, state])).toEqual([
      ['门口修路，货车进不了厂', 'closed'],
      ['原料运输车辆办不下通行证', 'in_progress'],
      ['村口路灯不亮', 'in_progress'],
      ['缺少流动资金，申请贷款', 'in_progress'],
    ]);
    expect(rows.map(({ reportedAt }) => local(reportedAt))).toEqual([
      '2020-03-05T08:30',
      '2020-03-06T08:30',
      '2020-03-09T08:30',
      '2020-03-10T08:30',
    ]);
    expect(rows.map(({ deadline }) => local(deadline)?.slice(0, 10))).toEqual([
      '2020-03-12',
      '2020-03-13',
      '2020-03-16',
      '2020-03-18',
    ]);
    expect(rows[0]?.objectId).toBe(rows[1]?.objectId);
    const history = await readEvents(store.db, 1, 1);
    expect(history.map(({ body }) => body.type)).toEqual([
      'reported',
      'supplemented',
      'dispatched',
      'accepted',
      'progressed',
      'resolved',
      'confirmed',
    ]);
    expect(JSON.stringify(history[1]?.body)).toContain('王厂长13812345678、办公室0534-2345678');
    const [, , third] = rows;
    const lights = third === undefined ? [] : await readEvents(store.db, 1, third.number);
    expect(JSON.stringify(lights[1]?.body)).toContain('13900001111 / 13700002222');
  });

  it('changes nothing when it is taken again', async () => {
    await take(await cityLedger());
    const before = await events();
    expect(await take(await cityLedger())).toMatchObject({ fresh: 0, changed: [], same: 4, unclear: [] });
    expect(await events()).toEqual(before);
  });
});

describe('a county’s ledger', () => {
  it.each([false, true])('tells dates as serial numbers, counted from 1904: %s', async (date1904) => {
    const told = await take(await villageLedger(date1904));
    expect(told).toMatchObject({ fresh: 3, skipped: 1 });
    expect(told.remarks).toContainEqual({ place: '第7行', remark: '没有叫“医保局”的部门，原文记在补充里' });
    const rows = await ledger();
    expect(rows.map(({ reportedAt, state }) => [local(reportedAt), state])).toEqual([
      ['2020-03-05T08:30', 'closed'],
      ['2020-03-06T10:30', 'in_progress'],
      // Nobody of the directory is 医保局: the coordinators find a department.
      ['2020-03-08T14:30', 'triage'],
    ]);
    expect(rows[0]).toMatchObject({ satisfaction: '满意' });
    expect(local(rows[0]?.closedAt ?? null)).toBe('2020-03-09T17:30');
  });

  it('has its unclear lines named with their rows, and why', async () => {
    const { unclear } = await preview(await villageLedger());
    expect(unclear).toEqual([
      { place: '第8行', why: '没有写问题' },
      { place: '第9行', why: '“上报时间”看不懂：上个月底' },
    ]);
  });

  it('keeps its own codes in the record', async () => {
    await take(await villageLedger());
    expect(JSON.stringify(await readEvents(store.db, 1, 1))).toContain('编号：XC-2020-001');
  });
});

describe('a province’s ledger', () => {
  it('comes in from a sheet for each group, with Excel’s dates, rich text and marks for done', async () => {
    const told = await take(await visitsLedger());
    expect(told).toMatchObject({ fresh: 4, unclear: [] });
    const rows = await ledger();
    expect(rows.map(({ title, state, satisfaction }) => [title, state, satisfaction])).toEqual([
      ['用工缺口20人', 'closed', '基本满意'],
      ['口罩缺3000只', 'in_progress', null],
      ['用工缺口30人', 'closed', '基本满意'],
      ['口罩缺3010只', 'in_progress', null],
    ]);
    expect(local(rows[0]?.reportedAt ?? null)).toBe('2020-03-05T09:30');
    expect(new Set(rows.map(({ groupId }) => groupId)).size).toBe(2);
    expect(rows.every(({ sourceChat }) => sourceChat.startsWith('sandbox:'))).toBe(true);
  });
});

describe('whatever was taken over', () => {
  it('stays the fold of its events', async () => {
    for (const file of [await cityLedger(), await villageLedger(), await visitsLedger()]) await take(file);
    const rows = await ledger();
    expect(rows).toHaveLength(11);
    for (const { number } of rows)
      expect(await readIssue(store.db, 1, number)).toEqual(foldEvents(await readEvents(store.db, 1, number)));
  });

  it('comes back from its own export unchanged', async () => {
    for (const file of [await cityLedger(), await villageLedger(), await visitsLedger()]) await take(file);
    const before = await events();
    expect(await take(await exported())).toMatchObject({ fresh: 0, changed: [], same: 11, unclear: [] });
    expect(await events()).toEqual(before);
  });

  it('keeps its numbers in an empty ledger', async () => {
    for (const file of [await cityLedger(), await visitsLedger()]) await take(file);
    const file = await exported();
    const told = await ledger();
    await store.close();
    store = await openTestStore();
    await importDirectory(store.db, 1, parseDirectory(readFileSync(demo, 'utf8'), demo), NOW);
    parts = { db: store.db, organisationId: 1, known: createKnownCache(store.db, 1, new Set(['sandbox'])) };
    expect(await take(file)).toMatchObject({ fresh: 8, unclear: [] });
    const again = await ledger();
    const telling = (rows: typeof told) =>
      rows.map(({ number, title, state, deadline, closedAt, result, satisfaction, objectId }) => ({
        number,
        title,
        state,
        deadline,
        closedAt,
        result,
        satisfaction,
        hasObject: objectId !== null,
      }));
    expect(telling(again)).toEqual(telling(told));
    expect(await take(file)).toMatchObject({ fresh: 0, changed: [], same: 8 });
  });
});
