import type { Writable } from 'node:stream';
import { columnsOf } from '../../documents/ledger/columns.ts';
import { type LedgerLine, lineOf, storyOf } from '../../documents/ledger/line.ts';
import { writeLedgerFile } from '../../documents/sheet/ledger-file.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import { type LedgerSearch, readLedger } from '../../store/ledger-rows.ts';
import { documentNames } from './document-names.ts';
import type { Known } from '../known.ts';
import type { FileParts } from '../summaries/summary-file.ts';

/** The ledger (台账) with the organisation's columns, as Excel; written while it is read. @returns how many lines */
export async function exportLedger(
  parts: FileParts,
  { search, now, out }: { readonly search: LedgerSearch; readonly now: Date; readonly out: Writable },
): Promise<number> {
  const known = await parts.known();
  return writeLedgerFile(out, {
    columns: columnsOf(known.settings.ledgerColumns),
    lines: ledgerLines(parts, known, search, now),
    zone: known.calendar,
    now,
  });
}

async function* ledgerLines(
  { db, organisationId }: FileParts,
  known: Known,
  search: LedgerSearch,
  now: Date,
): AsyncGenerator<LedgerLine[], void> {
  const telling = { names: documentNames(known), mask: (text: string) => maskPersonalData(text).masked, now };
  for await (const rows of readLedger(db, organisationId, search, now))
    yield rows.map(({ issue, events }) => lineOf(issue, storyOf(events), telling));
}
