import type { ChatId, InboundMessage, Platform } from './message.ts';
import type { Notice } from './notice.ts';

/** Takes one message in; resolves when it is stored (or is none of the bot's business), so that the platform may be told. */
export type Receive = (message: InboundMessage) => Promise<void>;

/** What every platform must do. A platform that can do more says so in an interface of its own. */
export interface ChatAdapter {
  readonly platform: Platform;
  start(receive: Receive): Promise<void>;
  /**
   * Says a notice in a chat; once for a given key, where the platform can promise that.
   * @returns the platform's id of what was said
   * @throws SendError saying what the failure means for the next attempt
   */
  send(chat: ChatId, notice: Notice, key: string): Promise<{ readonly messageId: string }>;
  stop(): Promise<void>;
}
