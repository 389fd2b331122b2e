import { z } from 'zod';
import type { FileContent } from '../../src/chat/file.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import { recordOf, type Call, type Caller } from './caller.ts';

/** What goes into a message. */
export interface Content {
  readonly type: 'text' | 'interactive' | 'image' | 'file';
  /** A string inside the JSON of the request. */
  readonly json: string;
}

const sent = z.object({ message_id: z.string() });
const bot = z.object({ bot: z.object({ open_id: z.string(), app_name: z.string().optional() }) });
const chat = z.object({ name: z.string().optional(), chat_mode: z.string().optional() });
const user = z.object({ user: z.object({ name: z.string().optional() }) });
const members = z.object({
  items: z.array(z.object({ member_id: z.string(), name: z.string().optional() })).default([]),
  page_token: z.string().optional(),
  has_more: z.boolean().default(false),
});
const image = z.object({ image_key: z.string() });
const file = z.object({ file_key: z.string() });
const item = z.object({
  message_id: z.string().optional(),
  msg_type: z.string().default(''),
  sender: z.object({ id: z.string(), id_type: z.string().optional() }).optional(),
  body: z.object({ content: z.string() }).optional(),
  mentions: z.array(z.object({ key: z.string(), name: z.string().default('') })).default([]),
});
const items = z.object({ items: z.array(item).default([]) });
const download = z.object({ data: z.instanceof(Uint8Array), headers: z.unknown() });

export type MessageItem = z.infer<typeof item>;

const MESSAGES = '/open-apis/im/v1/messages';
const CHATS = '/open-apis/im/v1/chats';
const MEMBERS_A_PAGE = 100;
/** A group has 5,000 members at most: a list that does not end by then does not end. */
const MOST_PAGES = 50;

export type Api = ReturnType<typeof createApi>;

/** The calls that the bot makes, by what they are for. */
export function createApi({ call }: Pick<Caller, 'call'>) {
  async function ask<Schema extends z.ZodType>(schema: Schema, what: Call): Promise<z.infer<Schema>> {
    const parsed = schema.safeParse(await call(what));
    if (parsed.success) return parsed.data;
    throw new SendError(`${what.path}: the answer has another shape than documented`, { kind: 'uncertain' });
  }
  const part = encodeURIComponent;

  return {
    async bot() {
      // The one answer whose content stands beside its code, not under `data`.
      const { bot: found } = await ask(bot, { method: 'GET', path: '/open-apis/bot/v3/info' });
      return { openId: found.open_id, name: found.app_name ?? '' };
    },
    async say(receiver: string, { type, json }: Content, uuid: string): Promise<string> {
      const { message_id } = await ask(sent, {
        method: 'POST',
        path: MESSAGES,
        query: { receive_id_type: receiver.startsWith('ou_') ? 'open_id' : 'chat_id' },
        body: { receive_id: receiver, msg_type: type, content: json, uuid },
      });
      return message_id;
    },
    async reply(messageId: string, { type, json }: Content, uuid: string): Promise<string> {
      const { message_id } = await ask(sent, {
        method: 'POST',
        path: `${MESSAGES}/${part(messageId)}/reply`,
        body: { msg_type: type, content: json, uuid },
      });
      return message_id;
    },
    async patch(messageId: string, json: string): Promise<void> {
      const path = `${MESSAGES}/${part(messageId)}`;
      await call({ method: 'PATCH', path, body: { content: json } });
    },
    async uploadImage(bytes: Uint8Array): Promise<string> {
      const body = { image_type: 'message', image: Buffer.from(bytes) };
      const path = '/open-apis/im/v1/images';
      return (await ask(image, { method: 'POST', path, body, isForm: true })).image_key;
    },
    async uploadFile({ name, bytes }: FileContent, type: string): Promise<string> {
      const body = { file_type: type, file_name: name, file: Buffer.from(bytes) };
      const path = '/open-apis/im/v1/files';
      return (await ask(file, { method: 'POST', path, body, isForm: true })).file_key;
    },
    async chat(chatId: string) {
      const { name, chat_mode } = await ask(chat, { method: 'GET', path: `${CHATS}/${part(chatId)}` });
      return { name: name ?? '', isPrivate: chat_mode === 'p2p' };
    },
    /** Names of all who sit in a chat, a hundred a call: cheaper than asking for each. */
    async members(chatId: string): Promise<ReadonlyMap<string, string>> {
      const names = new Map<string, string>();
      let pageToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { member_id_type: 'open_id', page_size: MEMBERS_A_PAGE };
        const found = await ask(members, {
          method: 'GET',
          path: `${CHATS}/${part(chatId)}/members`,
          query: pageToken === undefined ? query : { ...query, page_token: pageToken },
        });
        for (const { member_id, name } of found.items) if (name !== undefined) names.set(member_id, name);
        pageToken = found.page_token;
        if (!found.has_more || pageToken === undefined || pageToken === '') break;
      }
      return names;
    },
    async userName(openId: string): Promise<string | undefined> {
      const path = `/open-apis/contact/v3/users/${part(openId)}`;
      return (await ask(user, { method: 'GET', path, query: { user_id_type: 'open_id' } })).user.name;
    },
    /** A message, and under it those that were forwarded with it. */
    async message(messageId: string): Promise<readonly MessageItem[]> {
      return (await ask(items, { method: 'GET', path: `${MESSAGES}/${part(messageId)}` })).items;
    },
    async resource(messageId: string, key: string, type: 'image' | 'file') {
      const { data, headers } = await ask(download, {
        method: 'GET',
        path: `${MESSAGES}/${part(messageId)}/resources/${part(key)}`,
        query: { type },
        wantsBytes: true,
      });
      const mediaType = recordOf(headers)['content-type'];
      return {
        bytes: data,
        mediaType: typeof mediaType === 'string' ? mediaType : 'application/octet-stream',
      };
    },
  };
}
