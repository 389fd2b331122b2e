import type { Writable } from 'node:stream';
import { type LedgerSheet, writeLedgerSheet } from './ledger-sheet.ts';
import { writeStatistics } from './statistics.ts';
import { openBook } from './workbook.ts';

/** The ledger (台账) as an Excel file, with a sheet of statistics; written while it is read. @returns how many lines */
export async function writeLedgerFile(
  out: Writable,
  ledger: LedgerSheet & { readonly now: Date },
): Promise<number> {
  const book = await openBook(out, ledger.now);
  const written = await writeLedgerSheet(book, ledger);
  writeStatistics(book, written);
  await book.commit();
  return written.rows;
}
