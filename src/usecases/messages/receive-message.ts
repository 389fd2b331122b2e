import type { InboundMessage } from '../../chat/message.ts';
import { storable } from '../../chat/storable.ts';
import { callsItselfSecret, WITHHELD } from '../../issues/secrecy.ts';
import type { Db } from '../../store/database/client.ts';
import { storeMessage } from '../../store/inbox/inbox.ts';
import type { StoreMessage } from '../../store/inbox/writer.ts';
import type { KnownCache } from '../known.ts';
import { isWordless } from '../reports/attach-files.ts';
import { firstReading } from './first-reading.ts';
import { concernsBot } from './read-message.ts';
import type { RecentFiles } from '../reports/recent-files.ts';
import type { RecentWords } from './recent-words.ts';
import { recalledIssue } from './recall.ts';

export interface Receiver {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: KnownCache;
  readonly files: RecentFiles;
  readonly words: RecentWords;
  /** Where it writes a message down; on its own, where none is given. */
  readonly store?: StoreMessage;
}

/**
 * Takes one message in. When this resolves, the message is stored, or is none of the bot's business and left no row.
 * @returns whether there is something new to work off
 */
export async function receiveMessage(
  { db, organisationId, known, files, words, store = alone(db, organisationId) }: Receiver,
  message: InboundMessage,
  now: Date,
): Promise<boolean> {
  const clean = words.withWords(cleaned(message), now);
  if (isWordless(clean)) {
    if (files.followsReport(clean, now)) return store(clean, now);
    files.remember(clean, now);
    return false;
  }
  const knows = await known();
  const first = firstReading(knows, clean, now);
  const concerns =
    clean.recalls === undefined
      ? await concernsBot(db, organisationId, knows, clean, now, first)
      : (await recalledIssue(db, organisationId, clean, now)) !== undefined;
  if (!concerns) {
    words.remember(clean, now);
    return false;
  }
  // Nothing of such a text is kept: the row remembers that something was said, so that its sender is told.
  if (callsItselfSecret(clean.text)) return store({ ...clean, text: WITHHELD }, now);
  const before = first.isReport ? files.takeForReport(clean, now) : [];
  const attachments = [...before, ...(clean.attachments ?? [])];
  return store(attachments.length === 0 ? clean : { ...clean, attachments }, now);
}

/** Whatever people typed or named a file, the database takes it. */
function cleaned(message: InboundMessage): InboundMessage {
  const { sender, text, attachments } = message;
  return {
    ...message,
    sender: { ...sender, name: storable(sender.name) },
    text: storable(text),
    ...(attachments && { attachments: attachments.map((one) => ({ ...one, name: storable(one.name) })) }),
    raw: null,
  };
}

const alone =
  (db: Db, organisationId: number): StoreMessage =>
  (message, now) =>
    storeMessage(db, organisationId, message, now);
