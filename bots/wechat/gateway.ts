import type { FileContent } from '../../src/chat/file.ts';

/**
 * One connection to WeChat as this bot sees it: plain data and few calls, so that nothing else depends on wechaty,
 * whose types are partly unresolved. Every call may fail with whatever the puppet throws.
 */
export interface Gateway {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Asks for a sign of life, which arrives as `heard`. */
  ping(): void;
  /** Name of the account that is logged in. */
  ownName(): Promise<string>;
  message(messageId: string): Promise<SeenMessage | undefined>;
  file(messageId: string): Promise<FileContent>;
  /** In words: name and address. */
  location(messageId: string): Promise<string>;
  roomIds(): Promise<readonly string[]>;
  room(roomId: string): Promise<SeenRoom | undefined>;
  name(contactId: string): Promise<string | undefined>;
  /** Whether a room or a person is among those of the account; unlike what is asked of one, a failure is no answer. */
  lists(conversation: string): Promise<boolean>;
  /** Who is in a room now: asked anew each time, where `room` may be what was known before. */
  memberIds(roomId: string): Promise<readonly string[]>;
  /** What somebody is called in this room alone. */
  nameInRoom(roomId: string, contactId: string): Promise<string | undefined>;
  invitation(invitationId: string): Promise<{ readonly inviterId: string }>;
  /** Resolves whether or not the room was really entered: only a join shows that. */
  accept(invitationId: string): Promise<void>;
  /** @returns the id of what was said, where the puppet gives one */
  sayText(conversation: string, text: string, mentionIds: readonly string[]): Promise<string | undefined>;
  sayFile(conversation: string, file: FileContent): Promise<string | undefined>;
}

/** A message as wechaty gives it; `type` may be one that nobody knows yet. */
export interface SeenMessage {
  readonly id: string;
  readonly type: number;
  readonly roomId?: string;
  readonly talkerId: string;
  readonly talkerName: string;
  /** In a private chat, who was written to. */
  readonly listenerId?: string;
  readonly text: string;
  readonly at: Date;
  readonly isOwn: boolean;
  /** By the list that the puppet gives, which is often empty though somebody wrote an @. */
  readonly mentionsBot: boolean;
}

export interface SeenRoom {
  /** Empty where the room has no name of its own. */
  readonly topic: string;
  readonly memberIds: readonly string[];
}

export interface RoomChange {
  readonly roomId: string;
  readonly memberIds: readonly string[];
  readonly byId: string;
  readonly at: Date;
}

/** What a connection tells. None of these may throw. */
export interface GatewayEvents {
  /** Anything at all arrived. */
  heard(): void;
  login(accountId: string): void;
  logout(reason: string): void;
  /** `link` is what a phone scans; absent once it was scanned. */
  scan(link: string | undefined): void;
  /** In the order of arrival. */
  message(messageId: string): void;
  joined(change: RoomChange): void;
  left(change: RoomChange): void;
  renamed(change: { roomId: string; name: string; byId: string; at: Date }): void;
  invited(invitationId: string): void;
  error(error: unknown): void;
}

/** Makes a new connection; an old one is never started again. */
export type OpenGateway = (events: GatewayEvents) => Promise<Gateway>;
