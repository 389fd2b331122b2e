import { platformOf, type InboundMessage } from '../chat/message.ts';
import type { ParseContext, Parsed } from '../commands/intent.ts';
import { parse } from '../commands/parse.ts';
import type { Chat } from '../directory/directory.ts';
import type { Known } from './known.ts';
import { senderOf } from './turn.ts';

/** What the place of a message tells without a query. */
export function contextOf(known: Known, message: InboundMessage, now: Date): ParseContext {
  const role = senderOf(known, message, now).grants[0]?.role;
  return {
    now,
    isWorkingDay: (date) => known.calendar.isWorkingDay(date),
    mentionsBot: message.mentionsBot,
    platform: platformOf(message.chat),
    senderRole: role ?? 'stranger',
    channel: message.isPrivate ? 'private' : channelOf(known.chat(message.chat)),
    messageType: message.type === 'note' ? 'GroupNote' : 'Text',
  };
}

function channelOf(chat: Chat | undefined): NonNullable<ParseContext['channel']> {
  return chat?.kind ?? 'work_group';
}

/** So long a reading holds: the words for days and hours mean the same in it. */
const HOLDS_MS = 10_000;
const MOST_REMEMBERED = 1_000;
type Readings = Map<string, { readonly at: number; readonly parsed: Parsed }>;
const lately = new WeakMap<Known, Readings>();

/**
 * What a text says in its place by itself. What was read as it came in is not read again when it is worked
 * off at once; mere talk is not kept.
 */
export function parseAlone(known: Known, message: InboundMessage, now: Date): Parsed {
  const read: Readings = lately.get(known) ?? new Map();
  lately.set(known, read);
  const key = `${message.chat} ${message.id} ${message.sender.account} ${message.text}`;
  const before = read.get(key);
  read.delete(key);
  if (before !== undefined && Math.abs(now.getTime() - before.at) < HOLDS_MS) return before.parsed;
  const parsed = parse(message.text, known.lexicon, contextOf(known, message, now));
  if (parsed.kind === 'chatter') return parsed;
  if (read.size >= MOST_REMEMBERED) read.clear();
  read.set(key, { at: now.getTime(), parsed });
  return parsed;
}
