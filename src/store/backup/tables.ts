import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

/** A table as a backup holds it. */
export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table of the ledger, each after those that its foreign keys point to. */
export async function tablesInOrder(db: Db): Promise<BackedUpTable[]> {
  const columns = await rowsOf<{ name: string; columns: string[] | string }>(
    db,
    sql`select c.relname::text as name,
          (select json_agg(a.attname order by a.attnum)::text from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        order by c.relname`,
  );
  const needs = await rowsOf<{ name: string; needed: string }>(
    db,
    sql`select distinct f.conrelid::regclass::text as name, f.confrelid::regclass::text as needed
        from pg_constraint f where f.contype = 'f' and f.conrelid <> f.confrelid`,
  );
  const tables = columns.map(({ name, columns: names }) => ({ name, columns: parseNames(names) }));
  return inOrder(tables, (name) => needs.filter((need) => need.name === name).map(({ needed }) => needed));
}

function parseNames(names: string[] | string): string[] {
  return typeof names === 'string' ? (JSON.parse(names) as string[]) : names;
}

function inOrder(
  tables: readonly BackedUpTable[],
  neededBy: (name: string) => readonly string[],
): BackedUpTable[] {
  const placed = new Map<string, BackedUpTable>();
  const place = (table: BackedUpTable): void => {
    if (placed.has(table.name)) return;
    for (const needed of tables.filter(({ name }) => neededBy(table.name).includes(name))) place(needed);
    placed.set(table.name, table);
  };
  for (const table of tables) place(table);
  return [...placed.values()];
}
