import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import * as schema from '../../src/store/schema/index.ts';

/** A province is spread over several databases by this column: no table, key or reference may do without it. */
const tables = Object.values(schema)
  .filter((one) => one instanceof PgTable)
  .map((table) => getTableConfig(table));

describe('every table', () => {
  test('is looked at here', () => {
    expect(tables.length).toBeGreaterThan(20);
  });

  test.each(tables.map((table) => [table.name, table] as const))(
    '%s belongs to an organisation',
    (_, table) => {
      const column = table.columns.find(({ name }) => name === 'organisation_id');
      expect(column?.notNull).toBe(true);
    },
  );

  test.each(tables.map((table) => [table.name, table] as const))(
    '%s has it first in its primary key',
    (_, table) => {
      const keys = table.primaryKeys.map(({ columns }) => columns[0]?.name);
      expect(
        keys.length === 0 ? table.columns.filter(({ primary }) => primary).map(({ name }) => name) : keys,
      ).toEqual(['organisation_id']);
    },
  );

  test.each(tables.map((table) => [table.name, table] as const))(
    '%s has it in every unique key and every index',
    (_, table) => {
      for (const { config } of table.indexes) {
        const [first] = config.columns;
        expect(first !== undefined && 'name' in first ? first.name : undefined).toBe('organisation_id');
      }
      for (const { columns } of table.uniqueConstraints)
        expect(columns.map(({ name }) => name)).toContain('organisation_id');
      expect(table.columns.filter(({ isUnique }) => isUnique).map(({ name }) => name)).toEqual([]);
    },
  );

  test.each(tables.map((table) => [table.name, table] as const))(
    '%s points only within its organisation',
    (_, table) => {
      for (const key of table.foreignKeys) {
        const { columns, foreignColumns } = key.reference();
        expect(columns[0]?.name).toBe('organisation_id');
        expect(foreignColumns[0]?.name).toBe('organisation_id');
      }
    },
  );
});
