import type { InboundMessage } from '../chat/message.ts';
import type { Parsed } from '../commands/intent.ts';
import type { Known } from './known.ts';

/** So many messages may wait in this process to be worked off with what was read of them. */
const MOST = 1_000;

/** By what was known: where the directory has changed since, a message is read anew. */
const lately = new WeakMap<Known, Map<string, Parsed>>();

/** Keeps what was read of a message as it came in, for the moment when this process works it off. */
export function keepParsed(known: Known, message: InboundMessage, parsed: Parsed): void {
  const kept = lately.get(known) ?? new Map<string, Parsed>();
  if (kept.size >= MOST) kept.clear();
  kept.set(keyOf(message), parsed);
  lately.set(known, kept);
}

/** What was read of it a moment ago, once; undefined where another process took it in. */
export function takeParsed(known: Known, message: InboundMessage): Parsed | undefined {
  const kept = lately.get(known);
  const parsed = kept?.get(keyOf(message));
  kept?.delete(keyOf(message));
  return parsed;
}

function keyOf({ chat, id, text }: InboundMessage): string {
  return `${chat} ${id} ${text}`;
}
