import type { Zone } from '../../calendar/zone.ts';
import type { LedgerColumn } from '../../directory/ledger-columns.ts';
import type { PrintedColumn } from '../ledger/columns.ts';
import type { LedgerLine } from '../ledger/line.ts';
import { cellOf } from './cells.ts';
import { Tally } from './tally.ts';
import { addSheet, type Book, letterOf, writeHeader } from './workbook.ts';

export const LEDGER_SHEET = '台账';

/** What the statistics need to know of the sheet they count in. */
export interface WrittenLedger {
  readonly rows: number;
  /** The letter of each printed column. */
  readonly letters: ReadonlyMap<LedgerColumn, string>;
  readonly tally: Tally;
}

export interface LedgerSheet {
  readonly columns: readonly PrintedColumn[];
  readonly lines: AsyncIterable<readonly LedgerLine[]>;
  readonly zone: Zone;
}

/** Writes the lines as they come. Number and object stay in sight while one reads to the right. */
export async function writeLedgerSheet(
  book: Book,
  { columns, lines, zone }: LedgerSheet,
): Promise<WrittenLedger> {
  const sheet = addSheet(book, LEDGER_SHEET, 1, frozenColumns(columns));
  sheet.columns = columns.map(({ width }) => ({ width }));
  writeHeader(
    sheet,
    columns.map(({ title }) => title),
  );
  const tally = new Tally();
  let rows = 0;
  for await (const batch of lines)
    for (const line of batch) {
      rows += 1;
      const row = sheet.getRow(rows + 1);
      columns.forEach((column, index) =>
        Object.assign(row.getCell(index + 1), cellOf(column.cell(line, rows), zone)),
      );
      row.commit();
      tally.add(line);
    }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows + 1, column: columns.length } };
  sheet.commit();
  return { rows, letters: new Map(columns.map(({ name }, index) => [name, letterOf(index + 1)])), tally };
}

function frozenColumns(columns: readonly PrintedColumn[]): number {
  const place = columns.findIndex(({ name }) => name === '对象');
  return place >= 0 && place < 4 ? place + 1 : 0;
}
