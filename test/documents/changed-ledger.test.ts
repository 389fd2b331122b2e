import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvents, readIssue } from '../../src/store/issues/issues.ts';
import { issueEvents } from '../../src/store/schema/index.ts';
import type { Store } from '../../src/store/database/open.ts';
import { exportLedger } from '../../src/usecases/ledger/export-ledger.ts';
import { importDirectory, parseDirectory } from '../../src/usecases/people/import-directory.ts';
import { importLedger } from '../../src/usecases/ledger/import-ledger.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { importWords } from '../../src/wording/ledger-import.ts';
import { openTestStore } from '../support/store.ts';
import { layIssue } from '../support/ledger.ts';
import { cityLedger } from './ledgers/city.ts';
import { openBook } from './open-book.ts';

const NOW = new Date('2020-03-11T02:00:00Z');
const demo = new URL('../../demo/directory.json', import.meta.url).pathname;

let store: Store;
let parts: Parameters<typeof importLedger>[0];
beforeEach(async () => {
  store = await openTestStore();
  await importDirectory(store.db, 1, parseDirectory(readFileSync(demo, 'utf8'), demo), NOW);
  parts = { db: store.db, organisationId: 1, known: createKnownCache(store.db, 1, new Set(['sandbox'])) };
  await take(await cityLedger());
});
afterEach(() => store.close());

const take = (file: Buffer) => importLedger(parts, { file, now: NOW, take: true });
const events = () => store.db.select().from(issueEvents);
async function exported(): Promise<ExcelJS.Workbook> {
  const out = new PassThrough();
  const [file] = await Promise.all([buffer(out), exportLedger(parts, { search: {}, now: NOW, out })]);
  return openBook(file);
}
const fileOf = async (book: ExcelJS.Workbook) => Buffer.from(await book.xlsx.writeBuffer());

/** Types into the cell of an issue's line under that title. */
function type(book: ExcelJS.Workbook, number: number, title: string, value: string | Date): void {
  const sheet = book.getWorksheet('台账');
  sheet?.eachRow((row) => {
    if (row.getCell(2).value !== number) return;
    sheet.getRow(1).eachCell((cell, column) => {
      if (cell.value === title) row.getCell(column).value = value;
    });
  });
}

describe('an export that somebody went on working in', () => {
  it('moves issues forward, by the product’s own events', async () => {
    const book = await exported();
    type(book, 2, '状态', '已办结');
    type(book, 2, '结果', '通行证已全部办好');
    type(book, 3, '责任人', '孙志强');
    type(book, 3, '期限', new Date('2020-03-20T17:30:00Z'));
    type(book, 4, '措施', '银行已上门核查');
    const file = await fileOf(book);
    const told = await take(file);
    expect(told.changed).toEqual([
      { place: '第3行', number: 2, columns: ['结果', '状态'] },
      { place: '第4行', number: 3, columns: ['责任人', '期限'] },
      { place: '第5行', number: 4, columns: ['措施'] },
    ]);
    const [second, third, fourth] = await Promise.all(
      [2, 3, 4].map((number) => readIssue(store.db, 1, number)),
    );
    expect(second).toMatchObject({ state: 'closed', result: '通行证已全部办好' });
    expect(third?.deadline?.toISOString()).toBe('2020-03-20T09:30:00.000Z');
    expect(third?.extensionCount).toBe(1);
    const last = (await readEvents(store.db, 1, 4)).at(-1);
    expect(last?.body).toMatchObject({ type: 'progressed', text: '银行已上门核查' });
    expect(fourth?.state).toBe('in_progress');

    const before = await events();
    expect(await take(file)).toMatchObject({ fresh: 0, changed: [], unclear: [], same: 4 });
    expect(await events()).toEqual(before);
  });

  it('keeps what no event changes beside the issue, once', async () => {
    const book = await exported();
    type(book, 4, '问题', '缺少流动资金，申请贷款300万元');
    type(book, 4, '类别', '融资贷款');
    const file = await fileOf(book);
    expect((await take(file)).changed).toEqual([{ place: '第5行', number: 4, columns: ['类别', '问题'] }]);
    const last = (await readEvents(store.db, 1, 4)).at(-1);
    expect(last?.body).toEqual({
      type: 'supplemented',
      text: '台账原文——类别：融资贷款；问题：缺少流动资金，申请贷款300万元',
    });
    expect(await take(file)).toMatchObject({ changed: [], same: 4 });
  });

  it('turns nothing back: a file older than the ledger tells nothing new', async () => {
    const old = await fileOf(await exported());
    const book = await exported();
    type(book, 2, '状态', '已办结');
    await take(await fileOf(book));
    expect(await take(old)).toMatchObject({ fresh: 0, changed: [], unclear: [], same: 4 });
    expect(await readIssue(store.db, 1, 2)).toMatchObject({ state: 'closed' });
  });

  it('is asked about where it wants what only people may do', async () => {
    const book = await exported();
    type(book, 1, '状态', '重办');
    const { unclear, changed } = await take(await fileOf(book));
    expect(changed).toEqual([]);
    expect(unclear).toEqual([{ place: '第2行', why: '台账里已是“已办结”，文件写“重办”：请在群里办理' }]);
  });

  it('has a line that stands twice taken once', async () => {
    const book = new ExcelJS.Workbook();
    const line = ['凤凰粮食', '厂区停电', '工信局', '3月8日', ''];
    book
      .addWorksheet('2020年')
      .addRows([['企业名称', '存在问题', '责任单位', '上报时间', '是否办结'], line, line]);
    expect(await take(await fileOf(book))).toMatchObject({
      fresh: 1,
      unclear: [{ place: '第3行', why: '与第2行是同一件' }],
    });
  });

  it('says so in words', async () => {
    const book = await exported();
    type(book, 2, '状态', '已办结');
    const told = await importLedger(parts, { file: await fileOf(book), now: NOW, take: false });
    expect(importWords(told)).toEqual([
      '新 0 件，变 1 件，不变 3 件，不清 0 行',
      '变：',
      '  第3行 #2：状态',
      '还没有写入；看过没问题，加 --take 再运行一次。',
    ]);
  });
});

describe('an export', () => {
  it('tells of a restricted issue its number, state and dates alone, and covers phones in any', async () => {
    await layIssue(store.db, 50, { title: '孤寡老人王某看病难', detail: '癌症晚期', sensitive: true });
    await layIssue(store.db, 51, { title: '联系13812345678', detail: '身份证370102196001011234' });
    const words = JSON.stringify((await exported()).getWorksheet('台账')?.getSheetValues());
    expect(words).not.toMatch(/王某|癌症|13812345678|370102196001011234/);
    expect(words).toContain('（受限）');
    expect(await take(await fileOf(await exported()))).toMatchObject({ fresh: 0, changed: [], same: 6 });
  });

  it('covers phones in whichever column a file had them', async () => {
    const book = new ExcelJS.Workbook();
    const phone = '13900001111';
    book.addWorksheet('2020年').addRows([
      ['企业名称', '存在问题', '问题类别', '责任单位', '责任人', '上报人', '上报时间', '办理情况', '备注'],
      [
        '凤凰粮食',
        '停电',
        `其他${phone}`,
        '工信局',
        `李工${phone}`,
        `王${phone}`,
        '3月8日',
        `联系${phone}`,
        phone,
      ],
    ]);
    await take(await fileOf(book));
    const words = JSON.stringify((await exported()).getWorksheet('台账')?.getSheetValues());
    expect(words).toContain('李工');
    expect(words).not.toContain(phone);
    expect(await take(await fileOf(book))).toMatchObject({ fresh: 0, changed: [], same: 1 });
  });
});
