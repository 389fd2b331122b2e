import type { ChatId } from '../chat/message.ts';
import type { ChatKind, Directory, Role } from '../directory/directory.ts';
import type { Db } from '../store/database/client.ts';
import { addPersonWithRole } from '../store/codes.ts';
import { bindAccount, bindChat, raiseDirectoryVersion } from '../store/directory/bindings.ts';
import { readDirectory } from '../store/directory/read.ts';

/** The sandbox's account of a person. */
const sandboxAccount = (personId: number) => `sandbox:p${personId}` as const;

/**
 * Makes any directory playable: whatever group, department or circle has no chat in the sandbox gets one, a place
 * that names nobody gets somebody to play, and everybody's account there is bound. Repeating it changes nothing.
 */
export async function fillSandbox(db: Db, organisationId: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const directory = await needDirectory(tx, organisationId);
    await addChats(tx, organisationId, directory);
    await addMissingPeople(tx, organisationId, directory, now);
    const { people, accounts } = await needDirectory(tx, organisationId);
    const bound = new Set<string>(accounts.map(({ id }) => id));
    const unbound = people.filter(({ id }) => !bound.has(sandboxAccount(id)));
    for (const { id } of unbound) await bindAccount(tx, organisationId, sandboxAccount(id), id, now);
    await raiseDirectoryVersion(tx, organisationId);
  });
}

async function needDirectory(tx: Db, organisationId: number): Promise<Directory> {
  const directory = await readDirectory(tx, organisationId);
  if (!directory) throw new Error('no directory to play with');
  return directory;
}

interface Place {
  readonly id: ChatId;
  readonly name: string;
  readonly kind: ChatKind;
  readonly groupId: number | null;
  readonly departmentId: number | null;
}

function placesOf({ groups, departments }: Directory): Place[] {
  const nobody = { groupId: null, departmentId: null };
  return [
    ...groups.map(({ id, name }) => ({
      ...nobody,
      id: `sandbox:g${id}` as const,
      name,
      kind: 'work_group' as const,
      groupId: id,
    })),
    ...(groups.length > 0
      ? []
      : [{ ...nobody, id: 'sandbox:trial' as const, name: '试用工作组', kind: 'work_group' as const }]),
    ...departments.map(({ id, name }) => ({
      ...nobody,
      id: `sandbox:d${id}` as const,
      name: `${name}联络群`,
      kind: 'department' as const,
      departmentId: id,
    })),
    { ...nobody, id: 'sandbox:leaders', name: '领导群', kind: 'leaders' },
    { ...nobody, id: 'sandbox:coordinators', name: '协调员群', kind: 'coordinators' },
  ];
}

async function addChats(tx: Db, organisationId: number, directory: Directory): Promise<void> {
  const played = directory.chats.filter(({ id }) => id.startsWith('sandbox:'));
  const missing = placesOf(directory).filter(
    ({ kind, groupId, departmentId }) =>
      !played.some(
        (chat) => chat.kind === kind && chat.groupId === groupId && chat.departmentId === departmentId,
      ),
  );
  for (const { id, ...chat } of missing) await bindChat(tx, organisationId, id, chat);
}

/** Where a directory names no group, somebody must still be there to report. */
const TRIAL_GROUP: readonly (readonly [Role, string])[] = [
  ['leader', '试用组长'],
  ['member', '试用组员'],
];

const CIRCLES: readonly (readonly [Role, string])[] = [
  ['coordinator', '试用协调员'],
  ['supervisor', '试用督导领导'],
  ['admin', '试用管理员'],
];

async function addMissingPeople(
  tx: Db,
  organisationId: number,
  directory: Directory,
  now: Date,
): Promise<void> {
  const { grants, departments } = directory;
  const add = (name: string, role: Role, departmentId: number | null) =>
    addPersonWithRole(tx, organisationId, { name, belongsTo: 'sandbox' }, role, now, 'sandbox', departmentId);
  const hasLiaison = new Set(
    grants.filter(({ role }) => role === 'liaison').map(({ departmentId }) => departmentId),
  );
  for (const { id, name } of departments.filter(({ id }) => !hasLiaison.has(id)))
    await add(`${name}联络员`, 'liaison', id);
  if (directory.groups.length === 0 && !grants.some(({ role }) => role === 'leader'))
    for (const [role, name] of TRIAL_GROUP) await add(name, role, null);
  for (const [role, name] of CIRCLES)
    if (!grants.some((grant) => grant.role === role)) await add(name, role, null);
}
