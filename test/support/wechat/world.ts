import { FileBox } from 'file-box';
import type * as PUPPET from 'wechaty-puppet';

/** The bot's own account in every test. */
export const BOT_ID = 'wxid_bot';
export const BOT_NAME = '四进助手';

type MessagePayload = PUPPET.payloads.Message;

/** What a gateway may give beside the words, whether or not wechaty's types know it. */
export interface More {
  readonly id?: string;
  readonly at?: Date;
  readonly type?: number;
  readonly mentionIdList?: readonly string[] | undefined;
  /** It is there, and nobody is told. */
  readonly unannounced?: true;
}

export interface Sent {
  readonly conversation: string;
  readonly text: string;
  readonly mentionIds: readonly string[];
  readonly file?: { readonly name: string; readonly bytes: number };
}

export interface Room {
  topic: string;
  memberIds: string[];
  /** What the bot or a member is called in this room alone. */
  readonly aliases: Map<string, string>;
}

/** How a gateway behaves, which differs from one to the next. */
export interface Manners {
  /** Whether a send answers with the id of what was said. */
  givesIds: boolean;
  /** Whether own messages come back. */
  echoes: boolean;
  unit: 'ms' | 's';
  /** Whether it logs in by itself. */
  logsIn: boolean;
  answersPings: boolean;
  /** Whether it tells what a room or a person is called; the lists it gives in any case. */
  showsPayloads: boolean;
  /** Whether it never answers where a place is. */
  placesHang: boolean;
  /** Whether it never answers what somebody is called in a room. */
  nicknamesHang: boolean;
  /** Runs instead of a send; what it throws is what the caller gets. */
  beforeSend: (text: string) => Promise<void> | void;
  afterSend: (text: string) => Promise<void> | void;
}

/** WeChat as far as a gateway shows it: accounts, rooms and what was said; shared by the connections to it. */
export function createWorld(manners: Partial<Manners> = {}) {
  const contacts = new Map<string, { name: string }>([[BOT_ID, { name: BOT_NAME }]]);
  const rooms = new Map<string, Room>();
  const messages = new Map<string, MessagePayload>();
  const files = new Map<string, { name: string; base64: string }>();
  const invitations = new Map<string, { inviterId: string; topic: string; roomId: string | undefined }>();
  const sent: Sent[] = [];
  const accepted: string[] = [];
  let ids = 0;
  const usual: Manners = {
    givesIds: true,
    echoes: true,
    unit: 's',
    logsIn: true,
    answersPings: true,
    showsPayloads: true,
    placesHang: false,
    nicknamesHang: false,
    beforeSend: () => undefined,
    afterSend: () => undefined,
  };
  const world = {
    contacts,
    rooms,
    messages,
    files,
    invitations,
    sent,
    accepted,
    location: {
      name: '明湖路口',
      address: '明湖区明湖路1号',
      latitude: 36.1,
      longitude: 117.1,
      accuracy: 15,
    },
    manners: { ...usual, ...manners },
    /** Set by the connection that is open now. */
    emit: (() => undefined) as (event: string, payload: object) => void,
    newId: () => `m${(ids += 1)}`,
    person(id: string, name: string) {
      contacts.set(id, { name });
      return id;
    },
    room(id: string, topic: string, memberIds: readonly string[]) {
      rooms.set(id, { topic, memberIds: [BOT_ID, ...memberIds], aliases: new Map() });
      return id;
    },
    /** Something is said; `place` is a room, or the account of a private chat. */
    say(place: string, talkerId: string, text: string, more: More = {}) {
      const { at = new Date(), unannounced, ...rest } = more;
      const isRoom = rooms.has(place);
      const payload = {
        id: rest.id ?? world.newId(),
        talkerId,
        type: 7,
        text,
        timestamp: world.manners.unit === 's' ? Math.floor(at.getTime() / 1_000) : at.getTime(),
        ...(isRoom
          ? { roomId: place, mentionIdList: [] }
          : { listenerId: talkerId === BOT_ID ? place : BOT_ID }),
        ...rest,
      } as unknown as MessagePayload;
      messages.set(payload.id, payload);
      if (unannounced === undefined) world.emit('message', { messageId: payload.id });
      return payload.id;
    },
    /** A picture, file or voice message. */
    show(place: string, talkerId: string, type: number, name: string, bytes: Uint8Array, at?: Date) {
      const id = world.newId();
      files.set(id, { name, base64: Buffer.from(bytes).toString('base64') });
      return world.say(place, talkerId, '', { id, type, ...(at === undefined ? {} : { at }) });
    },
    async send(conversation: string, text: string, mentionIds: readonly string[], box?: FileBox) {
      await world.manners.beforeSend(text);
      const file =
        box === undefined ? {} : { file: { name: box.name, bytes: (await box.toBuffer()).length } };
      sent.push({ conversation, text, mentionIds, ...file });
      const id = world.newId();
      if (world.manners.echoes)
        world.say(conversation, BOT_ID, text, { id, type: box === undefined ? 7 : 1 });
      await world.manners.afterSend(text);
      return world.manners.givesIds ? id : undefined;
    },
  };
  return world;
}
export type World = ReturnType<typeof createWorld>;

export function boxOf(world: World, messageId: string): FileBox {
  const file = world.files.get(messageId);
  if (file === undefined) throw new Error('no filebox cache');
  return FileBox.fromBase64(file.base64, file.name);
}
