import type { Attachment, InboundMessage } from '../../chat/message.ts';
import { createMemory } from '../messages/said-lately.ts';

/** A photo so long before a report, or after it, belongs to it. */
export const BELONGS_WITHIN_MS = 3 * 60_000;

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
  const waiting = createMemory<readonly Attachment[]>(BELONGS_WITHIN_MS);
  const reporters = createMemory<true>(BELONGS_WITHIN_MS);
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
