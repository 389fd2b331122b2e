import type { Writable } from 'node:stream';
import { createZone } from '../../calendar/zone.ts';
import type { PrintedColumn } from '../ledger/columns.ts';
import type { LedgerLine } from '../ledger/line.ts';
import type { SummaryDocument } from '../summary.ts';
import { writeLedgerSheet } from './ledger-sheet.ts';
import { writeStatistics } from './statistics.ts';
import { writeWeekSheets } from './week-sheets.ts';
import { openBook } from './workbook.ts';

/** The issues that a bulletin counted, as they stood when it was posted. */
export interface WeekLedger {
  readonly columns: readonly PrintedColumn[];
  readonly lines: AsyncIterable<readonly LedgerLine[]>;
}

/** A bulletin as an Excel file: its figures, and the ledger they were counted from. */
export async function writeWeekFile(
  out: Writable,
  summary: SummaryDocument,
  ledger: WeekLedger,
): Promise<void> {
  const book = await openBook(out, summary.postedAt);
  writeWeekSheets(book, summary);
  const written = await writeLedgerSheet(book, { ...ledger, zone: createZone(summary.timeZone) });
  writeStatistics(book, written);
  await book.commit();
}
