import type { FileContent } from '../../chat/file.ts';
import { columnsOf } from '../../documents/ledger/columns.ts';
import { type LedgerLine, lineOf, storyOf } from '../../documents/ledger/line.ts';
import type { SummaryFormat } from '../../documents/formats.ts';
import { renderSummaryFile } from '../../documents/render.ts';
import {
  readSnapshot,
  type SummaryDocument,
  type Week,
  weekOf,
  type WeekFigures,
} from '../../documents/summary.ts';
import { leadOf } from '../../issues/departments.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import type { Db } from '../../store/database/client.ts';
import { discreet } from '../../store/summaries/discreet.ts';
import { readLedgerAsOf } from '../../store/ledger-rows.ts';
import { earlierSummaries, readSummary } from '../../store/summaries/documents.ts';
import { documentNames } from '../ledger/document-names.ts';
import type { Known, KnownCache } from '../known.ts';

/** As many periods as a trend shows beside the present one. */
const EARLIER = 7;
/** Briefs are read where they stand; bulletins are handed on. */
const BULLETINS: ReadonlySet<string> = new Set(['weekly', 'monthly']);
const mask = (text: string) => maskPersonalData(text).masked;

export interface FileParts {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: KnownCache;
}

/** A bulletin that was posted, as a file; undefined where there is none of that number. */
export async function summaryFile(
  parts: FileParts,
  id: number,
  format: SummaryFormat,
): Promise<FileContent | undefined> {
  const known = await parts.known();
  const summary = await summaryDocument(parts, known, id);
  if (summary === undefined) return undefined;
  const columns = columnsOf(known.settings.ledgerColumns);
  const ledger = () => ({ columns, lines: weekLines(parts, known, summary.figures) });
  return renderSummaryFile({ summary, ledger }, format);
}

/** Everything that a document of it tells, masked as in the chat. */
export async function summaryDocument(
  { db, organisationId }: FileParts,
  known: Known,
  id: number,
): Promise<SummaryDocument | undefined> {
  const row = await readSummary(db, organisationId, id);
  if (row === undefined || !BULLETINS.has(row.kind)) return undefined;
  const { organisation, departments } = known.directory;
  return {
    id,
    title: mask(row.title),
    edition: row.edition,
    postedAt: row.postedAt,
    timeZone: organisation.timeZone,
    organisation: organisation.name,
    lines: row.notice.lines.map(mask),
    figures: readSnapshot(discreet(row.figures, mask)),
    earlier: await earlierWeeks(db, organisationId, { ...row, before: row.periodTo }),
    names: documentNames(known),
    departmentIds: departments.map((department) => department.id),
  };
}

/** What the bulletins before it said, the oldest first. */
export async function earlierWeeks(
  db: Db,
  organisationId: number,
  { kind, chat, scope, before }: Omit<Parameters<typeof earlierSummaries>[2], 'limit'>,
): Promise<Week[]> {
  const kept = await earlierSummaries(db, organisationId, { kind, chat, scope, before, limit: EARLIER });
  return kept.map((figures) => weekOf(readSnapshot(figures)));
}

async function* weekLines(
  { db, organisationId }: FileParts,
  known: Known,
  { scope, period, asOf }: WeekFigures,
): AsyncGenerator<LedgerLine[], void> {
  const telling = { names: documentNames(known), mask, now: asOf };
  const group = scope.kind === 'group' ? { groupId: scope.id } : {};
  for await (const rows of readLedgerAsOf(db, organisationId, { from: period.from, asOf, ...group }))
    yield rows
      .filter(({ issue }) => scope.kind !== 'department' || leadOf(issue)?.departmentId === scope.id)
      .map(({ issue, events }) => lineOf(issue, storyOf(events), telling));
}
