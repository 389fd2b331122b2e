import type { CellFormulaValue, CellValue, Style, Worksheet } from 'exceljs';
import { createZone, type Zone } from '../../calendar/zone.ts';
import { STATE_WORDS } from '../../issues/state.ts';
import type { Counts } from '../../summaries/figures.ts';
import { KIND_WORDS } from '../../summaries/names.ts';
import { rate, type RateName, RATES } from '../../summaries/rates.ts';
import { type SummaryDocument, totalBefore, type WeekFigures } from '../summary.ts';
import { DATE_STYLE, NUMBER_STYLE, PERCENT_STYLE, TEXT_STYLE, textOf, wallClock } from './cells.ts';
import { addSheet, type Book, letterOf, writeHeader } from './workbook.ts';

type CountName = keyof Counts;

/** Every figure of the week by the word it goes under in the sheet; 其中 counts among the one above. */
export const COUNT_WORDS = [
  ['new', '新增'],
  ['carriedOver', '上期结转'],
  ['closed', '办结'],
  ['unverified', '其中未回访'],
  ['cancelled', '作废'],
  ['merged', '并单'],
  ['open', '期末在办'],
  ['waiting', '其中待确认'],
  ['onHold', '其中挂账'],
  ['overdue', '逾期'],
  ['due', '应办结'],
  ['closedOfDue', '应办结中已办结'],
  ['onTime', '应办结中按期办结'],
  ['reopenedOfDue', '应办结中重办过'],
  ['extendedOfDue', '应办结中延期过'],
  ['dispatched', '派单次数'],
  ['returned', '退回次数'],
  ['reopened', '重办次数'],
  ['extended', '延期次数'],
  ['signDue', '应签收'],
  ['signedInTime', '按时签收'],
  ['answered', '评价份数'],
  ['satisfied', '满意份数'],
  ['dueNext', '下期到期'],
  ['decisions', '需协调事项'],
] as const satisfies readonly (readonly [CountName, string])[];

const SHEET_RATES: readonly RateName[] = [
  'closing',
  'onTime',
  'rework',
  'extension',
  'return',
  'signing',
  'satisfaction',
];

const WEEK_SHEETS = {
  total: '本期数据',
  kinds: '四类对象',
  departments: '责任部门',
  groups: '工作组',
  categories: '问题类别',
  lists: '重点清单',
} as const;

/** What stands in one cell. */
interface Filled {
  readonly value: CellValue;
  readonly style: Partial<Style>;
}

const words = (text: string): Filled => ({ value: textOf(text), style: TEXT_STYLE });
const count = (value: number): Filled => ({ value, style: NUMBER_STYLE });
const formula = (value: CellFormulaValue, style: Partial<Style> = NUMBER_STYLE): Filled => ({ value, style });

/** The figures of a bulletin as they were posted; rates and sums are formulas over them. */
export function writeWeekSheets(book: Book, summary: SummaryDocument): void {
  const { figures, names } = summary;
  writeTotals(book, summary);
  const rows = <Row extends { counts: Counts }>(all: readonly Row[], word: (row: Row) => string) =>
    all.map((row) => ({ word: word(row), counts: row.counts }));
  writeSplit(
    book,
    WEEK_SHEETS.kinds,
    rows(figures.byKind, ({ kind }) => (kind === null ? '未指明对象' : KIND_WORDS[kind])),
  );
  writeSplit(
    book,
    WEEK_SHEETS.departments,
    rows(figures.byDepartment, ({ departmentId: id }) => (id === null ? '尚未派定' : names.department(id))),
  );
  writeSplit(
    book,
    WEEK_SHEETS.groups,
    rows(figures.byGroup, ({ groupId: id }) => (id === null ? '未指明工作组' : names.group(id))),
  );
  writeCategories(book, figures);
  writeLists(book, summary);
}

function writeTotals(book: Book, summary: SummaryDocument): void {
  const { title, figures, timeZone } = summary;
  const sheet = addSheet(book, WEEK_SHEETS.total, 2);
  sheet.columns = [{ width: 22 }, { width: 14 }, { width: 14 }];
  write(sheet, 1, [{ ...words(title), style: { font: { bold: true, size: 14 } } }]);
  writeHeader(sheet, ['指标', '本期', '上期'], 2);
  const before = totalBefore(summary);
  COUNT_WORDS.forEach(([name, word], index) =>
    write(sheet, index + 3, [
      words(word),
      count(figures.total[name]),
      ...(before === null ? [] : [count(before[name])]),
    ]),
  );
  const from = COUNT_WORDS.length + 3;
  SHEET_RATES.forEach((name, index) =>
    write(sheet, from + index, [
      words(RATES[name].word),
      rateCell(figures.total, name, (of) => `B${rowOf(of)}`),
      ...(before === null ? [] : [rateCell(before, name, (of) => `C${rowOf(of)}`)]),
    ]),
  );
  write(sheet, from + SHEET_RATES.length, [words('数据截至'), moment(figures.asOf, createZone(timeZone))]);
  sheet.commit();
}

function rowOf(name: CountName): number {
  return COUNT_WORDS.findIndex(([known]) => known === name) + 3;
}

/** A rate without a denominator is a dash, in the sheet as everywhere. */
function rateCell(counts: Counts, name: RateName, cell: (of: CountName) => string): Filled {
  const [above, below] = RATES[name].of;
  const { value } = rate(counts, name);
  return formula(
    { formula: `IF(${cell(below)}=0,"—",${cell(above)}/${cell(below)})`, result: value ?? '—' },
    PERCENT_STYLE,
  );
}

function moment(at: Date, zone: Zone): Filled {
  return { value: wallClock(at, zone), style: DATE_STYLE };
}

const SPLIT_COUNTS: readonly CountName[] = [
  'new',
  'closed',
  'open',
  'overdue',
  'due',
  'closedOfDue',
  'onTime',
  'returned',
  'reopened',
  'answered',
  'satisfied',
];
const SPLIT_RATES: readonly RateName[] = ['onTime', 'satisfaction'];

interface SplitRow {
  readonly word: string;
  readonly counts: Counts;
}

function writeSplit(book: Book, name: string, rows: readonly SplitRow[]): void {
  const sheet = addSheet(book, name, 1, 1);
  sheet.columns = [{ width: 24 }, ...[...SPLIT_COUNTS, ...SPLIT_RATES].map(() => ({ width: 11 }))];
  writeHeader(sheet, ['', ...SPLIT_COUNTS.map(wordOf), ...SPLIT_RATES.map((one) => RATES[one].word)]);
  rows.forEach(({ word, counts }, index) =>
    write(sheet, index + 2, [
      words(word),
      ...SPLIT_COUNTS.map((one) => count(counts[one])),
      ...splitRates(counts, index + 2),
    ]),
  );
  if (rows.length > 0) {
    write(sheet, rows.length + 2, [
      words('合计'),
      ...SPLIT_COUNTS.map((one, index) => sum(rows, one, index)),
    ]);
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: rows.length + 1, column: SPLIT_COUNTS.length + 3 },
    };
  }
  sheet.commit();
}

function sum(rows: readonly SplitRow[], name: CountName, index: number): Filled {
  const letter = letterOf(index + 2);
  const result = rows.reduce((total, { counts }) => total + counts[name], 0);
  return formula({ formula: `SUM(${letter}2:${letter}${rows.length + 1})`, result });
}

function splitRates(counts: Counts, row: number): Filled[] {
  return SPLIT_RATES.map((name) =>
    rateCell(counts, name, (of) => `${letterOf(SPLIT_COUNTS.indexOf(of) + 2)}${row}`),
  );
}

function wordOf(name: CountName): string {
  return COUNT_WORDS.find(([known]) => known === name)?.[1] ?? name;
}

function writeCategories(book: Book, { byCategory, total }: WeekFigures): void {
  const sheet = addSheet(book, WEEK_SHEETS.categories);
  sheet.columns = [{ width: 20 }, { width: 10 }, { width: 12 }, { width: 12 }];
  writeHeader(sheet, ['类别', '新增', '涉及组数', '占新增']);
  byCategory.forEach(({ category, new: fresh, groups }, index) =>
    write(sheet, index + 2, [
      words(category),
      count(fresh),
      count(groups),
      formula(
        {
          formula: `IF(${WEEK_SHEETS.total}!$B$${rowOf('new')}=0,"—",B${index + 2}/${WEEK_SHEETS.total}!$B$${rowOf('new')})`,
          result: total.new === 0 ? '—' : fresh / total.new,
        },
        PERCENT_STYLE,
      ),
    ]),
  );
  sheet.commit();
}

const LISTS = [
  { name: 'overdue', word: '逾期' },
  { name: 'dueNext', word: '下期到期' },
  { name: 'decisions', word: '需协调' },
] as const;

function writeLists(book: Book, { figures, names, timeZone }: SummaryDocument): void {
  const zone = createZone(timeZone);
  const sheet = addSheet(book, WEEK_SHEETS.lists);
  sheet.columns = [10, 8, 26, 40, 16, 18, 10, 17].map((width) => ({ width }));
  writeHeader(sheet, ['清单', '编号', '对象', '问题', '主办', '工作组', '状态', '期限']);
  const rows = LISTS.flatMap(({ name, word }) => figures[name].map((issue) => ({ word, issue })));
  rows.forEach(({ word, issue }, index) => {
    const told = (text: string | null) => words(issue.sensitive ? '（受限）' : (text ?? ''));
    write(sheet, index + 2, [
      words(word),
      count(issue.number),
      told(issue.objectId === null ? null : names.object(issue.objectId)),
      told(issue.title),
      words(issue.departmentId === null ? '' : names.department(issue.departmentId)),
      words(issue.groupId === null ? '' : names.group(issue.groupId)),
      words(STATE_WORDS[issue.state]),
      ...(issue.deadline === null ? [] : [moment(issue.deadline, zone)]),
    ]);
  });
  if (rows.length > 0)
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: 8 } };
  sheet.commit();
}

function write(sheet: Worksheet, at: number, cells: readonly Filled[]): void {
  const row = sheet.getRow(at);
  cells.forEach((filled, index) => Object.assign(row.getCell(index + 1), filled));
  row.commit();
}
