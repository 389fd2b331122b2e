import { sql } from 'drizzle-orm';
import { UserError } from '../../errors.ts';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';
import type { FilePlace } from './file-place.ts';
import { createFileShelf } from './file-shelf.ts';
import { loadLines, type Loaded } from './load-lines.ts';
import { allowPauses } from './patience.ts';
import { tablesInOrder, type BackedUpTable } from './tables.ts';

/**
 * Fills an empty database with what a backup holds, and the place of attachments with its files, all of it or nothing.
 * The rows are committed last: a bucket is waited for inside the transaction, which nobody else on an empty ledger feels.
 * @throws UserError BACKUP_INVALID where the lines are no backup, are cut or altered, or come from a newer version;
 *   LEDGER_NOT_EMPTY; ATTACHMENTS_UNWRITABLE
 */
export async function load(db: Db, lines: AsyncIterable<string>, place: FilePlace): Promise<Loaded> {
  const shelf = createFileShelf(place);
  try {
    return await db.transaction(async (tx) => {
      await allowPauses(tx);
      const own = await tablesInOrder(tx);
      await refuseUnlessEmpty(tx, own);
      const loaded = await loadLines(tx, { own, shelf }, lines);
      for (const table of own) await continueNumbers(tx, table);
      return loaded;
    });
  } catch (error) {
    await shelf.clear(error);
    throw error;
  }
}

async function refuseUnlessEmpty(tx: Db, tables: readonly BackedUpTable[]): Promise<void> {
  for (const { name } of tables) {
    const found = await rowsOf(tx, sql`select 1 as one from ${sql.identifier(name)} limit 1`);
    if (found.length > 0)
      throw new UserError(
        'LEDGER_NOT_EMPTY',
        `the ledger already holds rows (table ${name}); restore into an empty one: set another DATA_DIR, or a new database in DATABASE_URL`,
      );
  }
}

async function continueNumbers(tx: Db, { name, columns }: BackedUpTable): Promise<void> {
  if (!columns.includes('id')) return;
  await tx.execute(
    sql`select setval(s.sequence, s.last) from (
          select pg_get_serial_sequence(${`public.${name}`}, 'id') as sequence,
            (select max(t.id)::text from ${sql.identifier(name)} t) as max) n,
        lateral (select n.sequence::regclass as sequence, n.max::bigint as last) s
        where n.sequence is not null and n.max is not null`,
  );
}
