import { and, eq, sql } from 'drizzle-orm';
import type { DirectoryFile } from '../../directory/file.ts';
import type { Db } from '../client.ts';
import { chats, departments, organisations, serviceObjects, workGroups } from '../schema/index.ts';
import type { SaidSettings } from '../schedule-settings.ts';
import { raiseDirectoryVersion } from './bindings.ts';
import { roomNames } from '../rooms.ts';
import { differs, type DirectoryChange } from './change.ts';
import { syncNamed, type Ids } from './named.ts';
import { writePeople, type Places } from './people.ts';

/** Writes a directory file over what is there and says what changed; the same file again changes nothing. */
export async function writeDirectory(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  now: Date,
): Promise<DirectoryChange[]> {
  const changes: DirectoryChange[] = [];
  await writeOrganisation(tx, organisationId, file, now, changes);
  const groupIds = await syncNamed(
    tx,
    organisationId,
    workGroups,
    'work group',
    changes,
    file.workGroups.map(({ name, level }) => ({ name, level })),
  );
  const departmentIds = await writeDepartments(tx, organisationId, file, changes);
  const objectIds = await writeObjects(tx, organisationId, file, groupIds, changes);
  await writePeople(tx, organisationId, file, { groupIds, departmentIds, objectIds }, now, changes);
  await writeChats(tx, organisationId, file, { groupIds, departmentIds }, changes);
  if (changes.length > 0) await raiseDirectoryVersion(tx, organisationId);
  return changes;
}

async function writeOrganisation(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  now: Date,
  changes: DirectoryChange[],
) {
  const { name, campaign, timeZone, weekStartsOn, routingPrecision } = file.organisation;
  const { schedule = {}, calendar, rules, ledger } = file;
  const [old] = await tx.select().from(organisations).where(eq(organisations.organisationId, organisationId));
  // What was said in a chat is no word of the file's, and stays.
  const { postsSaid }: SaidSettings = old?.settings ?? {};
  const row = {
    name,
    campaign,
    timeZone,
    weekStartsOn,
    categories: file.categories,
    botNames: file.botNames,
    settings: {
      schedule,
      calendar,
      rules,
      ...(routingPrecision !== undefined && { routingPrecision }),
      ...(ledger !== undefined && { ledger }),
      ...(postsSaid !== undefined && { postsSaid }),
    },
  };
  if (!old) {
    await tx.insert(organisations).values({ organisationId, ...row, startedAt: now });
    changes.push({ noun: 'organisation', name, what: 'added', new: row });
  } else if (differs(old, row)) {
    await tx.update(organisations).set(row).where(eq(organisations.organisationId, organisationId));
    changes.push({ noun: 'organisation', name, what: 'changed', old, new: row });
  }
}

async function writeDepartments(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  changes: DirectoryChange[],
) {
  const wanted = file.departments.map(({ name, aliases, responsibilities }) => ({
    name,
    aliases,
    responsibilities,
  }));
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
    if (rows.length > 0 && !isKnown)
      changes.push({ noun: 'department', name, what: 'changed', new: { superior: superior ?? null } });
  }
  return ids;
}

async function writeObjects(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  groupIds: Ids,
  changes: DirectoryChange[],
) {
  const groupOf = new Map(
    file.workGroups.flatMap((group) => group.serviceObjects.map((name) => [name, group.name])),
  );
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

async function writeChats(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  { groupIds, departmentIds }: Omit<Places, 'objectIds'>,
  changes: DirectoryChange[],
) {
  const rows = await tx.select().from(chats).where(eq(chats.organisationId, organisationId));
  const known = new Map(rows.map((row) => [row.id, row]));
  const called = await roomNames(tx, organisationId);
  for (const { platform, id, name, kind, boundTo } of file.chats) {
    const chat = `${platform}:${id}`;
    const row = {
      id: chat,
      name: name ?? called.get(chat) ?? boundTo ?? id,
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
    changes.push({
      noun: 'chat',
      name: row.name,
      what: old ? 'changed' : 'added',
      old: old ?? null,
      new: row,
    });
  }
}
