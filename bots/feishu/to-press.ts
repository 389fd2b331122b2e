import type { InboundMessage } from '../../src/chat/message.ts';

interface Press {
  readonly eventId: string;
  readonly messageId: string;
  readonly chatId: string;
  readonly isPrivate: boolean;
  readonly sender: { readonly openId: string; readonly name: string };
  readonly command: string;
  readonly at: Date;
}

/** A pressed button as the command it stands for, said in answer to the card. */
export function toPress({
  eventId,
  messageId,
  chatId,
  isPrivate,
  sender,
  command,
  at,
}: Press): InboundMessage {
  return {
    id: `${messageId}${PRESS}${eventId}`,
    chat: `feishu:${chatId}`,
    isPrivate,
    sender: { account: `feishu:${sender.openId}`, name: sender.name },
    text: command,
    mentionsBot: true,
    type: 'text',
    replyTo: messageId,
    sentAt: at,
    raw: null,
  };
}

const PRESS = '#';

/** The message under which an answer is put: that of the button, where a press is answered. */
export function anchorOf(replyTo: string | undefined): string | undefined {
  const id = replyTo?.split(PRESS)[0];
  return id?.startsWith('om_') === true ? id : undefined;
}
