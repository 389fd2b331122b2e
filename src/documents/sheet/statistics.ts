import type { Worksheet } from 'exceljs';
import { STATE_WORDS } from '../../issues/state.ts';
import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import type { LedgerLine } from '../ledger/line.ts';
import { LEDGER_SHEET, type WrittenLedger } from './ledger-sheet.ts';
import { NUMBER_STYLE, TEXT_STYLE, textOf } from './cells.ts';
import { addSheet, type Book, writeHeader } from './workbook.ts';

const STATISTICS_SHEET = '统计';

/** A block of the sheet: one line for each word of a column. */
interface Block {
  readonly column: LedgerColumn;
  readonly field: keyof LedgerLine;
  readonly title: string;
}

const BLOCKS: readonly Block[] = [
  { column: '状态', field: 'state', title: '按状态' },
  { column: '对象类型', field: 'kind', title: '按对象类型' },
  { column: '类别', field: 'category', title: '按类别' },
  { column: '主办', field: 'lead', title: '按主办部门' },
  { column: '工作组', field: 'group', title: '按工作组' },
];

/** What is counted beside a word, by state. */
const BESIDE = [
  { title: '已办结', state: STATE_WORDS.closed },
  { title: '待确认', state: STATE_WORDS.resolved },
  { title: '办理中', state: STATE_WORDS.in_progress },
  { title: '挂账', state: STATE_WORDS.on_hold },
] as const;

/** Counts in the ledger's sheet by formulas, so that they follow when somebody filters out or corrects lines. */
export function writeStatistics(book: Book, ledger: WrittenLedger): void {
  const sheet = addSheet(book, STATISTICS_SHEET);
  sheet.columns = [{ width: 24 }, ...[1, 2, 3, 4, 5, 6].map(() => ({ width: 10 }))];
  writeHeader(sheet, ['分组', '件数', ...BESIDE.map(({ title }) => title), '逾期']);
  let at = 2;
  const number = ledger.letters.get('编号');
  if (number !== undefined)
    at = writeRow(sheet, at, '合计', [
      { formula: `COUNT(${range(number, ledger)})`, result: ledger.tally.total },
    ]);
  for (const block of BLOCKS) at = writeBlock(sheet, at, block, ledger);
  sheet.commit();
}

interface Count {
  readonly formula: string;
  readonly result: number;
}

function writeBlock(
  sheet: Worksheet,
  from: number,
  { column, field, title }: Block,
  ledger: WrittenLedger,
): number {
  const words = ledger.tally.words(field);
  const letter = ledger.letters.get(column);
  if (letter === undefined || words.length === 0) return from;
  let at = writeRow(sheet, from + 1, title, []);
  for (const word of words) {
    const own = `${range(letter, ledger)},"="&$A${at}`;
    at = writeRow(sheet, at, word, [
      { formula: `COUNTIFS(${own})`, result: ledger.tally.of(field, word) },
      ...(field === 'state' ? [] : besides(own, field, word, ledger)),
    ]);
  }
  return at;
}

function besides(
  own: string,
  field: keyof LedgerLine,
  word: string,
  ledger: WrittenLedger,
): (Count | null)[] {
  const state = ledger.letters.get('状态');
  const overdue = ledger.letters.get('逾期');
  return [
    ...BESIDE.map((beside) =>
      state === undefined
        ? null
        : {
            formula: `COUNTIFS(${own},${range(state, ledger)},"${beside.state}")`,
            result: ledger.tally.of(field, word, beside.state),
          },
    ),
    overdue === undefined
      ? null
      : {
          formula: `COUNTIFS(${own},${range(overdue, ledger)},"是")`,
          result: ledger.tally.of(field, word, 'overdue'),
        },
  ];
}

function writeRow(sheet: Worksheet, at: number, word: string, counts: readonly (Count | null)[]): number {
  const row = sheet.getRow(at);
  Object.assign(row.getCell(1), {
    value: textOf(word),
    style: counts.length === 0 ? { ...TEXT_STYLE, font: { bold: true } } : TEXT_STYLE,
  });
  counts.forEach((count, index) => {
    if (count !== null) Object.assign(row.getCell(index + 2), { value: count, style: NUMBER_STYLE });
  });
  row.commit();
  return at + 1;
}

function range(letter: string, { rows }: WrittenLedger): string {
  return `${LEDGER_SHEET}!$${letter}$2:$${letter}$${Math.max(2, rows + 1)}`;
}
