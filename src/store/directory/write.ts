import { and, eq, sql } from 'drizzle-orm';
import type { DirectoryFile } from '../../directory/file.ts';
import type { Db } from '../database/client.ts';
import { departments, organisations, serviceObjects, workGroups } from '../schema/index.ts';
import type { SaidSettings } from '../schedule-settings.ts';
import { raiseDirectoryVersion } from './bindings.ts';
import { writeChats } from './file-chats.ts';
import { differs, type DirectoryChange } from './change.ts';
import { syncNamed, type Ids } from './named.ts';
import { openIssuesLeft, stillOpen } from './open-issues.ts';
import { writePeople } from './people.ts';
import { passOn } from './succession.ts';

export interface ImportOptions {
  /** A department or group that goes away may leave open issues behind. */
  readonly evenIfOpen?: boolean;
}

/**
 * Writes a directory file over what is there and says what changed; the same file again changes nothing.
 * What was said in chats since stays: people appointed, rights taken, chats bound.
 * @throws UserError DIRECTORY_OPEN_ISSUES where a department or group with open issues would go away
 */
export async function writeDirectory(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  now: Date,
  { evenIfOpen = false }: ImportOptions = {},
): Promise<DirectoryChange[]> {
  const changes: DirectoryChange[] = [];
  await writeOrganisation(tx, organisationId, file, now, changes);
  const groups = await writeGroups(tx, organisationId, file, changes);
  const units = await writeDepartments(tx, organisationId, file, changes);
  const objects = await writeObjects(tx, organisationId, file, groups.ids, changes);
  await passOn(
    tx,
    organisationId,
    [groups, units, objects].flatMap(({ successions }) => successions),
    now,
  );
  const open = await openIssuesLeft(tx, organisationId, { groups: groups.gone, departments: units.gone });
  if (open.length > 0 && !evenIfOpen) throw stillOpen(open);
  const places = { groupIds: groups.ids, departmentIds: units.ids, objectIds: objects.ids };
  await writePeople(tx, organisationId, file, places, now, changes);
  await writeChats(tx, organisationId, file, places, changes);
  if (changes.length > 0) await raiseDirectoryVersion(tx, organisationId);
  return changes;
}

function writeGroups(tx: Db, organisationId: number, file: DirectoryFile, changes: DirectoryChange[]) {
  const wanted = file.workGroups.map(({ name, level }) => ({ name, level }));
  const before = new Map(file.workGroups.map(({ name, formerly }) => [name, formerly]));
  return syncNamed(
    tx,
    organisationId,
    workGroups,
    'work group',
    changes,
    wanted,
    (name) => before.get(name) ?? [],
  );
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
  const before = new Map(wanted.map(({ name, aliases }) => [name, aliases]));
  const synced = await syncNamed(
    tx,
    organisationId,
    departments,
    'department',
    changes,
    wanted,
    (name) => before.get(name) ?? [],
  );
  const { ids } = synced;
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
  return synced;
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
  const before = new Map(wanted.map(({ name, aliases }) => [name, aliases]));
  return syncNamed(
    tx,
    organisationId,
    serviceObjects,
    'object',
    changes,
    wanted,
    (name) => before.get(name) ?? [],
  );
}
