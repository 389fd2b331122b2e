import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './client.ts';

/**
 * Inserts many rows as one value: the statement is the same whatever their number, so it is prepared once, and nothing
 * is put together per field. All rows name the same columns; what they leave out takes its default.
 * @param otherwise how the statement goes on, e.g. `on conflict do nothing`
 */
export async function insertMany<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  otherwise: SQL = sql``,
): Promise<void> {
  const first: Record<string, unknown> | undefined = rows[0];
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => first[key] !== undefined);
  const names = columns.map(([, { name }]) => name);
  const listed = sql.raw(names.map((name) => `"${name}"`).join());
  const typed = sql.raw(columns.map(([, column]) => `"${column.name}" ${column.getSQLType()}`).join());
  const written = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(columns.map(([key, { name }]) => [name, row[key]])),
  );
  await db.execute(
    sql`insert into ${sql.identifier(getTableConfig(table).name)} (${listed})
      select ${listed} from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as v(${typed}) ${otherwise}`,
  );
}
