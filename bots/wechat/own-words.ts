import type { Timers } from '../../src/chat/timers.ts';

const KEPT = 1_000;
/** WeChat cuts what it quotes; so much of the beginning tells one notice from another. */
const TELLING = 24;

export interface Said {
  readonly conversation: string;
  readonly text: string;
  messageId: string | undefined;
  confirm: ((messageId: string) => void) | undefined;
}

/**
 * What the bot itself said lately. WeChat echoes an own message, which confirms it, and a quote carries no id, only
 * the words: both are recognised here.
 */
export interface OwnWords {
  /** Before the call, since the echo may come before the answer. */
  saying(conversation: string, text: string): Said;
  /** Hears an own message. @returns whether it was one that waited to be confirmed */
  echoed(conversation: string, text: string, messageId: string): boolean;
  /** The echo's id, or undefined when none comes in time. */
  confirmation(said: Said, timers: Timers, ms: number): Promise<string | undefined>;
  /** Which own message a text quotes: 「name：words」, dashes, answer. */
  quotedBy(conversation: string, text: string): string | undefined;
}

export function createOwnWords(): OwnWords {
  const all: Said[] = [];
  return {
    saying(conversation, text) {
      const said: Said = { conversation, text, messageId: undefined, confirm: undefined };
      all.push(said);
      if (all.length > KEPT) all.shift();
      return said;
    },

    echoed(conversation, text, messageId) {
      const said = all.find(
        (one) => one.messageId === undefined && one.conversation === conversation && same(one.text, text),
      );
      if (said === undefined) return false;
      said.messageId = messageId;
      said.confirm?.(messageId);
      return true;
    },

    async confirmation(said, timers, ms) {
      if (said.messageId !== undefined) return said.messageId;
      return new Promise((resolve) => {
        const cancel = timers.after(ms, () => resolve(undefined));
        said.confirm = (messageId) => {
          cancel();
          resolve(messageId);
        };
      });
    },

    quotedBy(conversation, text) {
      const quoted = QUOTE.exec(text)?.[1];
      if (quoted === undefined) return undefined;
      const words = plain(quoted);
      const found = all.findLast(
        (one) =>
          one.conversation === conversation &&
          one.messageId !== undefined &&
          plain(one.text).startsWith(words.slice(0, TELLING)),
      );
      return words.length < TELLING / 4 ? undefined : found?.messageId;
    },
  };
}

/** The quoted words, without who said them. */
const QUOTE = /^\s*[「“"][^：:\n]{1,64}[：:]([\s\S]*?)[」”"]?\s*\n[ \u00a0]*(?:[-—–－][ \u00a0]*){10,}/;

function same(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Gateways change spaces and line ends on the way. */
function plain(text: string): string {
  return text.replaceAll(/[\s\u2005\u00a0]+/g, '');
}
