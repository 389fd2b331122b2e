import type { BindIntent } from '../commands/intent.ts';
import { addPersonWithRole, useCode } from '../store/codes.ts';
import { bindAccount, bindChat, raiseDirectoryVersion } from '../store/directory/bindings.ts';
import { bound, codeRefused, plainAnswer } from '../wording/answers.ts';
import { CIRCLES } from '../wording/people.ts';
import { audited } from './admin/audit.ts';
import { answer, type Turn } from './turn.ts';

/** Ties an account to a person, or a chat to its group or department, by a code that works once. */
export async function bind(turn: Turn, intent: BindIntent): Promise<void> {
  const { tx, organisationId, sender, now } = turn;
  if (intent.code === undefined) return answer(turn, codeRefused());
  const place = intent.what === 'chat' ? placeNamed(turn, intent.name) : undefined;
  if (intent.what === 'chat' && place === undefined)
    return answer(turn, plainAnswer('没有这个部门或工作组', ['请发：绑定 住建局 代码']));
  const used = await useCode(tx, organisationId, intent.what, intent.code, sender.account, now, place?.name);
  if (!used) return answer(turn, codeRefused());
  if (place !== undefined) return bindThisChat(turn, place);
  const personId = used.personId ?? (await newAdmin(turn));
  await bindAccount(tx, organisationId, sender.account, personId, now);
  await raiseDirectoryVersion(tx, organisationId);
  const before = turn.known.personOf(sender.account)?.name ?? null;
  const name = turn.known.directory.people.find(({ id }) => id === personId)?.name ?? sender.name;
  await audited(turn, { noun: 'account', name: sender.account, what: 'added', old: before, new: name });
  answer(turn, bound(intent.what === 'admin' ? `${name}，您已是管理员` : `${name}，身份已绑定`));
}

function newAdmin({ tx, organisationId, sender, now }: Turn): Promise<number> {
  return addPersonWithRole(tx, organisationId, { name: sender.name, belongsTo: 'account' }, 'admin', now);
}

const CHAT_CIRCLES = ['leaders', 'coordinators'] as const;

type Place = Parameters<typeof bindChat>[3];

function placeNamed({ known }: Turn, name: string | undefined): Place | undefined {
  const department = known.departmentNamed(name);
  if (department)
    return { name: department.name, kind: 'department', departmentId: department.id, groupId: null };
  const group = known.directory.groups.find((group) => group.name === name);
  if (group) return { name: group.name, kind: 'work_group', departmentId: null, groupId: group.id };
  const circle = CHAT_CIRCLES.find((kind) => CIRCLES[kind] === name);
  return circle && { name: CIRCLES[circle], kind: circle, departmentId: null, groupId: null };
}

async function bindThisChat(turn: Turn, place: Place): Promise<void> {
  const { tx, organisationId, message } = turn;
  await bindChat(tx, organisationId, message.chat, place);
  await raiseDirectoryVersion(tx, organisationId);
  const before = turn.known.chat(message.chat)?.name ?? null;
  await audited(turn, { noun: 'chat', name: message.chat, what: 'added', old: before, new: place.name });
  answer(turn, bound(`本群已绑定${place.name}`));
}
