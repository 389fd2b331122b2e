import type { ChatEvent } from '../../chat/event.ts';
import type { Chat } from '../../directory/directory.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { boundChat, enterRoom, readRoom } from '../../store/rooms.ts';
import { greetAgain, greetBound, greetUnbound } from '../../wording/chat-events.ts';
import { CIRCLES } from '../../wording/people.ts';
import { tell, type Stage } from '../turn.ts';

/** The bot was brought into a chat: one line that says what there is to do, and a binding from before holds again. */
export async function arrive(
  stage: Stage,
  { chat, name, at }: Extract<ChatEvent, { kind: 'bot_added' }>,
): Promise<void> {
  const { tx, organisationId } = stage;
  const before = await readRoom(tx, organisationId, chat);
  // Events come late and out of order: one from before it left does not bring the bot back.
  if (before?.goneAt != null && before.goneAt > at) return;
  await enterRoom(tx, organisationId, chat, name, at);
  const place = await boundChat(tx, organisationId, chat);
  const wasGone = before?.goneAt != null;
  if (wasGone) await raiseDirectoryVersion(tx, organisationId);
  const greet =
    place === undefined ? greetUnbound() : (wasGone ? greetAgain : greetBound)(placeName(stage, place));
  tell(stage, chat, greet, `greeting:${at.toISOString()}`);
}

/** What it is bound to, whatever the chat is called. */
function placeName({ known }: Stage, { departmentId, groupId, kind, name }: Omit<Chat, 'id'>): string {
  if (kind === 'leaders' || kind === 'coordinators') return CIRCLES[kind];
  return known.department(departmentId)?.name ?? known.group(groupId)?.name ?? name;
}
