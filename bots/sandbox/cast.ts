import type { ChatId } from '../../src/chat/message.ts';
import { bareId } from './ids.ts';

type Role = 'member' | 'leader' | 'coordinator' | 'liaison' | 'contact' | 'supervisor' | 'admin';
type ChatKind = 'work_group' | 'department' | 'leaders' | 'coordinators';

interface Named {
  readonly id: number;
  readonly name: string;
}

interface Grant {
  readonly personId: number;
  readonly role: Role;
  readonly groupId: number | null;
  readonly departmentId: number | null;
  readonly objectId: number | null;
}

interface Chat {
  readonly id: string;
  readonly name: string;
  readonly kind: ChatKind;
  readonly groupId: number | null;
  readonly departmentId: number | null;
}

/** What the cast is made of: a part of the organisation's directory. */
interface CastDirectory {
  readonly departments: readonly Named[];
  readonly groups: readonly Named[];
  readonly objects: readonly (Named & { readonly groupId: number | null })[];
  readonly people: readonly Named[];
  readonly grants: readonly Grant[];
  readonly chats: readonly Chat[];
  readonly accounts: readonly { readonly id: string; readonly personId: number }[];
}

export interface SandboxMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'stranger';
  /** The service object that a contact speaks for. */
  readonly of: string | null;
}

export interface SandboxChat {
  readonly id: string;
  readonly name: string;
  readonly kind: ChatKind;
  /** The name of the work group or department that it belongs to. */
  readonly boundTo: string | null;
  readonly members: readonly SandboxMember[];
}

/** Somebody whom no code has bound: sits in every work group, so that a stranger's report can be tried. */
export const STRANGER: SandboxMember = { id: 'stranger', name: '路人', role: 'stranger', of: null };

/** Who sits in a chat of each kind; the kinds in the order in which chats are shown. */
const SEATS: Record<ChatKind, (grant: Grant, chat: Chat, directory: CastDirectory) => boolean> = {
  work_group: (grant, chat, directory) =>
    isOneOf(grant, ['member', 'leader'])
      ? grant.groupId === chat.groupId
      : grant.role === 'contact' && isObjectOf(grant.objectId, chat.groupId, directory),
  department: (grant, chat) => grant.role === 'liaison' && grant.departmentId === chat.departmentId,
  leaders: (grant) => isOneOf(grant, ['supervisor', 'admin']),
  coordinators: (grant) => grant.role === 'coordinator',
};

/** The sandbox's chats and who sits in them: by kind, and then in the order of groups and departments. */
export function castOf(directory: CastDirectory): SandboxChat[] {
  return directory.chats
    .filter(({ id }) => id.startsWith('sandbox:'))
    .sort((a, b) => kindOrder(a) - kindOrder(b) || boundId(a) - boundId(b))
    .map((chat) => ({
      id: bareId(chat.id),
      name: chat.name,
      kind: chat.kind,
      boundTo: boundTo(chat, directory),
      members: membersOf(chat, directory),
    }));
}

const kindOrder = ({ kind }: Chat) => Object.keys(SEATS).indexOf(kind);
const boundId = ({ groupId, departmentId }: Chat) => groupId ?? departmentId ?? 0;

function membersOf(chat: Chat, directory: CastDirectory): SandboxMember[] {
  const seated = directory.grants.filter((grant) => SEATS[chat.kind](grant, chat, directory));
  const members = new Map<string, SandboxMember>();
  for (const { personId, role, objectId } of seated) {
    const account = accountOf(personId, directory);
    const person = directory.people.find(({ id }) => id === personId);
    if (account === undefined || person === undefined || members.has(bareId(account))) continue;
    const of = directory.objects.find(({ id }) => id === objectId)?.name ?? null;
    members.set(bareId(account), { id: bareId(account), name: person.name, role, of });
  }
  return chat.kind === 'work_group' ? [...members.values(), STRANGER] : [...members.values()];
}

function accountOf(personId: number, directory: CastDirectory): string | undefined {
  return directory.accounts.find(
    (account) => account.personId === personId && account.id.startsWith('sandbox:'),
  )?.id;
}

function boundTo({ groupId, departmentId }: Chat, { groups, departments }: CastDirectory): string | null {
  const group = groups.find(({ id }) => id === groupId);
  const department = departments.find(({ id }) => id === departmentId);
  return group?.name ?? department?.name ?? null;
}

function isOneOf(grant: Grant, roles: readonly Role[]): boolean {
  return roles.includes(grant.role);
}

function isObjectOf(objectId: number | null, groupId: number | null, { objects }: CastDirectory): boolean {
  return groupId !== null && objects.some(({ id, groupId: owner }) => id === objectId && owner === groupId);
}

/** Anybody of the cast may speak in any chat: the sandbox is there to try also what should be refused. */
export function memberNamed(cast: readonly SandboxChat[], id: string): SandboxMember | undefined {
  return cast.flatMap(({ members }) => members).find((member) => member.id === id);
}

export function chatNamed(cast: readonly SandboxChat[], id: ChatId): SandboxChat | undefined {
  return cast.find((chat) => chat.id === bareId(id));
}
