import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import type { departments, people, serviceObjects, workGroups } from '../schema/index.ts';
import { differs, type DirectoryChange } from './change.ts';

type Named = typeof departments | typeof workGroups | typeof serviceObjects;
type NamedRow = { id: number; name: string; active: boolean };
export type Ids = Map<string, number>;

/** Adds, changes and retires rows that are told apart by their name; nothing is ever deleted. */
export async function syncNamed(
  tx: Db,
  organisationId: number,
  table: Named,
  noun: DirectoryChange['noun'],
  changes: DirectoryChange[],
  wanted: readonly ({ readonly name: string } & Record<string, unknown>)[],
): Promise<Ids> {
  const rows: NamedRow[] = await tx.select().from(table).where(eq(table.organisationId, organisationId));
  const byName = new Map(rows.map((row) => [row.name, row]));
  const ids: Ids = new Map();
  for (const row of wanted) {
    const old = byName.get(row.name);
    const values = { ...row, active: true };
    if (!old) {
      const [added] = await tx
        .insert(table)
        .values({ organisationId, ...values } as never)
        .returning({ id: table.id });
      ids.set(row.name, added!.id);
      changes.push({ noun, name: row.name, what: 'added', new: row });
      continue;
    }
    ids.set(row.name, old.id);
    if (!differs(old, values)) continue;
    await tx
      .update(table)
      .set(values)
      .where(and(eq(table.organisationId, organisationId), eq(table.id, old.id)));
    changes.push({ noun, name: row.name, what: 'changed', old, new: row });
  }
  await retire(
    tx,
    organisationId,
    table,
    noun,
    changes,
    rows.filter(({ name, active }) => active && !ids.has(name)),
  );
  return ids;
}

/** Takes rows out of use; what happened with them stays. */
export async function retire(
  tx: Db,
  organisationId: number,
  table: Named | typeof people,
  noun: DirectoryChange['noun'],
  changes: DirectoryChange[],
  gone: readonly NamedRow[],
) {
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await tx
    .update(table)
    .set({ active: false })
    .where(and(eq(table.organisationId, organisationId), inArray(table.id, ids)));
  changes.push(...gone.map(({ name }) => ({ noun, name, what: 'removed' as const })));
}
