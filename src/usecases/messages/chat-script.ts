import { scriptOf, type Script } from '../../language/script.ts';
import type { Db } from '../../store/database/client.ts';
import { setScript } from '../../store/directory/bindings.ts';
import type { InboxRow } from '../../store/inbox/inbox.ts';
import { lastTexts } from '../../store/inbox/last-texts.ts';
import type { Known } from '../known.ts';

/** One line of a guest settles nothing: of the last texts that tell, so many have to be in the other characters. */
const TELLING = 5;
const MOST_OF_THEM = 3;

/**
 * Whoever writes is answered in the characters they write. What the bot posts by itself (bulletins, reminders, cards)
 * keeps the chat's own, which change when most of what was said to the bot there lately is in the others.
 */
export async function readsScript(
  tx: Db,
  organisationId: number,
  known: Known,
  { id, message }: Pick<InboxRow, 'id' | 'message'>,
): Promise<Known> {
  const chat = known.chat(message.chat);
  const script = scriptOf(message.text);
  if (chat === undefined || script === undefined || script === (chat.script ?? 'simplified')) return known;
  const texts = await lastTexts(tx, organisationId, chat.id, { upTo: id, limit: 2 * TELLING });
  if (isUsual(script, texts)) await setScript(tx, organisationId, chat.id, script);
  return { ...known, chat: (id) => (id === chat.id ? { ...chat, script } : known.chat(id)) };
}

function isUsual(script: Script, texts: readonly string[]): boolean {
  const told = texts.flatMap((text) => scriptOf(text) ?? []).slice(0, TELLING);
  return told.filter((one) => one === script).length >= MOST_OF_THEM;
}
