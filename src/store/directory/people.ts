import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Grant, Role } from '../../directory/directory.ts';
import type { DirectoryFile } from '../../directory/file.ts';
import type { Db } from '../client.ts';
import { grants, people } from '../schema/index.ts';
import { differs, type DirectoryChange } from './change.ts';
import { retire, type Ids } from './named.ts';

export interface Places {
  readonly groupIds: Ids;
  readonly departmentIds: Ids;
  readonly objectIds: Ids;
}

interface WantedPerson {
  readonly name: string;
  readonly belongsTo: string;
  readonly phone: string | null;
  readonly role: Role;
  readonly groupId: number | null;
  readonly departmentId: number | null;
  readonly objectId: number | null;
}

/** Everybody that the file names, with the one role that the place gives. */
function wantedPeople(file: DirectoryFile, { groupIds, departmentIds, objectIds }: Places): WantedPerson[] {
  const nowhere = { groupId: null, departmentId: null, objectId: null };
  return [
    ...file.workGroups.flatMap((group) =>
      group.members.map(({ name, role, phone }) => ({
        ...nowhere,
        name,
        role,
        phone: phone ?? null,
        belongsTo: `group:${group.name}`,
        groupId: groupIds.get(group.name) ?? null,
      })),
    ),
    ...file.departments.flatMap((department) =>
      department.liaisons.map(({ name, phone }) => ({
        ...nowhere,
        name,
        role: 'liaison' as const,
        phone: phone ?? null,
        belongsTo: `department:${department.name}`,
        departmentId: departmentIds.get(department.name) ?? null,
      })),
    ),
    ...file.serviceObjects.flatMap(({ name, contact }) =>
      contact === undefined
        ? []
        : [
            {
              ...nowhere,
              name: contact.name,
              role: 'contact' as const,
              phone: contact.phone ?? null,
              belongsTo: `object:${name}`,
              objectId: objectIds.get(name) ?? null,
            },
          ],
    ),
    ...file.people.map(({ name, role, department, object, phone }) => ({
      name,
      role,
      phone: phone ?? null,
      belongsTo:
        department !== undefined
          ? `department:${department}`
          : object !== undefined
            ? `object:${object}`
            : role,
      groupId: null,
      departmentId: departmentIds.get(department ?? '') ?? null,
      objectId: objectIds.get(object ?? '') ?? null,
    })),
  ];
}

export async function writePeople(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  places: Places,
  now: Date,
  changes: DirectoryChange[],
) {
  const rows = await tx.select().from(people).where(eq(people.organisationId, organisationId));
  const keyOf = ({ name, belongsTo }: { name: string; belongsTo: string }) => `${belongsTo}\n${name}`;
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  const kept = new Set<number>();
  const held: Omit<Grant, 'id'>[] = [];
  for (const { name, belongsTo, phone, role, groupId, departmentId, objectId } of wantedPeople(
    file,
    places,
  )) {
    const old = known.get(keyOf({ name, belongsTo }));
    const personId = old?.id ?? (await addPerson(tx, organisationId, { name, belongsTo, phone }));
    if (!old) changes.push({ noun: 'person', name, what: 'added' });
    else if (differs(old, { phone, active: true })) {
      await tx
        .update(people)
        .set({ phone, active: true })
        .where(and(eq(people.organisationId, organisationId), eq(people.id, personId)));
      changes.push({ noun: 'person', name, what: 'changed' });
    }
    kept.add(personId);
    held.push({ personId, role, groupId, departmentId, objectId });
  }
  const fromFile = rows.filter(
    ({ id, active, belongsTo }) =>
      active && !kept.has(id) && belongsTo !== 'account' && belongsTo !== 'sandbox',
  );
  await retire(tx, organisationId, people, 'person', changes, fromFile);
  await syncGrants(tx, organisationId, held, now, changes);
}

async function addPerson(
  tx: Db,
  organisationId: number,
  person: { name: string; belongsTo: string; phone: string | null },
): Promise<number> {
  const [row] = await tx
    .insert(people)
    .values({ organisationId, ...person })
    .returning({ id: people.id });
  return row!.id;
}

async function syncGrants(
  tx: Db,
  organisationId: number,
  wanted: readonly Omit<Grant, 'id'>[],
  now: Date,
  changes: DirectoryChange[],
) {
  const keyOf = ({ personId, role, groupId, departmentId, objectId }: Omit<Grant, 'id'>) =>
    [personId, role, groupId, departmentId, objectId].join('/');
  const held = await tx
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.organisationId, organisationId),
        eq(grants.source, 'directory'),
        or(isNull(grants.endedAt), grants.endedInChat),
      ),
    );
  const heldKeys = new Set(held.map(keyOf));
  const wantedKeys = new Set(wanted.map(keyOf));
  const added = wanted.filter((grant) => !heldKeys.has(keyOf(grant)));
  if (added.length > 0)
    await tx
      .insert(grants)
      .values(
        added.map((grant) => ({ organisationId, ...grant, source: 'directory' as const, grantedAt: now })),
      );
  // What was ended in a chat stays ended, though the file still names it.
  const ended = held.filter((grant) => grant.endedAt === null && !wantedKeys.has(keyOf(grant)));
  if (ended.length > 0)
    await tx
      .update(grants)
      .set({ endedAt: now })
      .where(
        and(
          eq(grants.organisationId, organisationId),
          inArray(
            grants.id,
            ended.map(({ id }) => id),
          ),
        ),
      );
  changes.push(
    ...added.map((grant) => ({
      noun: 'role' as const,
      name: grant.role,
      what: 'added' as const,
      new: grant,
    })),
    ...ended.map((grant) => ({
      noun: 'role' as const,
      name: grant.role,
      what: 'removed' as const,
      old: grant,
    })),
  );
}
