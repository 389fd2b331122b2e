import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { DirectoryFile } from '../directory/file.ts';
import type { Grant, Role } from '../directory/directory.ts';
import type { Db } from './client.ts';
import { accounts, chats, departments, grants, organisations, people, serviceObjects, workGroups } from './schema/index.ts';

/** One line of what an import changes. */
export interface DirectoryChange {
  readonly noun: 'organisation' | 'department' | 'work group' | 'object' | 'person' | 'role' | 'chat';
  readonly name: string;
  readonly what: 'added' | 'changed' | 'removed';
}

type Named = typeof departments | typeof workGroups | typeof serviceObjects;
type NamedRow = { id: number; name: string; active: boolean };

/** Writes a directory file over what is there and says what changed; the same file again changes nothing. */
export async function writeDirectory(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  now: Date,
): Promise<DirectoryChange[]> {
  const changes: DirectoryChange[] = [];
  await writeOrganisation(tx, organisationId, file, now, changes);
  const groupIds = await syncNamed(tx, organisationId, workGroups, 'work group', changes, file.workGroups.map(({ name, level }) => ({ name, level })));
  const departmentIds = await writeDepartments(tx, organisationId, file, changes);
  const objectIds = await writeObjects(tx, organisationId, file, groupIds, changes);
  await writePeople(tx, organisationId, file, { groupIds, departmentIds, objectIds }, now, changes);
  await writeChats(tx, organisationId, file, { groupIds, departmentIds }, changes);
  if (changes.length > 0) await raiseDirectoryVersion(tx, organisationId);
  return changes;
}

/** Tells every process that a directory it read earlier is old. */
export async function raiseDirectoryVersion(tx: Db, organisationId: number): Promise<void> {
  await tx
    .update(organisations)
    .set({ directoryVersion: sql`${organisations.directoryVersion} + 1` })
    .where(eq(organisations.organisationId, organisationId));
}

async function writeOrganisation(tx: Db, organisationId: number, file: DirectoryFile, now: Date, changes: DirectoryChange[]) {
  const { name, campaign, timeZone, weekStartsOn } = file.organisation;
  const { schedule = {}, calendar, rules } = file;
  const row = {
    name,
    campaign,
    timeZone,
    weekStartsOn,
    categories: file.categories,
    botNames: file.botNames,
    settings: { schedule, calendar, rules },
  };
  const [old] = await tx.select().from(organisations).where(eq(organisations.organisationId, organisationId));
  if (!old) {
    await tx.insert(organisations).values({ organisationId, ...row, startedAt: now });
    changes.push({ noun: 'organisation', name, what: 'added' });
  } else if (differs(old, row)) {
    await tx.update(organisations).set(row).where(eq(organisations.organisationId, organisationId));
    changes.push({ noun: 'organisation', name, what: 'changed' });
  }
}

async function writeDepartments(tx: Db, organisationId: number, file: DirectoryFile, changes: DirectoryChange[]) {
  const wanted = file.departments.map(({ name, aliases, responsibilities }) => ({ name, aliases, responsibilities }));
  const ids = await syncNamed(tx, organisationId, departments, 'department', changes, wanted);
  for (const { name, superior } of file.departments) {
    const superiorId = superior === undefined ? null : (ids.get(superior) ?? null);
    const id = ids.get(name);
    if (id === undefined) continue;
    const rows = await tx
      .update(departments)
      .set({ superiorId })
      .where(
        and(
          eq(departments.organisationId, organisationId),
          eq(departments.id, id),
          sql`${departments.superiorId} is distinct from ${superiorId}`,
        ),
      )
      .returning({ id: departments.id });
    const isKnown = changes.some((change) => change.noun === 'department' && change.name === name);
    if (rows.length > 0 && !isKnown) changes.push({ noun: 'department', name, what: 'changed' });
  }
  return ids;
}

async function writeObjects(tx: Db, organisationId: number, file: DirectoryFile, groupIds: Ids, changes: DirectoryChange[]) {
  const groupOf = new Map(file.workGroups.flatMap((group) => group.serviceObjects.map((name) => [name, group.name])));
  const wanted = file.serviceObjects.map(({ name, kind, aliases, contact }) => ({
    name,
    kind,
    aliases,
    contactName: contact?.name ?? null,
    contactPhone: contact?.phone ?? null,
    groupId: groupIds.get(groupOf.get(name) ?? '') ?? null,
  }));
  return syncNamed(tx, organisationId, serviceObjects, 'object', changes, wanted);
}

type Ids = Map<string, number>;

/** Adds, changes and retires rows that are told apart by their name; nothing is ever deleted. */
async function syncNamed(
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
      const [added] = await tx.insert(table).values({ organisationId, ...values } as never).returning({ id: table.id });
      ids.set(row.name, added!.id);
      changes.push({ noun, name: row.name, what: 'added' });
      continue;
    }
    ids.set(row.name, old.id);
    if (!differs(old, values)) continue;
    await tx.update(table).set(values as never).where(and(eq(table.organisationId, organisationId), eq(table.id, old.id)));
    changes.push({ noun, name: row.name, what: 'changed' });
  }
  await retire(tx, organisationId, table, noun, changes, rows.filter(({ name, active }) => active && !ids.has(name)));
  return ids;
}

async function retire(
  tx: Db,
  organisationId: number,
  table: Named | typeof people,
  noun: DirectoryChange['noun'],
  changes: DirectoryChange[],
  gone: readonly NamedRow[],
) {
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await tx.update(table).set({ active: false }).where(and(eq(table.organisationId, organisationId), inArray(table.id, ids)));
  changes.push(...gone.map(({ name }) => ({ noun, name, what: 'removed' as const })));
}

interface Places {
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
        department !== undefined ? `department:${department}` : object !== undefined ? `object:${object}` : role,
      groupId: null,
      departmentId: departmentIds.get(department ?? '') ?? null,
      objectId: objectIds.get(object ?? '') ?? null,
    })),
  ];
}

async function writePeople(tx: Db, organisationId: number, file: DirectoryFile, places: Places, now: Date, changes: DirectoryChange[]) {
  const rows = await tx.select().from(people).where(eq(people.organisationId, organisationId));
  const keyOf = ({ name, belongsTo }: { name: string; belongsTo: string }) => `${belongsTo}\n${name}`;
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  const kept = new Set<number>();
  const held: Omit<Grant, 'id'>[] = [];
  for (const { name, belongsTo, phone, role, groupId, departmentId, objectId } of wantedPeople(file, places)) {
    const old = known.get(keyOf({ name, belongsTo }));
    const personId = old?.id ?? (await addPerson(tx, organisationId, { name, belongsTo, phone }));
    if (!old) changes.push({ noun: 'person', name, what: 'added' });
    else if (differs(old, { phone, active: true })) {
      await tx.update(people).set({ phone, active: true }).where(and(eq(people.organisationId, organisationId), eq(people.id, personId)));
      changes.push({ noun: 'person', name, what: 'changed' });
    }
    kept.add(personId);
    held.push({ personId, role, groupId, departmentId, objectId });
  }
  const fromFile = rows.filter(({ id, active, belongsTo }) => active && !kept.has(id) && belongsTo !== 'account' && belongsTo !== 'sandbox');
  await retire(tx, organisationId, people, 'person', changes, fromFile);
  await syncGrants(tx, organisationId, held, now, changes);
}

async function addPerson(tx: Db, organisationId: number, person: { name: string; belongsTo: string; phone: string | null }): Promise<number> {
  const [row] = await tx.insert(people).values({ organisationId, ...person }).returning({ id: people.id });
  return row!.id;
}

async function syncGrants(tx: Db, organisationId: number, wanted: readonly Omit<Grant, 'id'>[], now: Date, changes: DirectoryChange[]) {
  const keyOf = ({ personId, role, groupId, departmentId, objectId }: Omit<Grant, 'id'>) =>
    [personId, role, groupId, departmentId, objectId].join('/');
  const held = await tx
    .select()
    .from(grants)
    .where(and(eq(grants.organisationId, organisationId), eq(grants.source, 'directory'), isNull(grants.endedAt)));
  const heldKeys = new Set(held.map(keyOf));
  const wantedKeys = new Set(wanted.map(keyOf));
  const added = wanted.filter((grant) => !heldKeys.has(keyOf(grant)));
  if (added.length > 0)
    await tx.insert(grants).values(added.map((grant) => ({ organisationId, ...grant, source: 'directory' as const, grantedAt: now })));
  const ended = held.filter((grant) => !wantedKeys.has(keyOf(grant)));
  if (ended.length > 0)
    await tx
      .update(grants)
      .set({ endedAt: now })
      .where(and(eq(grants.organisationId, organisationId), inArray(grants.id, ended.map(({ id }) => id))));
  changes.push(
    ...added.map(({ role }) => ({ noun: 'role' as const, name: role, what: 'added' as const })),
    ...ended.map(({ role }) => ({ noun: 'role' as const, name: role, what: 'removed' as const })),
  );
}

async function writeChats(tx: Db, organisationId: number, file: DirectoryFile, { groupIds, departmentIds }: Omit<Places, 'objectIds'>, changes: DirectoryChange[]) {
  const rows = await tx.select().from(chats).where(eq(chats.organisationId, organisationId));
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const { platform, id, name, kind, boundTo } of file.chats) {
    const row = {
      id: `${platform}:${id}`,
      name: name ?? boundTo ?? id,
      kind,
      groupId: kind === 'work_group' ? (groupIds.get(boundTo ?? '') ?? null) : null,
      departmentId: kind === 'department' ? (departmentIds.get(boundTo ?? '') ?? null) : null,
      active: true,
    };
    const old = known.get(row.id);
    if (old && !differs(old, row)) continue;
    await tx
      .insert(chats)
      .values({ organisationId, ...row })
      .onConflictDoUpdate({ target: [chats.organisationId, chats.id], set: row });
    changes.push({ noun: 'chat', name: row.name, what: old ? 'changed' : 'added' });
  }
}

/** Ties an account of a platform to a person; an account belongs to one person at a time. */
export async function bindAccount(tx: Db, organisationId: number, id: string, personId: number, now: Date): Promise<void> {
  await tx
    .insert(accounts)
    .values({ organisationId, id, personId, boundAt: now })
    .onConflictDoUpdate({ target: [accounts.organisationId, accounts.id], set: { personId, boundAt: now } });
}

function differs(old: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).some(([name, value]) => canonical(old[name]) !== canonical(value));
}

/** JSON with sorted keys: jsonb gives keys back in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Says whose chat this is. */
export async function bindChat(
  tx: Db,
  organisationId: number,
  id: string,
  chat: Pick<typeof chats.$inferInsert, 'name' | 'kind' | 'departmentId' | 'groupId'>,
): Promise<void> {
  const row = { ...chat, active: true };
  await tx
    .insert(chats)
    .values({ organisationId, id, ...row })
    .onConflictDoUpdate({ target: [chats.organisationId, chats.id], set: row });
}
