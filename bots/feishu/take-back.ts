import type { InboundMessage } from '../../src/chat/message.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import { recalled, type Envelope } from './envelope.ts';
import { UNREADABLE, type Handler, type IntakeParts, type Senders } from './handler.ts';

/** Somebody took a message back. */
export async function takeBack(
  parts: IntakeParts,
  senders: Senders,
  { event }: Envelope,
): ReturnType<Handler> {
  const parsed = recalled.safeParse(event);
  if (!parsed.success) return UNREADABLE;
  const { message_id: messageId, chat_id: chatId, recall_time: sentAt, recall_type: type } = parsed.data;
  // Somebody who rules the group removed it: its sender took nothing back.
  if (type !== undefined && type !== 'message_owner') return undefined;
  const openId = senders.get(messageId) ?? (await senderOf(parts, messageId));
  if (openId === undefined) return undefined;
  const message: InboundMessage = {
    id: `recall:${messageId}`,
    chat: `feishu:${chatId}`,
    isPrivate: await parts.people.isPrivate(chatId),
    sender: { account: `feishu:${openId}`, name: await parts.people.nameOf(openId, chatId) },
    text: '',
    mentionsBot: false,
    type: 'text',
    recalls: messageId,
    sentAt,
    raw: null,
  };
  await parts.receive(message);
  return undefined;
}

/** The event does not say whose message it was; after a restart only the platform may know. */
async function senderOf({ api }: IntakeParts, messageId: string): Promise<string | undefined> {
  const [found] = await api.message(messageId).catch((error: unknown) => {
    if (error instanceof SendError && error.failure.kind === 'rejected') return [];
    throw error;
  });
  return found?.sender?.id.startsWith('ou_') === true ? found.sender.id : undefined;
}
