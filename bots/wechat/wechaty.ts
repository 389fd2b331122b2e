import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileContent } from '../../src/chat/file.ts';
import type { Log } from '../../src/log.ts';
import type { Gateway, GatewayEvents, OpenGateway, RoomChange, SeenMessage } from './gateway.ts';
import { MESSAGE_TYPE } from './message-type.ts';

/** wechaty keeps 100 rooms and 500 contacts; with more it asks the gateway again for each message. */
const CACHES = { CONTACT: 20_000, MESSAGE: 5_000, ROOM: 5_000, ROOM_MEMBER: 5_000 };
/** Its own watchdog resets an idle connection after a minute; ours looks earlier, and asks before it does. */
const LIBRARY_WATCHDOG_SECONDS = 600;
const PAYLOAD_STORE = '_payloadStore';
const EARLIEST = Date.UTC(2011, 0);

export interface WechatyOptions {
  /** A puppet's package, or (in tests) how to make one. There is no default: wechaty's own dials the web protocol. */
  readonly puppet: string | (() => unknown);
  readonly puppetOptions: Readonly<Record<string, unknown>>;
  /** Where the login state lies, readable by its owner alone. */
  readonly folder: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** The one place that loads wechaty (120 MB, half a second), and only when an account is to be connected. */
export function wechatyGateway(options: WechatyOptions): OpenGateway {
  return async (events) => {
    for (const [name, size] of Object.entries(CACHES))
      process.env[`WECHATY_PUPPET_LRU_CACHE_SIZE_${name}`] ??= String(size);
    const [{ WechatyBuilder, log: libraryLog }, { MemoryCard }] = await Promise.all([
      import('wechaty'),
      import('memory-card'),
    ]);
    // It writes to the console, names and texts included.
    libraryLog.level('silent');
    const memory = new MemoryCard({ name: privateCard(options.folder) });
    await memory.load();
    const puppet = typeof options.puppet === 'string' ? options.puppet : options.puppet();
    const bot: Bot = WechatyBuilder.build({
      name: 'xietiao',
      memory,
      puppet: puppet as 'wechaty-puppet-service',
      puppetOptions: { timeoutSeconds: LIBRARY_WATCHDOG_SECONDS, ...options.puppetOptions },
    }) as unknown as Bot;
    return connect(bot, events, options);
  };
}

/** It writes with the usual rights, so the file is there before it, with narrower ones. */
function privateCard(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = resolve(join(folder, 'account.memory-card.json'));
  if (existsSync(file)) chmodSync(file, 0o600);
  else writeFileSync(file, '{}', { mode: 0o600 });
  return file;
}

async function connect(bot: Bot, events: GatewayEvents, { now }: WechatyOptions): Promise<Gateway> {
  // Without a listener an error ends the process.
  bot.on('error', (error) => events.error(error));
  bot.on('puppet', (puppet) => listen(puppet as Puppet, events, now));
  await bot.init();
  const puppet = bot.puppet;
  keepNothingOnDisk(puppet);
  return {
    start: () => bot.start(),
    stop: () => bot.stop(),
    ping: () => puppet.ding('xietiao'),
    ownName: async () => (await puppet.contactPayload(puppet.currentUserId)).name,
    message: (id) => seen(bot, id, now),
    async file(id) {
      const box = await (await loaded(bot, id)).toFileBox();
      return { name: box.name, mediaType: box.mediaType, bytes: await box.toBuffer() };
    },
    async location(id) {
      const { name = '', address = '' } = await puppet.messageLocation(id);
      return [name, address].filter((part) => part !== '').join('，');
    },
    roomIds: () => puppet.roomList(),
    async room(id) {
      const payload = await puppet.roomPayload(id).catch(() => undefined);
      return payload && { topic: payload.topic ?? '', memberIds: payload.memberIdList ?? [] };
    },
    name: async (id) => (await puppet.contactPayload(id).catch(() => undefined))?.name,
    lists: async (id) =>
      (await Promise.all([puppet.roomList(), puppet.contactList()])).some((ids) => ids.includes(id)),
    memberIds: (id) => puppet.roomMemberList(id),
    nameInRoom: async (roomId, id) =>
      (await puppet.roomMemberPayload(roomId, id).catch(() => undefined))?.roomAlias || undefined,
    invitation: (id) => puppet.roomInvitationPayload(id),
    accept: (id) => bot.RoomInvitation.load(id).accept(),
    sayText: async (to, text, mentionIds) =>
      (await puppet.messageSendText(to, text, [...mentionIds])) || undefined,
    sayFile: async (to, file) => (await puppet.messageSendFile(to, await boxOf(file))) || undefined,
  };
}

/**
 * The service's puppet copies names to a database below HOME that can be open once: it closes it without waiting, and
 * a connection that is made anew before that ends the process. What is kept in memory is enough.
 */
function keepNothingOnDisk(puppet: Puppet): void {
  const store = puppet[PAYLOAD_STORE];
  if (store !== undefined) store.start = async () => undefined;
}

/** Listens to the puppet itself: there events come in the order of arrival, before anything is loaded for them. */
function listen(puppet: Puppet, events: GatewayEvents, now: () => Date): void {
  // wechaty would load each message a second time, and tell of it out of order.
  puppet.removeAllListeners('message');
  const heard =
    <Payload>(tell: (payload: Payload) => void) =>
    (payload: Payload) => {
      events.heard();
      tell(payload);
    };
  const change = ({ roomId, timestamp }: RoomEvent, memberIds: string[], byId: string): RoomChange => ({
    roomId,
    memberIds,
    byId,
    at: instantOf(timestamp, now),
  });
  puppet.on(
    'heartbeat',
    heard(() => undefined),
  );
  puppet.on(
    'dong',
    heard(() => undefined),
  );
  puppet.on(
    'ready',
    heard(() => undefined),
  );
  puppet.on(
    'login',
    heard(({ contactId }: { contactId: string }) => events.login(contactId)),
  );
  puppet.on(
    'logout',
    heard(({ data }: { data?: string }) => events.logout(data ?? '')),
  );
  puppet.on(
    'scan',
    heard(({ qrcode }: { qrcode?: string }) => events.scan(qrcode || undefined)),
  );
  puppet.on(
    'message',
    heard(({ messageId }: { messageId: string }) => events.message(messageId)),
  );
  puppet.on(
    'room-join',
    heard((e: JoinEvent) => events.joined(change(e, e.inviteeIdList, e.inviterId))),
  );
  puppet.on(
    'room-leave',
    heard((e: LeaveEvent) => events.left(change(e, e.removeeIdList, e.removerId))),
  );
  puppet.on(
    'room-topic',
    heard((e: TopicEvent) =>
      events.renamed({ ...e, name: e.newTopic, byId: e.changerId, at: instantOf(e.timestamp, now) }),
    ),
  );
  puppet.on(
    'room-invite',
    heard((e: { roomInvitationId: string }) => events.invited(e.roomInvitationId)),
  );
}

async function loaded(bot: Bot, id: string): Promise<Message> {
  const message = await bot.Message.find({ id });
  if (message === undefined) throw new Error(`no message ${id}`);
  return message;
}

async function seen(bot: Bot, id: string, now: () => Date): Promise<SeenMessage | undefined> {
  const message = await bot.Message.find({ id });
  if (message === undefined) return undefined;
  const [talker, room, listener] = [message.talker(), message.room(), message.listener()];
  const mayMention = room !== undefined && message.type() === MESSAGE_TYPE.text;
  return {
    id,
    type: message.type(),
    ...(room === undefined ? {} : { roomId: room.id }),
    ...(listener === undefined ? {} : { listenerId: listener.id }),
    talkerId: talker.id,
    talkerName: talker.name(),
    text: message.text(),
    at: plausible(message.date(), now),
    isOwn: message.self(),
    // It may have to look at every member of the room, which is no reason to lose the message.
    mentionsBot: mayMention && (await message.mentionSelf().catch(() => false)),
  };
}

/** Puppets give seconds or milliseconds. */
function instantOf(timestamp: number, now: () => Date): Date {
  return plausible(new Date(timestamp < 1e11 ? timestamp * 1_000 : timestamp), now);
}

/** A puppet that gives no time, or none that can be, means now. */
function plausible(at: Date, now: () => Date): Date {
  return at.getTime() > EARLIEST ? at : now();
}

async function boxOf({ name, bytes }: FileContent): Promise<unknown> {
  const { FileBox } = await import('file-box');
  return FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name);
}

/** What is used of wechaty; its own types are partly unresolved and become `any` unnoticed. */
interface Bot {
  readonly puppet: Puppet;
  readonly Message: { find(query: { id: string }): Promise<Message | undefined> };
  readonly RoomInvitation: { load(id: string): { accept(): Promise<void> } };
  on(event: 'error' | 'puppet', listener: (payload: unknown) => void): unknown;
  init(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Message {
  type(): number;
  text(): string;
  date(): Date;
  self(): boolean;
  talker(): { readonly id: string; name(): string };
  listener(): { readonly id: string } | undefined;
  room(): { readonly id: string } | undefined;
  mentionSelf(): Promise<boolean>;
  toFileBox(): Promise<{ readonly name: string; readonly mediaType: string; toBuffer(): Promise<Buffer> }>;
}

interface Puppet {
  readonly currentUserId: string;
  readonly [PAYLOAD_STORE]?: { start(accountId: string): Promise<void> };
  // oxlint-disable-next-line typescript/no-explicit-any -- each event has a payload of its own
  on(event: string, listener: (payload: any) => void): unknown;
  removeAllListeners(event: string): unknown;
  ding(data: string): void;
  contactList(): Promise<string[]>;
  contactPayload(id: string): Promise<{ readonly name: string }>;
  messageLocation(id: string): Promise<{ readonly name?: string; readonly address?: string }>;
  messageSendText(to: string, text: string, mentionIds: string[]): Promise<string | void>;
  messageSendFile(to: string, box: unknown): Promise<string | void>;
  roomInvitationPayload(id: string): Promise<{ readonly inviterId: string }>;
  roomList(): Promise<string[]>;
  roomMemberList(id: string): Promise<string[]>;
  roomMemberPayload(roomId: string, id: string): Promise<{ readonly roomAlias?: string }>;
  roomPayload(id: string): Promise<{ readonly topic?: string; readonly memberIdList?: string[] }>;
}

interface RoomEvent {
  readonly roomId: string;
  readonly timestamp: number;
}
type JoinEvent = RoomEvent & { readonly inviteeIdList: string[]; readonly inviterId: string };
type LeaveEvent = RoomEvent & { readonly removeeIdList: string[]; readonly removerId: string };
type TopicEvent = RoomEvent & { readonly newTopic: string; readonly changerId: string };
