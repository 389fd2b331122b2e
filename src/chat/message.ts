export const PLATFORMS = ['feishu', 'wechat', 'sandbox'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Where something was said, written `platform:room`, so that one string can be stored, logged and compared. */
export type ChatId = `${Platform}:${string}`;

/** Who said it on that platform, written `platform:account`. A person may have several. */
export type AccountId = `${Platform}:${string}`;

/** A picture, file or voice message, by the platform's own key: what it holds stays there until it is asked for. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly kind: 'image' | 'file' | 'voice';
}

/** One message somebody typed (or one button somebody pressed), in the same shape whichever platform carried it. */
export interface InboundMessage {
  /** The platform's own id; the same id twice is the same message. */
  readonly id: string;
  readonly chat: ChatId;
  readonly isPrivate: boolean;
  readonly sender: { readonly account: AccountId; readonly name: string };
  /** As typed, mentions of the bot included; a pressed button arrives as the command it stands for. */
  readonly text: string;
  readonly mentionsBot: boolean;
  /** `note` is a 接龙 that the platform delivers as a type of its own. */
  readonly type: 'text' | 'note';
  /** The platform id of the message that this one answers or whose button was pressed. */
  readonly replyTo?: string;
  /** The platform id of an own message that the sender took back; such a message has no text of its own. */
  readonly recalls?: string;
  /** What came with the text, or instead of one. */
  readonly attachments?: readonly Attachment[];
  readonly sentAt: Date;
  /** The platform's payload: kept for the record, read only by its own bot. */
  readonly raw: unknown;
}

export function platformOf(id: ChatId): Platform {
  return id.slice(0, id.indexOf(':')) as Platform;
}
