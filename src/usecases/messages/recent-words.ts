import type { InboundMessage } from '../../chat/message.ts';
import { takesUpOwnWords } from '../../commands/takes-up.ts';
import { asQuote } from '../../language/quote.ts';
import { createMemory } from './said-lately.ts';

/** So long after a line of talk its sender may still ask for it to be written down. */
const KEPT_MS = 5 * 60_000;
const LEAST = 6;
const LONGEST = 500;

/**
 * The last line of talk of each sender in a chat, in memory for a few minutes in case the bot is asked to write it
 * down; the groups' talk is not recorded.
 */
export interface RecentWords {
  remember(message: InboundMessage, now: Date): void;
  /** "@四进助手 记一下", behind a line of the sender's own: the message as if that line stood quoted in it. */
  withWords(message: InboundMessage, now: Date): InboundMessage;
}

export function createRecentWords(): RecentWords {
  const lines = createMemory<string>(KEPT_MS);
  return {
    remember(message, now) {
      const { text, isPrivate } = message;
      if (!isPrivate && text.length >= LEAST && text.length <= LONGEST) lines.write(message, now, text);
    },
    withWords(message, now) {
      if (!message.mentionsBot || message.replyTo !== undefined || !takesUpOwnWords(message.text))
        return message;
      const words = lines.read(message, now);
      return words === undefined
        ? message
        : { ...message, text: asQuote({ name: message.sender.name, text: words }, message.text) };
    },
  };
}
