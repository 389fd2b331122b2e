import type { Happened } from './event.ts';
import type { FileContent } from './file.ts';
import type { Attachment, ChatId, InboundMessage, Platform } from './message.ts';
import type { Notice } from './notice.ts';
import type { Webhook } from './webhook.ts';

/** Takes one message in; resolves when it is stored (or is none of the bot's business), so that the platform may be told. */
export type Receive = (message: InboundMessage) => Promise<void>;

/** What every platform must do. A platform that can do more says so in the interfaces below. */
export interface ChatAdapter {
  readonly platform: Platform;
  start(receive: Receive, happened?: Happened): Promise<void>;
  /**
   * Says a notice in a chat; once for a given key, where the platform can promise that.
   * @returns the platform's id of what was said
   * @throws SendError saying what the failure means for the next attempt
   */
  send(chat: ChatId, notice: Notice, key: string): Promise<{ readonly messageId: string }>;
  stop(): Promise<void>;
}

/** A platform on which what was said can be replaced, e.g. a card when its issue moves on. */
export interface EditingAdapter extends ChatAdapter {
  /** @throws SendError; `rejected` where the message can no longer be changed */
  edit(chat: ChatId, messageId: string, notice: Notice): Promise<void>;
}

/** A platform from which what somebody sent can be fetched. */
export interface FetchingAdapter extends ChatAdapter {
  /** @throws SendError, as for a send */
  fetch(chat: ChatId, messageId: string, attachment: Attachment): Promise<FileContent>;
}

/** How a connection stands, by what was last heard and not by what a library believes. */
export interface AdapterHealth {
  readonly state: 'connected' | 'connecting' | 'disconnected' | 'failed';
  /** When this state began. */
  readonly since: Date;
  readonly lastHeardAt?: Date;
  /** One line for an admin: what is wrong and what to do. */
  readonly detail?: string;
}

export interface WatchedAdapter extends ChatAdapter {
  health(): AdapterHealth;
}

/** A platform whose account may be away, or with another process: meanwhile nothing is taken up for it, and no try counted. */
export interface AttendedAdapter extends ChatAdapter {
  canSpeak(): boolean;
}

/** A platform that pushes its events over HTTP. */
export interface PushedAdapter extends ChatAdapter {
  readonly webhooks: readonly Webhook[];
}

/** A platform that counts what goes on, for the metrics. */
export interface CountingAdapter extends ChatAdapter {
  counts(): Readonly<Record<string, number>>;
}

export function hasCounts(adapter: ChatAdapter): adapter is CountingAdapter {
  return 'counts' in adapter;
}

export function canEdit(adapter: ChatAdapter): adapter is EditingAdapter {
  return 'edit' in adapter;
}

export function canFetch(adapter: ChatAdapter): adapter is FetchingAdapter {
  return 'fetch' in adapter;
}

export function hasHealth(adapter: ChatAdapter): adapter is WatchedAdapter {
  return 'health' in adapter;
}

/** Whether a send could reach the platform from here at all. */
export function canSpeak(adapter: ChatAdapter): boolean {
  return !isAttended(adapter) || adapter.canSpeak();
}

function isAttended(adapter: ChatAdapter): adapter is AttendedAdapter {
  return 'canSpeak' in adapter;
}

export function isPushed(adapter: ChatAdapter): adapter is PushedAdapter {
  return 'webhooks' in adapter;
}
