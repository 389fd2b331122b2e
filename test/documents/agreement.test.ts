import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../src/chat/notice.ts';
import { pictureOf } from '../../src/documents/picture/model.ts';
import { pageSvg } from '../../src/documents/picture/page.ts';
import { unpack } from '../../src/documents/reading/archive.ts';
import { COUNT_WORDS } from '../../src/documents/sheet/week-sheets.ts';
import type { SummaryDocument } from '../../src/documents/summary.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import type { Store } from '../../src/store/database/open.ts';
import { keepSummary } from '../../src/store/summaries/summaries.ts';
import type { Counts } from '../../src/summaries/figures.ts';
import { rate, RATES, type RateName } from '../../src/summaries/rates.ts';
import { withFiles } from '../../src/usecases/summaries/bulletin-files.ts';
import { composeWeekly } from '../../src/usecases/summaries/compose.ts';
import { know } from '../../src/usecases/known.ts';
import { earlierWeeks, summaryDocument, summaryFile } from '../../src/usecases/summaries/summary-file.ts';
import { openTestStore } from '../support/store.ts';
import { at, LEDGER, NAMES, WEEK } from '../summaries/week.ts';
import { writeDirectory, writeLedger } from '../summaries/write-ledger.ts';
import { evaluate } from './formulas.ts';
import { openBook } from './open-book.ts';
import { whole } from './whole-events.ts';

const CHAT = 'sandbox:leaders' as const;
const PERIODS = [{ from: at('02-27 17:00'), to: WEEK.from }, WEEK];

let store: Store;
let parts: Parameters<typeof summaryFile>[0];
let id: number;
let notice: Notice;
let summary: SummaryDocument;
let total: Counts;
let book: ExcelJS.Workbook;
let word: string;

beforeAll(async () => {
  store = await openTestStore();
  await writeDirectory(store.db, 1, NAMES);
  await writeLedger(store.db, 1, whole(LEDGER));
  const directory = await readDirectory(store.db, 1);
  if (!directory) throw new Error('the directory was not written');
  const known = know(directory);
  parts = { db: store.db, organisationId: 1, known: async () => known };
  for (const [index, period] of PERIODS.entries()) id = await post(known, period, index + 1);
  const found = await summaryDocument(parts, known, id);
  if (!found) throw new Error('the bulletin was not kept');
  summary = found;
  ({ total } = found.figures);
  book = await openBook(await bytes('xlsx'));
  const xml =
    unpack(await bytes('docx'))
      .get('word/document.xml')
      ?.toString('utf8') ?? '';
  word = xml
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
});
afterAll(() => store.close());

async function post(known: ReturnType<typeof know>, period: typeof WEEK, number: number): Promise<number> {
  const scope = { kind: 'organisation' } as const;
  const composed = await composeWeekly(store.db, {
    organisationId: 1,
    known,
    scope,
    now: period.to,
    period,
    number,
  });
  const { figures } = composed;
  const before = { kind: 'weekly' as const, chat: CHAT, scope: 'organisation', before: period.to };
  const earlier = await earlierWeeks(store.db, 1, before);
  const kept = await keepSummary(store.db, 1, {
    kind: 'weekly',
    chat: CHAT,
    scope,
    period,
    notice: composed.notice,
    figures,
    postedAt: period.to,
  });
  notice = withFiles(composed.notice, known, { id: kept, chat: CHAT, figures, earlier });
  return kept;
}

async function bytes(format: 'png' | 'docx' | 'xlsx'): Promise<Buffer> {
  const file = await summaryFile(parts, id, format);
  if (!file) throw new Error(`there is no ${format}`);
  return Buffer.from(new Uint8Array(file.bytes));
}

const told = (pattern: RegExp) => Number(pattern.exec(notice.lines.join('\n'))?.[1]);
const sheet = (name: string) => {
  const found = book.getWorksheet(name);
  if (!found) throw new Error(`there is no sheet ${name}`);
  return found;
};
const row = (name: string, first: string) => {
  let cells: unknown[] = [];
  sheet(name).eachRow((one) => {
    if (one.getCell(1).value === first) cells = Array.isArray(one.values) ? one.values.slice(2) : [];
  });
  return cells;
};
const chart = (title: string) => notice.charts?.find((one) => one.title.startsWith(title));
const series = (title: string, name: string) =>
  chart(title)?.series.find((one) => one.name === name)?.values ?? [];
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const SPLIT = [
  'new',
  'closed',
  'open',
  'overdue',
  'due',
  'closedOfDue',
  'onTime',
  'returned',
  'reopened',
] as const;

describe('one bulletin, whichever way it is read', () => {
  it('has something to agree on', () => {
    expect(total.new).toBeGreaterThan(3);
    expect(total.due).toBeGreaterThan(1);
  });

  it('says in its words what the snapshot holds', () => {
    expect(told(/新增(\d+)件/)).toBe(total.new);
    expect(told(/上期结转(\d+)件/)).toBe(total.carriedOver);
    expect(told(/办结(\d+)件/)).toBe(total.closed);
    expect(told(/在办(\d+)件/)).toBe(total.open);
    expect(told(/逾期(\d+)件/)).toBe(total.overdue);
    expect(told(/应办结(\d+)件/)).toBe(total.due);
  });

  it('shows the same in its charts', () => {
    const { figures } = summary;
    expect(sum(series('四类对象', '新增'))).toBe(total.new);
    expect(sum(series('四类对象', '逾期'))).toBe(total.overdue);
    expect(series('近几期', '办结').at(-1)).toBe(total.closed);
    expect(series('近几期', '新增')).toHaveLength(2);
    const due = ['按期办结', '超期办结', '未办结'].map((name) => sum(series('责任部门', name)));
    expect(sum(due)).toBe(total.due);
    expect(due[0]).toBe(total.onTime);
    expect(chart('四类对象')?.labels).toHaveLength(
      figures.byKind.filter(({ counts }) => counts.new + counts.open + counts.closed > 0).length,
    );
  });

  it('counts the same in every cell of the Excel file', () => {
    for (const [name, title] of COUNT_WORDS)
      expect([title, row('本期数据', title)[0]]).toEqual([title, total[name]]);
    for (const { departmentId, counts } of summary.figures.byDepartment) {
      const name = departmentId === null ? '尚未派定' : summary.names.department(departmentId);
      expect(row('责任部门', name).slice(0, SPLIT.length)).toEqual(SPLIT.map((one) => counts[one]));
    }
    expect(
      row('四类对象', '合计')
        .map((cell) => (cell as { result: number }).result)
        .slice(0, 4),
    ).toEqual([total.new, total.closed, total.open, total.overdue]);
  });

  it('has formulas that come to what stands beside them', () => {
    let formulas = 0;
    for (const one of book.worksheets)
      one.eachRow((cells) =>
        cells.eachCell((cell) => {
          if (cell.type !== ExcelJS.ValueType.Formula) return;
          formulas += 1;
          expect([cell.address, evaluate(book, one.name, cell.formula)]).toEqual([cell.address, cell.result]);
        }),
      );
    expect(formulas).toBeGreaterThan(40);
  });

  it('has its rates from the same two numbers everywhere', () => {
    for (const name of ['closing', 'onTime', 'satisfaction'] satisfies RateName[]) {
      const { numerator, denominator, value } = rate(total, name);
      expect(row('本期数据', RATES[name].word)[0]).toMatchObject({ result: value ?? '—' });
      if (value !== null) expect(notice.lines.join('\n')).toContain(`（${numerator}/${denominator}）`);
    }
  });

  it('lists in its ledger the very issues that were counted', () => {
    const cells = (title: string) => {
      const header = sheet('台账').getRow(1);
      let column = 0;
      header.eachCell((cell, at) => {
        if (cell.value === title) column = at;
      });
      return sheet('台账')
        .getColumn(column)
        .values.slice(2)
        .map((value) => value ?? '');
    };
    const states = cells('状态');
    expect(states.filter((state) => !['已办结', '并单', '作废'].some((word) => word === state))).toHaveLength(
      total.open,
    );
    expect(states.filter((state) => state === '已办结')).toHaveLength(total.closed);
    expect(cells('逾期').filter((word) => word === '是')).toHaveLength(total.overdue);
  });

  it('stands in Word line by line, with the departments as a table', () => {
    for (const line of notice.lines.filter((one) => one.trim() !== '')) expect(word).toContain(line.trim());
    expect(sum([...word.matchAll(/^(\d+)$/gm)].map(([digits]) => Number(digits)))).toBeGreaterThanOrEqual(
      total.due,
    );
  });

  it('is drawn with the same numbers', async () => {
    const picture = pictureOf(summary);
    expect(picture.tiles.map(({ value }) => value)).toEqual([
      total.new,
      total.closed,
      total.open,
      total.overdue,
    ]);
    const drawn = [...(await pageSvg(picture)).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(
      ([, words]) => words ?? '',
    );
    for (const value of [total.new, total.closed, total.open, total.overdue])
      expect(drawn).toContain(String(value));
    for (const { note } of picture.rates) expect(drawn).toContain(note);
    for (const { due } of picture.departments)
      expect(drawn.some((one) => one.startsWith(`应办结 ${due}：`))).toBe(true);
    expect((await bytes('png')).length).toBeGreaterThan(50_000);
  });

  it('stays what it was when it is drawn again', async () => {
    expect((await bytes('png')).equals(await bytes('png'))).toBe(true);
    expect(await pageSvg(pictureOf(summary))).toBe(await pageSvg(pictureOf(summary)));
  });
});
