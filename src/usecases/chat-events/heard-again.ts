import type { InboundMessage } from '../../chat/message.ts';
import type { Db } from '../../store/database/client.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { boundChat, enterRoom, readRoom } from '../../store/rooms.ts';
import type { Known } from '../known.ts';

/** Whoever is heard from a chat that was given up proves that the bot sits in it: its binding holds again at once. */
export async function heardAgain(
  tx: Db,
  organisationId: number,
  known: Known,
  { chat, isPrivate, sentAt }: InboundMessage,
): Promise<Known> {
  if (isPrivate || known.chat(chat) !== undefined) return known;
  const room = await readRoom(tx, organisationId, chat);
  if (room?.goneAt == null || sentAt <= room.goneAt) return known;
  await enterRoom(tx, organisationId, chat, undefined, sentAt);
  await raiseDirectoryVersion(tx, organisationId);
  const bound = await boundChat(tx, organisationId, chat);
  if (bound === undefined) return known;
  return { ...known, chat: (id) => (id === chat ? bound : known.chat(id)) };
}
