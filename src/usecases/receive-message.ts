import type { InboundMessage } from '../chat/message.ts';
import { storable } from '../chat/storable.ts';
import { callsItselfSecret, WITHHELD } from '../issues/secrecy.ts';
import type { Db } from '../store/client.ts';
import { storeMessage } from '../store/inbox.ts';
import type { KnownCache } from './known.ts';
import { concernsBot } from './read-message.ts';
import { recalledIssue } from './recall.ts';

/**
 * Takes one message in. When this resolves, the message is stored, or is none of the bot's business and left no row.
 * @returns whether there is something new to work off
 */
export async function receiveMessage(
  { db, organisationId, known }: { db: Db; organisationId: number; known: KnownCache },
  message: InboundMessage,
  now: Date,
): Promise<boolean> {
  const sender = { ...message.sender, name: storable(message.sender.name) };
  const clean = { ...message, sender, text: storable(message.text), raw: null };
  const concerns =
    clean.recalls === undefined
      ? await concernsBot(db, organisationId, await known(), clean, now)
      : (await recalledIssue(db, organisationId, clean, now)) !== undefined;
  if (!concerns) return false;
  // Nothing of such a text is kept: the row remembers that something was said, so that its sender is told.
  const kept = callsItselfSecret(clean.text) ? { ...clean, text: WITHHELD } : clean;
  return storeMessage(db, organisationId, kept, now);
}
