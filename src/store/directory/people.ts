import { and, eq, isNull, ne } from 'drizzle-orm';
import { isUnfiled } from '../../directory/belongs-to.ts';
import type { DirectoryFile } from '../../directory/file.ts';
import type { Db } from '../database/client.ts';
import { grants, people } from '../schema/index.ts';
import { differs, type DirectoryChange } from './change.ts';
import { syncGrants, type HeldByFile } from './file-grants.ts';
import { retire } from './named.ts';
import { readPlaceNames } from './place-names.ts';
import { wantedPeople, type HeldRole, type Places, type WantedPerson } from './wanted-people.ts';

type PersonRow = typeof people.$inferSelect;
type GrantRow = typeof grants.$inferSelect;

/** Writes down whom the file names, and retires whom it names no more; who was appointed in a chat stays. */
export async function writePeople(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  places: Places,
  now: Date,
  changes: DirectoryChange[],
): Promise<void> {
  const rows = await tx.select().from(people).where(eq(people.organisationId, organisationId));
  const appointed = await grantsOfChats(tx, organisationId);
  const kept = new Set<number>();
  const held: HeldByFile[] = [];
  for (const [person, old] of matched(wantedPeople(file, places), rows, appointed)) {
    const id = await writePerson(tx, organisationId, person, old, changes);
    kept.add(id);
    for (const role of person.roles) held.push({ ...role, personId: id, name: person.name });
  }
  const stays = new Set(appointed.map(({ personId }) => personId));
  const gone = rows.filter(
    ({ id, active, belongsTo }) => active && !kept.has(id) && !isUnfiled(belongsTo) && !stays.has(id),
  );
  await retire(tx, organisationId, people, 'person', changes, gone);
  await syncGrants(tx, organisationId, held, {
    now,
    changes,
    rows,
    appointed,
    placeNames: await readPlaceNames(tx, organisationId),
  });
}

/** Rights that no file gave, with whom they were given to. */
async function grantsOfChats(tx: Db, organisationId: number): Promise<GrantRow[]> {
  return tx
    .select()
    .from(grants)
    .where(
      and(eq(grants.organisationId, organisationId), ne(grants.source, 'directory'), isNull(grants.endedAt)),
    );
}

/**
 * Who each of them was until now: under the same name at the same place; else, with the same phone, elsewhere;
 * else somebody of that name who was appointed to that very place in a chat.
 */
function matched(
  wanted: readonly WantedPerson[],
  rows: readonly PersonRow[],
  appointed: readonly GrantRow[],
): [WantedPerson, PersonRow | undefined][] {
  const keyOf = ({ name, belongsTo }: Pick<PersonRow, 'name' | 'belongsTo'>) => `${belongsTo}\n${name}`;
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  const taken = new Set(wanted.flatMap((person) => known.get(keyOf(person))?.id ?? []));
  const byName = new Map<string, PersonRow[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  return wanted.map((person) => {
    const exact = known.get(keyOf(person));
    if (exact !== undefined) return [person, exact];
    const namesakes = (byName.get(person.name) ?? []).filter(({ id }) => !taken.has(id));
    const same =
      namesakes.find(({ phone }) => phone !== null && phone === person.phone) ??
      namesakes.find(({ id, belongsTo }) => isUnfiled(belongsTo) && isThere(id, person.roles, appointed));
    if (same !== undefined) taken.add(same.id);
    return [person, same];
  });
}

function isThere(personId: number, roles: readonly HeldRole[], appointed: readonly GrantRow[]): boolean {
  return appointed.some(
    (grant) =>
      grant.personId === personId &&
      roles.some(
        ({ role, groupId, departmentId, objectId }) =>
          grant.role === role &&
          grant.groupId === groupId &&
          grant.departmentId === departmentId &&
          grant.objectId === objectId,
      ),
  );
}

async function writePerson(
  tx: Db,
  organisationId: number,
  { name, belongsTo, phone }: WantedPerson,
  old: PersonRow | undefined,
  changes: DirectoryChange[],
): Promise<number> {
  const about = placeWords(belongsTo);
  if (old === undefined) {
    const [row] = await tx
      .insert(people)
      .values({ organisationId, name, belongsTo, phone })
      .returning({ id: people.id });
    changes.push({ noun: 'person', name, what: 'added', ...about });
    return row!.id;
  }
  const values = { belongsTo, phone, active: true };
  if (differs(old, values)) {
    await tx
      .update(people)
      .set(values)
      .where(and(eq(people.organisationId, organisationId), eq(people.id, old.id)));
    changes.push({ noun: 'person', name, what: 'changed', ...about });
  }
  return old.id;
}

/** `group:工作一组` is 工作一组. */
function placeWords(belongsTo: string): { about?: string } {
  const [, place] = belongsTo.split(/:(.*)/s);
  return place === undefined ? {} : { about: place };
}
