import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import type { Footer, Header } from './format.ts';
import { invalid } from './read-line.ts';
import type { BackedUpTable } from './tables.ts';

const ROWS_AT_ONCE = 500;

export interface RowTaker {
  readonly counts: Footer['rows'];
  /** What follows belongs to this table. */
  open(name: string): Promise<void>;
  take(row: string): Promise<void>;
  /** Puts in what is still held back. */
  flush(): Promise<void>;
}

/** Puts rows into their tables, many at a time. */
export function createRowTaker(tx: Db, { tables }: Header): RowTaker {
  const counts: Record<string, number> = {};
  let table: BackedUpTable | undefined;
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    if (table === undefined || waiting.length === 0) return;
    await insertRows(tx, table, waiting);
    counts[table.name] = (counts[table.name] ?? 0) + waiting.length;
    waiting = [];
  };
  return {
    counts,
    flush,
    async open(name) {
      await flush();
      table = tables.find((one) => one.name === name);
      if (table === undefined) throw invalid(`table ${name} is not in its header`);
      counts[name] = 0;
    },
    async take(row) {
      if (table === undefined) throw invalid('a row stands before its table');
      waiting.push(row);
      if (waiting.length >= ROWS_AT_ONCE) await flush();
    },
  };
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
