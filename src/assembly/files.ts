import type { Clock } from '../chat/clock.ts';
import type { FileContent } from '../chat/file.ts';
import { isSummaryFormat, ledgerFileName, MEDIA_TYPES } from '../documents/formats.ts';
import { bytesOf } from '../documents/render.ts';
import type { HttpFiles } from '../http/deps.ts';
import { fileOpener, type FileRooms } from './open-file.ts';
import { exportLedger } from '../usecases/ledger/export-ledger.ts';
import { fileNameOf, searchOf, wishNamed } from '../usecases/ledger/ledger-wish.ts';
import { specialReportFile } from '../usecases/summaries/special-report.ts';
import { type FileParts, summaryFile } from '../usecases/summaries/summary-file.ts';

type Parts = FileParts & { readonly clock: Clock };

/** The rooms of files that are drawn from the ledger: `summary:12.png`, `ledger:group-3_2020-03-05_2020-03-12.xlsx`, `report:12+15.docx`. */
export function documentRooms(parts: Parts): FileRooms {
  return {
    summary: (name) => summaryNamed(parts, name),
    ledger: (name) => ledgerNamed(parts, name),
    report: (name) => reportNamed(parts, name),
  };
}

/** The same for HTTP, where the ledger goes out while it is read. */
export function httpFiles(parts: Parts, rooms: FileRooms): HttpFiles {
  return {
    open: fileOpener(rooms),
    ledger: (search, out) => exportLedger(parts, { search, now: parts.clock.now(), out }),
    ledgerName: () => ledgerName(parts),
  };
}

async function summaryNamed(parts: Parts, name: string): Promise<FileContent | undefined> {
  const [, id, format] = /^(\d{1,9})\.([a-z]+)$/.exec(name) ?? [];
  return isSummaryFormat(format) ? summaryFile(parts, Number(id), format) : undefined;
}

async function ledgerNamed(parts: Parts, name: string): Promise<FileContent | undefined> {
  const known = await parts.known();
  const wish = wishNamed(known, name);
  const search = wish && searchOf(known, wish);
  if (wish === undefined || search === undefined) return undefined;
  const now = parts.clock.now();
  const bytes = await bytesOf((out) => exportLedger(parts, { search, now, out }));
  return { name: fileNameOf(known, wish, now), mediaType: MEDIA_TYPES.xlsx, bytes };
}

async function ledgerName({ known, clock }: Parts): Promise<string> {
  const { directory, calendar } = await known();
  return ledgerFileName(directory.organisation, calendar.localDate(clock.now()));
}

async function reportNamed(parts: Parts, name: string): Promise<FileContent | undefined> {
  const numbers = /^(\d{1,9}(?:\+\d{1,9})*)\.docx$/.exec(name)?.[1]?.split('+').map(Number);
  if (numbers === undefined) return undefined;
  const outcome = await specialReportFile(parts, { numbers, now: parts.clock.now() });
  return outcome.kind === 'written' ? outcome.file : undefined;
}
