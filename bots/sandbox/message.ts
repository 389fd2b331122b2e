import type { AccountId, ChatId } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';

/** The account under which the bot itself speaks. */
export const BOT_ACCOUNT: AccountId = 'sandbox:bot';

/** One thing said in a sandbox chat, by a person or by the bot. */
export interface SandboxMessage {
  readonly messageId: string;
  readonly chat: ChatId;
  readonly sender: AccountId;
  readonly fromBot: boolean;
  /** The whole content as plain text, also where there is a notice. */
  readonly text: string;
  /** What the bot said, as structure; absent for people. */
  readonly notice?: Notice;
  readonly replyTo?: string;
  readonly sentAt: Date;
}

/** The sandbox's own record of what was said: it is the chat platform, and a platform remembers. */
export interface SandboxMessages {
  /** Keeps a message. Of two with one id the first stands, however many come at once. */
  keep(message: SandboxMessage): Promise<{ readonly message: SandboxMessage; readonly isNew: boolean }>;
  find(messageId: string): Promise<SandboxMessage | undefined>;
  /** Oldest first; those after the named one where it is given and known, else all. */
  list(chat: ChatId, after?: string): Promise<readonly SandboxMessage[]>;
}
