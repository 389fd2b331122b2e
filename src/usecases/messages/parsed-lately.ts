import type { InboundMessage } from '../../chat/message.ts';
import type { Parsed } from '../../commands/intent.ts';
import type { Known } from '../known.ts';

/** So many are kept of those that came last, and as many of those before them. */
const MOST = 2_000;

/** Two generations: a rush that outruns the working off is read once all the same, and nothing grows without end. */
interface Kept {
  young: Map<string, Parsed>;
  old: Map<string, Parsed>;
}

/** By what was known: where the directory has changed since, a message is read anew. */
const lately = new WeakMap<Known, Kept>();

/** Keeps what was read of a message as it came in, for the moment when this process works it off. */
export function keepParsed(known: Known, message: InboundMessage, parsed: Parsed): void {
  const kept = lately.get(known) ?? { young: new Map(), old: new Map() };
  if (kept.young.size >= MOST) {
    kept.old = kept.young;
    kept.young = new Map();
  }
  kept.young.set(keyOf(message), parsed);
  lately.set(known, kept);
}

/** What was read of it a moment ago, once; undefined where another process took it in. */
export function takeParsed(known: Known, message: InboundMessage): Parsed | undefined {
  const kept = lately.get(known);
  const key = keyOf(message);
  const parsed = kept?.young.get(key) ?? kept?.old.get(key);
  kept?.young.delete(key);
  kept?.old.delete(key);
  return parsed;
}

function keyOf({ chat, id, text }: InboundMessage): string {
  return `${chat} ${id} ${text}`;
}
