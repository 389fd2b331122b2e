import { entriesOf, type ImportPlan, planImport } from '../../documents/importing/plan.ts';
import { readGrids } from '../../documents/reading/grid.ts';
import { readSheets, type SheetsRead } from '../../documents/reading/rows.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import type { Db } from '../../store/database/client.ts';
import { appendEvents, readIssue } from '../../store/issues/issues.ts';
import {
  highestNumber,
  insertHistories,
  issuesBySource,
  lockNumbers,
  raiseNumbers,
} from '../../store/ledger-import.ts';
import { historiesOf } from '../../store/ledger-rows.ts';
import type { ImportTold } from '../../wording/ledger-import.ts';
import { documentNames } from './document-names.ts';
import type { Known } from '../known.ts';
import type { FileParts } from '../summaries/summary-file.ts';

/**
 * Reads somebody's ledger from Excel and says what taking it over would do; with `take` it is done, in one transaction.
 * The same file again changes nothing. Nobody is told in a chat: whoever takes a ledger over knows what stands in it.
 * @throws Unreadable where the file is no ledger, or larger than one
 */
export async function importLedger(
  { db, organisationId, known: cache }: FileParts,
  { file, now, take }: { readonly file: Buffer; readonly now: Date; readonly take: boolean },
): Promise<ImportTold> {
  const known = await cache();
  const sheets = readSheets(await readGrids(file), known.calendar.localDate(now));
  const plan = take
    ? await db.transaction(async (tx) => {
        const highest = await lockNumbers(tx, organisationId);
        const made = await planOf(tx, organisationId, { sheets, known, highest, now });
        await write(tx, organisationId, made);
        return made;
      })
    : await planOf(db, organisationId, {
        sheets,
        known,
        highest: await highestNumber(db, organisationId),
        now,
      });
  return { ...plan.told, taken: take };
}

interface Asked {
  readonly sheets: SheetsRead;
  readonly known: Known;
  readonly highest: number;
  readonly now: Date;
}

async function planOf(
  db: Db,
  organisationId: number,
  { sheets, known, highest, now }: Asked,
): Promise<ImportPlan> {
  const entries = entriesOf(sheets, known);
  const bySource = await issuesBySource(
    db,
    organisationId,
    entries.map(({ source }) => source),
  );
  const numbers = entries.flatMap(({ row: { number }, source }) => [number, bySource.get(source) ?? null]);
  const histories = await historiesOf(db, organisationId, [
    ...new Set(numbers.filter((number) => number !== null)),
  ]);
  const mask = (text: string) => maskPersonalData(text).masked;
  return planImport({
    sheets,
    entries,
    held: { bySource, histories, highest },
    known,
    telling: { names: documentNames(known), mask, now },
    now,
  });
}

async function write(tx: Db, organisationId: number, { fresh, changes, highest }: ImportPlan): Promise<void> {
  await insertHistories(tx, organisationId, fresh);
  for (const { number, events } of changes) {
    const before = await readIssue(tx, organisationId, number, 'lock');
    await appendEvents(tx, organisationId, before, events);
  }
  await raiseNumbers(tx, organisationId, highest);
}
