import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import type { departments, people, serviceObjects, workGroups } from '../schema/index.ts';
import { differs, type DirectoryChange } from './change.ts';
import type { Succession } from './succession.ts';

type Named = typeof departments | typeof workGroups | typeof serviceObjects;
type NamedRow = { id: number; name: string; active: boolean };
type Wanted = { readonly name: string } & Record<string, unknown>;
export type Ids = Map<string, number>;

export interface Synced {
  readonly ids: Ids;
  /** Which went on under another name or became part of another. */
  readonly successions: readonly Succession[];
  /** Which nothing took the place of. */
  readonly gone: readonly NamedRow[];
}

/**
 * Adds, changes and retires rows that are told apart by their name; nothing is ever deleted. An entry that was called
 * otherwise before (`formerly`) goes on as the same row; where it has a row of its own already, the old one becomes part of it.
 */
export async function syncNamed(
  tx: Db,
  organisationId: number,
  table: Named,
  noun: DirectoryChange['noun'],
  changes: DirectoryChange[],
  wanted: readonly Wanted[],
  formerly: (name: string) => readonly string[],
): Promise<Synced> {
  const rows: NamedRow[] = await tx.select().from(table).where(eq(table.organisationId, organisationId));
  const byName = new Map(rows.map((row) => [row.name, row]));
  const names = new Set(wanted.map(({ name }) => name));
  const ids: Ids = new Map();
  const successions: Succession[] = [];
  for (const row of wanted) {
    const before = formerly(row.name).flatMap((name) => (names.has(name) ? [] : (byName.get(name) ?? [])));
    const old = byName.get(row.name) ?? before.find(({ active }) => active) ?? before[0];
    const id = await writeNamed(tx, organisationId, { table, noun, changes }, row, old);
    ids.set(row.name, id);
    for (const { id: from, name } of before)
      successions.push({ noun, from: { id: from, name }, to: { id, name: row.name } });
  }
  const kept = new Set(ids.values());
  const left = rows.filter(({ id, active }) => active && !kept.has(id));
  await retire(tx, organisationId, table, noun, changes, left);
  const passedOn = new Set(successions.map(({ from }) => from.id));
  return { ids, successions, gone: left.filter(({ id }) => !passedOn.has(id)) };
}

async function writeNamed(
  tx: Db,
  organisationId: number,
  { table, noun, changes }: { table: Named; noun: DirectoryChange['noun']; changes: DirectoryChange[] },
  row: Wanted,
  old: NamedRow | undefined,
): Promise<number> {
  const values = { ...row, active: true };
  if (!old) {
    const [added] = await tx
      .insert(table)
      .values({ organisationId, ...values } as never)
      .returning({ id: table.id });
    changes.push({ noun, name: row.name, what: 'added', new: row });
    return added!.id;
  }
  if (!differs({ ...old }, values)) return old.id;
  await tx
    .update(table)
    .set(values)
    .where(and(eq(table.organisationId, organisationId), eq(table.id, old.id)));
  const about = old.name === row.name ? {} : { about: `called ${old.name} until now` };
  changes.push({ noun, name: row.name, what: 'changed', old, new: row, ...about });
  return old.id;
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
