import type { AccountId, ChatId } from './message.ts';

interface Happening {
  /** The platform's own id of the event; the same id twice is the same event. */
  readonly id: string;
  readonly chat: ChatId;
  readonly at: Date;
}

/** What happens to a chat without anybody typing; a bot tells it beside the messages. */
export type ChatEvent =
  | (Happening & { readonly kind: 'bot_added'; readonly name?: string; readonly by?: AccountId })
  | (Happening & { readonly kind: 'bot_removed'; readonly by?: AccountId })
  | (Happening & { readonly kind: 'renamed'; readonly name: string })
  | (Happening & { readonly kind: 'dissolved' })
  | (Happening & { readonly kind: 'members_joined'; readonly members: readonly Member[] })
  | (Happening & { readonly kind: 'members_left'; readonly members: readonly Member[] })
  /** The bot heard nothing from the platform in this time: what was typed then may be lost. */
  | (Happening & { readonly kind: 'gap'; readonly from: Date; readonly until: Date });

export interface Member {
  readonly account: AccountId;
  readonly name: string;
}

/** Takes one event in; resolves when it is stored, so that the platform may be told. */
export type Happened = (event: ChatEvent) => Promise<void>;
