import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { FORMAT, VERSION, type Footer } from './format.ts';
import { tablesInOrder } from './tables.ts';

const ROWS_AT_ONCE = 500;

/**
 * The whole database as lines, in one consistent view: a header, a line that opens each table, its rows as JSON, and a
 * footer that tells a whole file from one that was cut or altered. The embedded database answers nobody else meanwhile.
 */
export async function dump(
  db: Db,
  takenAt: Date,
  write: (lines: string) => Promise<void>,
): Promise<Footer['rows']> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const put = async (lines: string): Promise<void> => {
    hash.update(lines);
    await write(lines);
  };
  await db.transaction(
    async (tx) => {
      const tables = await tablesInOrder(tx);
      const header = { format: FORMAT, version: VERSION, takenAt: takenAt.toISOString(), tables };
      await put(`${JSON.stringify(header)}\n`);
      for (const { name } of tables) {
        await put(`${JSON.stringify({ table: name })}\n`);
        rows[name] = await dumpTable(tx, name, put);
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const footer: Footer = { end: true, rows, sha256: hash.digest('hex') };
  await write(`${JSON.stringify(footer)}\n`);
  return rows;
}

async function dumpTable(tx: Db, name: string, put: (lines: string) => Promise<void>): Promise<number> {
  await tx.execute(
    sql`declare backup_rows cursor for select row_to_json(t)::text as row from ${sql.identifier(name)} t`,
  );
  let count = 0;
  for (;;) {
    const batch = await rowsOf<{ row: string }>(
      tx,
      sql`fetch ${sql.raw(String(ROWS_AT_ONCE))} from backup_rows`,
    );
    if (batch.length === 0) break;
    count += batch.length;
    await put(batch.map(({ row }) => `${row}\n`).join(''));
  }
  await tx.execute(sql`close backup_rows`);
  return count;
}
