import type { ChatEvent } from '../../chat/event.ts';
import { platformOf } from '../../chat/message.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { storeGap } from '../../store/gaps.ts';
import { claimEvent, nameRoom, readRoom } from '../../store/rooms.ts';
import type { Worker } from '../messages/handle-message.ts';
import { openStage, speak, type Stage } from '../turn.ts';
import { arrive } from './arrive.ts';
import { markChatGone } from './gone.ts';
import { endRolesOf } from './leave-chat.ts';

type Kind = ChatEvent['kind'];
type Handler<Name extends Kind> = (stage: Stage, event: Extract<ChatEvent, { kind: Name }>) => Promise<void>;

/** What each event does. */
const HANDLERS: { readonly [Name in Kind]: Handler<Name> } = {
  bot_added: arrive,
  bot_removed: (stage, event) => goneFrom(stage, event, 'removed'),
  dissolved: (stage, event) => goneFrom(stage, event, 'dissolved'),
  async renamed({ tx, organisationId }, { chat, name }) {
    await nameRoom(tx, organisationId, chat, name);
    await raiseDirectoryVersion(tx, organisationId);
  },
  // Nobody is greeted: whoever comes into a group did not ask for a message.
  members_joined: async () => undefined,
  members_left: endRolesOf,
  gap: ({ tx, organisationId }, { chat, from, until }) =>
    storeGap(tx, organisationId, { platform: platformOf(chat), from, until }),
};

/**
 * Carries one event out and writes down that it did, in one transaction: when this resolves, the platform may be told.
 * @returns whether it was new; the same id again has no effect
 */
export async function handleChatEvent(
  { db, organisationId, known, now }: Pick<Worker, 'db' | 'organisationId' | 'known' | 'now'>,
  event: ChatEvent,
): Promise<boolean> {
  const knows = await known();
  const at = now();
  return db.transaction(async (tx) => {
    if (!(await claimEvent(tx, organisationId, event, at))) return false;
    const stage = openStage(tx, organisationId, knows, at);
    const handle = HANDLERS[event.kind] as Handler<Kind>;
    await handle(stage, event);
    // Whoever brings the bot into a chat is awake.
    await speak(stage, event.kind === 'bot_added' ? event.chat : undefined);
    return true;
  });
}

async function goneFrom(
  { tx, known, now, organisationId, outgoing }: Stage,
  { chat, at }: ChatEvent,
  because: 'removed' | 'dissolved',
): Promise<void> {
  const room = await readRoom(tx, organisationId, chat);
  // Events come late and out of order: one from before it came back does not take it out again.
  if (room?.joinedAt != null && room.joinedAt > at) return;
  outgoing.push(...(await markChatGone(tx, known, chat, because, now)));
}
