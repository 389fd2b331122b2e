import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { UserError } from '../../errors.ts';
import type { Db } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { footer, header, opening, type Footer, type Header } from './format.ts';
import { tablesInOrder, type BackedUpTable } from './tables.ts';

const ROWS_AT_ONCE = 500;

/**
 * Fills an empty database with what a backup holds, all of it or nothing.
 * @throws UserError BACKUP_INVALID where the lines are no backup, are cut or altered, or come from a newer version;
 *   LEDGER_NOT_EMPTY
 */
export async function load(db: Db, lines: AsyncIterable<string>): Promise<Footer['rows']> {
  return db.transaction(async (tx) => {
    const own = await tablesInOrder(tx);
    await refuseUnlessEmpty(tx, own);
    const rows = await loadLines(tx, own, lines);
    for (const table of own) await continueNumbers(tx, table);
    return rows;
  });
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

async function loadLines(
  tx: Db,
  own: readonly BackedUpTable[],
  lines: AsyncIterable<string>,
): Promise<Footer['rows']> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let head: Header | undefined;
  let table: BackedUpTable | undefined;
  let waiting: string[] = [];
  let end: Footer | undefined;
  const flush = async (): Promise<void> => {
    if (table === undefined || waiting.length === 0) return;
    await insertRows(tx, table, waiting);
    counts[table.name] = (counts[table.name] ?? 0) + waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    if (end !== undefined) throw invalid('something stands after its end');
    if (line.startsWith('{"end":true')) {
      await flush();
      end = read(footer, line, 'its end cannot be read');
      continue;
    }
    hash.update(`${line}\n`);
    if (head === undefined) {
      head = read(header, line, 'it does not begin like a backup of this version');
      refuseUnknown(head, own);
    } else if (line.startsWith('{"table":"')) {
      await flush();
      const { table: name } = read(opening, line, 'a table cannot be read');
      table = head.tables.find((one) => one.name === name);
      if (table === undefined) throw invalid(`table ${name} is not in its header`);
      counts[name] = 0;
    } else {
      waiting.push(line);
      if (waiting.length >= ROWS_AT_ONCE) await flush();
    }
  }
  if (end === undefined) throw invalid('it is cut off');
  if (hash.digest('hex') !== end.sha256 || JSON.stringify(counts) !== JSON.stringify(end.rows))
    throw invalid('it was altered');
  return counts;
}

function refuseUnknown({ tables }: Header, own: readonly BackedUpTable[]): void {
  for (const { name, columns } of tables) {
    const mine = own.find((table) => table.name === name);
    const unknown = mine === undefined ? name : columns.find((column) => !mine.columns.includes(column));
    if (unknown !== undefined)
      throw invalid(`it comes from a newer version, which knows ${unknown}; update the program first`);
  }
}

/** The columns that the backup names; those that came with a later version take their default. */
async function insertRows(tx: Db, { name, columns }: BackedUpTable, rows: readonly string[]): Promise<void> {
  const list = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const into = sql.identifier(name);
  try {
    await tx.execute(
      sql`insert into ${into} (${list}) overriding system value
          select ${list} from jsonb_populate_recordset(null::${into}, ${`[${rows.join(',')}]`}::jsonb)`,
    );
  } catch (error) {
    throw invalid(`rows of ${name} cannot be taken`, error);
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

function read<Type extends z.ZodType>(type: Type, line: string, otherwise: string): z.infer<Type> {
  try {
    return type.parse(JSON.parse(line));
  } catch (error) {
    throw invalid(otherwise, error);
  }
}

function invalid(why: string, cause?: unknown): UserError {
  return new UserError('BACKUP_INVALID', `the file is no backup that can be restored: ${why}`, { cause });
}
