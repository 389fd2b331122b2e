import type { BindIntent } from '../../commands/intent.ts';
import { addPersonWithRole, bindsTo, ownerOfCode, useCode } from '../../store/codes.ts';
import { giveRole } from '../../store/directory/roles.ts';
import { wasOffered } from '../../store/issues/references.ts';
import { bindAccount, bindChat, raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { bound, codeRefused, plainAnswer } from '../../wording/answers.ts';
import { asksToChangePerson, personChanged } from '../../wording/appointing.ts';
import { asksToRebind, bindCommand, leftWithoutChat, personCommand, rebound } from '../../wording/binding.ts';
import { CIRCLES } from '../../wording/people.ts';
import { audited } from '../admin/audit.ts';
import { putQuestion } from '../asked/put-question.ts';
import { answer, tell, type Turn } from '../turn.ts';

/** Ties an account to a person, or a chat to its group or department, by a code that works once. */
export async function bind(turn: Turn, intent: BindIntent): Promise<void> {
  const { tx, organisationId, sender, now } = turn;
  if (intent.code === undefined) return answer(turn, codeRefused());
  const place = intent.what === 'chat' ? placeNamed(turn, intent.name) : undefined;
  if (intent.what === 'chat' && place === undefined)
    return answer(turn, plainAnswer('没有这个部门或工作组', ['请发：绑定 住建局 代码']));
  if (place !== undefined && (await asksFirst(turn, place, intent.code))) return;
  if (intent.what === 'person' && (await asksAboutPerson(turn, intent.code))) return;
  const used = await useCode(tx, organisationId, intent.what, intent.code, sender.account, now, place?.name);
  if (!used) return answer(turn, codeRefused());
  if (place !== undefined) return bindThisChat(turn, place);
  const personId = used.personId ?? (await newAdmin(turn));
  await bindAccount(tx, organisationId, sender.account, personId, now);
  await raiseDirectoryVersion(tx, organisationId);
  const before = turn.known.personOf(sender.account);
  const name = turn.known.directory.people.find(({ id }) => id === personId)?.name ?? sender.name;
  const old = before?.name ?? null;
  await audited(turn, { noun: 'account', name: sender.account, what: 'added', old, new: name });
  answer(turn, bound(intent.what === 'admin' ? `${name}，您已是管理员` : `${name}，身份已绑定`));
  if (before !== undefined && before.id !== personId) tellOfChange(turn, before.name, name);
}

/** Who is known already becomes an admin beside what they are; a stranger is written down. */
async function newAdmin({ tx, organisationId, sender, now }: Turn): Promise<number> {
  const { personId } = sender;
  if (personId === null)
    return addPersonWithRole(tx, organisationId, { name: sender.name, belongsTo: 'account' }, 'admin', now);
  const isAdmin = sender.grants.some((grant) => grant.role === 'admin' && grant.personId === personId);
  const everywhere = { groupId: null, departmentId: null, objectId: null };
  if (!isAdmin) await giveRole(tx, organisationId, { personId, role: 'admin', ...everywhere }, now);
  return personId;
}

/** An account that is somebody's becomes another's only by who says so twice. */
async function asksAboutPerson(turn: Turn, code: string): Promise<boolean> {
  const { tx, organisationId, known, message, sender, now } = turn;
  const before = known.personOf(sender.account);
  const personId = await ownerOfCode(tx, organisationId, 'person', code, now);
  if (before === undefined || personId == null || personId === before.id) return false;
  const to = known.directory.people.find(({ id }) => id === personId)?.name ?? '';
  const command = personCommand(code);
  if (await wasOffered(tx, organisationId, { chat: message.chat, account: sender.account, command, now }))
    return false;
  answer(turn, asksToChangePerson(before.name, to, command));
  await putQuestion(turn, [{ label: to, command }], ASKED_FOR_MINUTES);
  return true;
}

function tellOfChange(turn: Turn, from: string, to: string): void {
  for (const { id } of turn.known.chatsOfKind('coordinators'))
    if (id !== turn.message.chat) tell(turn, id, personChanged(from, to), `person-changed:${turn.inboxId}`);
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

const ASKED_FOR_MINUTES = 10;

/** A chat that is somebody else's is bound anew only by who says so twice; a code that would be refused is asked nothing about. */
async function asksFirst(turn: Turn, place: Place, code: string): Promise<boolean> {
  const { tx, organisationId, message, sender, now } = turn;
  const before = ownerOf(turn);
  if (before === undefined || before === place.name) return false;
  if (!(await bindsTo(tx, organisationId, code, place.name, now))) return false;
  const command = bindCommand(place.name, code);
  if (await wasOffered(tx, organisationId, { chat: message.chat, account: sender.account, command, now }))
    return false;
  answer(turn, asksToRebind(before, place.name, command));
  await putQuestion(turn, [{ label: place.name, command }], ASKED_FOR_MINUTES);
  return true;
}

/** Whose chat this is by now, by the name that binds it. */
function ownerOf({ known, chat }: Turn): string | undefined {
  if (chat === undefined) return undefined;
  const circle = CHAT_CIRCLES.find((kind) => kind === chat.kind);
  const name = known.department(chat.departmentId)?.name ?? known.group(chat.groupId)?.name;
  return name ?? (circle && CIRCLES[circle]);
}

async function bindThisChat(turn: Turn, place: Place): Promise<void> {
  const { tx, organisationId, message } = turn;
  await bindChat(tx, organisationId, message.chat, place);
  await raiseDirectoryVersion(tx, organisationId);
  const before = turn.known.chat(message.chat)?.name ?? null;
  await audited(turn, { noun: 'chat', name: message.chat, what: 'added', old: before, new: place.name });
  const owner = ownerOf(turn);
  const isNew = owner === undefined || owner === place.name;
  answer(turn, bound(isNew ? `本群已绑定${place.name}` : rebound(owner, place.name)));
  tellOfLoss(turn, place);
}

/** The department whose only chat this was is reached through the coordinators from now on. */
function tellOfLoss(turn: Turn, place: Place): void {
  const { known, chat, message, inboxId } = turn;
  const department = known.department(chat?.departmentId);
  if (department === undefined || department.id === place.departmentId) return;
  if (known.chatsOfDepartment(department.id).some(({ id }) => id !== message.chat)) return;
  for (const { id } of known.chatsOfKind('coordinators'))
    tell(turn, id, leftWithoutChat(department.name), `rebound:${inboxId}`);
}
