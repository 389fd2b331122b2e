import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFigures } from '../../src/store/figures/figures.ts';
import { issueEvents, issues } from '../../src/store/schema/index.ts';
import type { Store } from '../../src/store/database/open.ts';
import { importDirectory, parseDirectory } from '../../src/usecases/people/import-directory.ts';
import { importLedger } from '../../src/usecases/ledger/import-ledger.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { importWords } from '../../src/wording/ledger-import.ts';
import { openTestStore } from '../support/store.ts';

const NOW = new Date('2020-03-11T02:00:00Z');
const demo = new URL('../../demo/directory.json', import.meta.url).pathname;
const TITLES = [
  '对象',
  '问题',
  '责任单位',
  '责任人及电话',
  '上报时间',
  '期限',
  '是否办结',
  '办结时间',
  '处理结果',
];

let store: Store;
let parts: Parameters<typeof importLedger>[0];
beforeEach(async () => {
  store = await openTestStore();
  await importDirectory(store.db, 1, parseDirectory(readFileSync(demo, 'utf8'), demo), NOW);
  parts = { db: store.db, organisationId: 1, known: createKnownCache(store.db, 1, new Set(['sandbox'])) };
});
afterEach(() => store.close());

const take = (file: Buffer) => importLedger(parts, { file, now: NOW, take: true });
const stored = () => store.db.select().from(issues).orderBy(asc(issues.number));

/** A line each of problem, handler, reported, limit, state, day of the end, result. */
async function fileOf(lines: readonly (readonly string[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const whole = lines.map(([problem = '', ...rest]) => ['凤凰粮食', problem, '住建局', ...rest]);
  book.addWorksheet('2020年').addRows([TITLES, ...whole]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const ODD = [
  ['路面破损', '张工13900001111', '3月2日', '', '作废', '', ''],
  ['路灯不亮', '李工13900001111', '3月3日', '', '不予受理', '', ''],
  ['井盖缺失', '王工', '3月4日', '', '已转办', '', ''],
  ['护栏倒伏', '', '2027年3月1日', '', '是', '', ''],
  ['下水堵塞', '', '2027年3月1日', '', '否', '', ''],
  ['门口积水', '', '2020年3月5日', '2020年3月4日', '申请销号', '', ''],
  ['围墙开裂', '', '2020年3月5日', '', '已办结', '2020年12月1日', '已修好'],
];

describe('a ledger of odd lines', () => {
  it('changes nothing when it is taken again, whatever no field of ours takes', async () => {
    const file = await fileOf(ODD);
    expect(await take(file)).toMatchObject({ fresh: 7, changed: [], unclear: [] });
    const before = await store.db.select().from(issueEvents);
    expect(await take(file)).toMatchObject({ fresh: 0, changed: [], same: 7 });
    expect(await store.db.select().from(issueEvents)).toEqual(before);
    expect(JSON.stringify(before)).toContain('责任人：张工13900001111');
  });

  it('names every line whose dates or state were not taken as they stand', async () => {
    const told = await take(await fileOf(ODD));
    expect(told.remarks).toEqual([
      { place: '第5行', remark: '上报时间2027-03-01在今天之后，不按它计时，原文记在补充里' },
      { place: '第6行', remark: '上报时间2027-03-01在今天之后，不按它计时，原文记在补充里' },
      { place: '第7行', remark: '期限早于上报时间，请核对' },
      { place: '第7行', remark: '状态“申请销号”不能断定已了结，按没有办结记' },
      { place: '第8行', remark: '办结时间2020-12-01在今天之后，不按它计时，原文记在补充里' },
    ]);
    expect(importWords(told)).toContain(
      '  第5行等2行：上报时间2027-03-01在今天之后，不按它计时，原文记在补充里',
    );
    expect(importWords(told)).toContain('2件已办结的没有写办结时间，按文件里最后一个时间记，不计入办结用时');
    for (const { reportedAt, closedAt } of await stored())
      expect([reportedAt, closedAt].every((at) => at === null || at <= NOW)).toBe(true);
  });

  it('counts no duration of a line that does not say when it was reported, or when it ended', async () => {
    const lines = [
      ['路面破损', '', '3月2日', '', '已办结', '', '已修补路面'],
      ['路灯不亮', '', '', '', '已办结', '3月5日', '已更换灯具'],
      ['围墙开裂', '', '3月3日', '', '已办结', '3月7日', '裂缝已修补'],
    ];
    await take(await fileOf(lines));
    const period = { from: new Date('2020-03-01T00:00:00Z'), to: NOW };
    const { total, handlingMs } = await readFigures(store.db, 1, {
      scope: { kind: 'organisation' },
      period,
      now: NOW,
    });
    expect(total.closed).toBe(3);
    expect(handlingMs).toBe((4 * 24 + 9) * 3_600_000);
  });

  it('closes nothing on a result that tells what is still to come', async () => {
    const lines = [
      ['路面破损', '', '3月2日', '', '', '', '已对接，下周进场施工'],
      ['路灯不亮', '', '3月3日', '', '', '', '正在协调'],
      ['井盖缺失', '', '3月4日', '', '', '2020年12月1日', ''],
      ['围墙开裂', '', '3月5日', '', '', '', '裂缝已修补'],
    ];
    await take(await fileOf(lines));
    const states = (await stored()).map(({ title, state }) => [title, state]);
    expect(states).toEqual([
      ['路面破损', 'in_progress'],
      ['路灯不亮', 'in_progress'],
      ['井盖缺失', 'in_progress'],
      ['围墙开裂', 'closed'],
    ]);
  });
});
