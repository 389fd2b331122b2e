import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { batches } from './batches.ts';
import { dumpFiles, type DumpedFiles, type Put } from './dump-files.ts';
import type { FilePlace } from './file-place.ts';
import { FORMAT, VERSION, type Footer } from './format.ts';
import { allowPauses } from './patience.ts';
import { tablesInOrder } from './tables.ts';

const ROWS_AT_ONCE = 500;

export interface Dumped {
  readonly rows: Footer['rows'];
  /** undefined where none were asked for */
  readonly files: DumpedFiles | undefined;
}

/**
 * The whole database as lines, in one consistent view: a header, a line that opens each table, its rows as JSON, the
 * attachments where their place is given, and a footer that tells a whole file from one that was cut or altered. The
 * embedded database answers nobody else meanwhile.
 */
export async function dump(
  db: Db,
  { takenAt, files: place }: { takenAt: Date; files?: Pick<FilePlace, 'read'> | undefined },
  write: Put,
): Promise<Dumped> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const put: Put = async (lines) => {
    hash.update(lines);
    await write(lines);
  };
  const files = await db.transaction(
    async (tx) => {
      await allowPauses(tx);
      const tables = await tablesInOrder(tx);
      const header = { format: FORMAT, version: VERSION, takenAt: takenAt.toISOString(), tables };
      await put(`${JSON.stringify(header)}\n`);
      for (const { name } of tables) {
        await put(`${JSON.stringify({ table: name })}\n`);
        rows[name] = await dumpTable(tx, name, put);
      }
      return place === undefined ? undefined : dumpFiles(tx, place, put);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const counts = files === undefined ? {} : { files: files.counts };
  const footer: Footer = { end: true, rows, ...counts, sha256: hash.digest('hex') };
  await write(`${JSON.stringify(footer)}\n`);
  return { rows, files };
}

async function dumpTable(tx: Db, name: string, put: Put): Promise<number> {
  const statement = sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t`;
  let count = 0;
  for await (const batch of batches<{ row: string }>(tx, statement, ROWS_AT_ONCE)) {
    count += batch.length;
    await put(batch.map(({ row }) => `${row}\n`).join(''));
  }
  return count;
}
