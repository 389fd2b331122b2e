import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

/** The rows of a statement, so many at a time, however many there are; one such reading at a time in a transaction. */
export async function* batches<Row extends Record<string, unknown>>(
  tx: Db,
  statement: SQL,
  size: number,
): AsyncGenerator<Row[]> {
  await tx.execute(sql`declare backup_rows cursor for ${statement}`);
  for (;;) {
    const batch = await rowsOf<Row>(tx, sql`fetch ${sql.raw(String(size))} from backup_rows`);
    if (batch.length === 0) break;
    yield batch;
  }
  await tx.execute(sql`close backup_rows`);
}
