import type { ChatEvent } from '../../chat/event.ts';
import type { Chat, Grant } from '../../directory/directory.ts';
import { BOT } from '../../wording/bot.ts';
import { personLeft } from '../admin/leave.ts';
import type { Known } from '../known.ts';
import type { Stage } from '../turn.ts';

/** Roles end when somebody leaves the chat they are held in; those held elsewhere stay. */
export async function endRolesOf(
  stage: Stage,
  { chat, members }: Extract<ChatEvent, { kind: 'members_left' }>,
): Promise<void> {
  const place = stage.known.chat(chat);
  if (place === undefined) return;
  for (const { account } of members) {
    const person = stage.known.personOf(account);
    if (person === undefined) continue;
    const belongs = (grant: Grant) => isHeldIn(stage.known, place, grant);
    const holds = stage.known.directory.grants.some(
      (grant) => grant.personId === person.id && belongs(grant),
    );
    if (holds) await personLeft(stage, person, { actor: BOT, inboxId: null }, belongs);
  }
}

/** Whether a right belongs to whoever sits in that chat. An admin's belongs to none. */
function isHeldIn(known: Known, place: Chat, { role, groupId, departmentId, objectId }: Grant): boolean {
  switch (place.kind) {
    case 'work_group':
      return (
        place.groupId !== null &&
        (groupId === place.groupId ||
          (role === 'contact' && known.object(objectId)?.groupId === place.groupId))
      );
    case 'department':
      return place.departmentId !== null && departmentId === place.departmentId;
    case 'leaders':
      return role === 'supervisor';
    case 'coordinators':
      return role === 'coordinator';
  }
}
