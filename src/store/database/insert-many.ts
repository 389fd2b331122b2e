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
  const listed = sql.raw(columns.map(([, { name }]) => `"${name}"`).join());
  const keys = sql.raw(columns.map(([key]) => `"${key}"`).join());
  const typed = sql.raw(columns.map(([key, column]) => `"${key}" ${column.getSQLType()}`).join());
  await db.execute(
    sql`insert into ${sql.identifier(getTableConfig(table).name)} (${listed})
      select ${keys} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(${typed}) ${otherwise}`,
  );
}
