import { platformOf, type ChatId } from '../../chat/message.ts';
import { abandonChat } from '../../outbox/settle.ts';
import type { Outgoing } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database/client.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { boundChat, issuesUntold, leaveRoom, readRoom } from '../../store/rooms.ts';
import type { GoneBecause } from '../../store/schema/rooms.ts';
import { chatGone } from '../../wording/chat-events.ts';
import type { Known } from '../known.ts';

/**
 * Marks a chat as gone: what waits for it is over, it is asked for nothing more, and its binding stays for the day it
 * comes back. Until then what is meant for its department goes to the coordinators.
 * @returns what the coordinators are told about it, elsewhere; nothing when that was known
 */
export async function markChatGone(
  tx: Db,
  known: Known,
  chat: ChatId,
  because: GoneBecause,
  now: Date,
): Promise<Outgoing[]> {
  const organisationId = known.directory.organisation.id;
  if (!(await leaveRoom(tx, organisationId, chat, because, now))) return [];
  const untold = await issuesUntold(tx, organisationId, chat, now);
  await abandonChat(tx, organisationId, chat, `chat is gone: ${because}`, now);
  await raiseDirectoryVersion(tx, organisationId);
  const bound = await boundChat(tx, organisationId, chat);
  // A chat that nobody bound is nobody's loss.
  if (bound === undefined) return [];
  const name = bound.name || (await readRoom(tx, organisationId, chat))?.name || chat;
  const notice = chatGone(name, because, untold);
  return whoHears(known, chat).map((id) => ({
    chat: id,
    notice,
    key: `gone:${chat}:${now.toISOString()}:${id}`,
  }));
}

/** The coordinators; where they have no other chat, the leaders; on another platform first, should this one be down. */
function whoHears(known: Known, chat: ChatId): ChatId[] {
  const others = (kind: 'coordinators' | 'leaders') =>
    known
      .chatsOfKind(kind)
      .map(({ id }) => id)
      .filter((id) => id !== chat);
  const hearing = others('coordinators');
  const chosen = hearing.length > 0 ? hearing : others('leaders');
  return chosen.toSorted(
    (a, b) => Number(platformOf(a) === platformOf(chat)) - Number(platformOf(b) === platformOf(chat)),
  );
}
