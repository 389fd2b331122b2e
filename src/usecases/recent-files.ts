import type { Attachment, InboundMessage } from '../chat/message.ts';

/** A photo so long before a report, or after it, belongs to it. */
export const BELONGS_WITHIN_MS = 3 * 60_000;
const MOST_REMEMBERED = 10_000;

/**
 * Pictures and files that somebody sent without a word, held in memory for a few minutes in case a report follows,
 * and who has just reported. The groups' talk is not recorded: what no report follows is forgotten, and asks no database.
 */
export interface RecentFiles {
  remember(message: InboundMessage, now: Date): void;
  /** The sender reports: gives what was sent there just before, once, and looks out for what comes after. */
  takeForReport(message: InboundMessage, now: Date): readonly Attachment[];
  /** Whether the sender has just reported there. */
  followsReport(message: InboundMessage, now: Date): boolean;
}

export function createRecentFiles(): RecentFiles {
  const waiting = createMemory<readonly Attachment[]>();
  const reporters = createMemory<true>();
  return {
    remember(message, now) {
      const before = waiting.read(message, now) ?? [];
      waiting.write(message, now, [...before, ...(message.attachments ?? [])]);
    },
    takeForReport(message, now) {
      const files = waiting.read(message, now) ?? [];
      waiting.write(message, now, []);
      reporters.write(message, now, true);
      return files;
    },
    followsReport: (message, now) => reporters.read(message, now) === true,
  };
}

/** By chat and sender, for a few minutes; the oldest go first when there are too many. */
function createMemory<Value>() {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  const keyOf = ({ chat, sender }: InboundMessage) => `${chat}\n${sender.account}`;
  return {
    read(message: InboundMessage, now: Date): Value | undefined {
      const found = kept.get(keyOf(message));
      return found !== undefined && found.until > now.getTime() ? found.value : undefined;
    },
    write(message: InboundMessage, now: Date, value: Value): void {
      kept.delete(keyOf(message));
      kept.set(keyOf(message), { value, until: now.getTime() + BELONGS_WITHIN_MS });
      const [oldest] = kept.keys();
      if (kept.size > MOST_REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
  };
}
