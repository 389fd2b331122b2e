import type { InboundMessage } from '../../src/chat/message.ts';
import type { Said } from './content.ts';
import type { Received } from './envelope.ts';

type Message = Received['message'];

/** A person's message in the shape that every platform's messages have. */
export function toInbound(
  message: Message,
  said: Said,
  sender: { readonly openId: string; readonly name: string },
  botOpenId: string,
): InboundMessage {
  const { message_id: id, chat_id: chat, chat_type: chatType, create_time: sentAt, mentions } = message;
  const replyTo = answered(message);
  return {
    id,
    chat: `feishu:${chat}`,
    isPrivate: chatType === 'p2p',
    sender: { account: `feishu:${sender.openId}`, name: sender.name },
    text: withNames(said.text, mentions, botOpenId),
    mentionsBot: mentions.some((mention) => mention.id?.open_id === botOpenId),
    type: 'text',
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(said.attachments.length === 0 ? {} : { attachments: said.attachments }),
    sentAt,
    raw: message,
  };
}

/** All that is said in a thread is about what opened it; elsewhere about the one message that is answered. */
function answered({ thread_id: thread, root_id: root, parent_id: parent }: Message): string | undefined {
  return (thread === undefined ? parent : (root ?? parent)) || undefined;
}

/** `@_user_2` becomes `@李四`. The bot's own placeholder stays: whatever the app is called, it is nobody's name. */
export function withNames(text: string, mentions: Message['mentions'], botOpenId: string): string {
  const names = new Map(
    mentions
      .filter(({ id, name }) => id?.open_id !== botOpenId && name !== '')
      .map(({ key, name }) => [key, name]),
  );
  return text.replaceAll(/@_user_\d+/g, (key) => {
    const name = names.get(key);
    return name === undefined ? key : `@${name}`;
  });
}
