import type { InboundMessage } from '../../src/chat/message.ts';
import type { SandboxMessage } from './message.ts';

/** A person's message in the shape that every platform's messages have. */
export function toInbound(message: SandboxMessage, name: string, mentionsBot: boolean): InboundMessage {
  const { messageId, chat, sender, text, replyTo, sentAt } = message;
  return {
    id: messageId,
    chat,
    isPrivate: false,
    sender: { account: sender, name },
    text,
    mentionsBot,
    type: 'text',
    ...(replyTo === undefined ? {} : { replyTo }),
    sentAt,
    raw: null,
  };
}

export function mentionsAny(text: string, botNames: readonly string[]): boolean {
  return botNames.some((name) => text.includes(`@${name}`));
}
