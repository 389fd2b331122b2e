import { createZone } from './calendar/zone.ts';
import type { Clock } from './chat/clock.ts';
import type { FileContent } from './chat/file.ts';
import { isSummaryFormat, ledgerFileName, MEDIA_TYPES } from './documents/formats.ts';
import { bytesOf } from './documents/render.ts';
import type { HttpFiles } from './http/deps.ts';
import { fileOpener, type FileRooms } from './open-file.ts';
import type { LedgerSearch } from './store/ledger-rows.ts';
import { exportLedger } from './usecases/export-ledger.ts';
import { specialReportFile } from './usecases/special-report.ts';
import { type FileParts, summaryFile } from './usecases/summary-file.ts';

type Parts = FileParts & { readonly clock: Clock };

/** The rooms of files that are drawn from the ledger: `summary:12.png`, `ledger:2020-03-05_2020-03-12.xlsx`, `report:12+15.docx`. */
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
  const search = await periodNamed(parts, name);
  if (search === undefined) return undefined;
  const bytes = await bytesOf((out) => exportLedger(parts, { search, now: parts.clock.now(), out }));
  return { name: await ledgerName(parts), mediaType: MEDIA_TYPES.xlsx, bytes };
}

/** `all.xlsx`, or the issues reported from one day until before another. */
async function periodNamed({ known }: Parts, name: string): Promise<LedgerSearch | undefined> {
  if (name === 'all.xlsx') return {};
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})\.xlsx$/.exec(name) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const zone = createZone((await known()).directory.organisation.timeZone);
  return { from: zone.at(from, '00:00'), to: zone.at(to, '00:00') };
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
