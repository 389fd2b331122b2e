import { no, ok, type Answer } from './answers.ts';
import type { createMessages } from './messages.ts';
import type { Form } from './multipart.ts';
import type { World } from './world.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>>;
  readonly form: Form | undefined;
}

type Route = readonly [RegExp, (ids: readonly string[], asked: Asked) => Answer];

/** The calls that the bot makes, by method and path. */
export function createRoutes(world: World, messages: ReturnType<typeof createMessages>): readonly Route[] {
  const page = (items: readonly object[], query: URLSearchParams): Answer => {
    const size = Number(query.get('page_size') ?? 20);
    const from = Number(query.get('page_token') ?? 0);
    const until = from + size;
    return ok({ items: items.slice(from, until), has_more: until < items.length, page_token: String(until) });
  };
  const upload = (kind: 'img_v3' | 'file_v3', { form }: Asked): Answer => {
    const bytes = form?.files['image'] ?? form?.files['file'];
    if (form === undefined || bytes === undefined || bytes.length === 0)
      return no(234010, 'File size can not be 0');
    const key = world.newId(kind);
    const name = form.fields['file_name'] ?? 'image';
    world.files.set(key, { key, name, mediaType: 'application/octet-stream', bytes });
    return ok(kind === 'img_v3' ? { image_key: key } : { file_key: key });
  };
  const chatOf = (id: string | undefined) => world.chats.get(id ?? '');
  return [
    [/^POST \/open-apis\/im\/v1\/messages$/, (_, { query, json }) => messages.create(query, json)],
    [
      /^POST \/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/,
      ([id = ''], { json }) => messages.reply(id, json),
    ],
    [/^PATCH \/open-apis\/im\/v1\/messages\/([^/]+)$/, ([id = ''], { json }) => messages.patch(id, json)],
    [/^GET \/open-apis\/im\/v1\/messages\/([^/]+)$/, ([id = '']) => messages.get(id)],
    [/^GET \/open-apis\/im\/v1\/messages\/[^/]+\/resources\/([^/]+)$/, ([key = '']) => resource(world, key)],
    [/^POST \/open-apis\/im\/v1\/images$/, (_, asked) => upload('img_v3', asked)],
    [/^POST \/open-apis\/im\/v1\/files$/, (_, asked) => upload('file_v3', asked)],
    [
      /^GET \/open-apis\/im\/v1\/chats$/,
      (_, { query }) =>
        page(
          [...world.chats.values()]
            .filter(({ hasBot }) => hasBot)
            .map(({ id, name }) => ({ chat_id: id, name })),
          query,
        ),
    ],
    [
      /^GET \/open-apis\/im\/v1\/chats\/([^/]+)$/,
      ([id]) => {
        const chat = chatOf(id);
        return chat === undefined
          ? no(232006, 'chat_id is invalid')
          : ok({ name: chat.name, chat_mode: chat.mode });
      },
    ],
    [
      /^GET \/open-apis\/im\/v1\/chats\/([^/]+)\/members$/,
      ([id], { query }) => {
        const members = [...(chatOf(id)?.members ?? [])];
        return page(
          members.map((one) => ({ member_id: one, name: world.people.get(one) })),
          query,
        );
      },
    ],
    [
      /^GET \/open-apis\/contact\/v3\/users\/([^/]+)$/,
      ([id = '']) => {
        const name = world.people.get(id);
        return name === undefined
          ? no(41050, 'no user authority error')
          : ok({ user: { open_id: id, name } });
      },
    ],
    [
      /^GET \/open-apis\/bot\/v3\/info$/,
      () => ({
        status: 200,
        body: {
          code: 0,
          msg: 'ok',
          bot: { open_id: world.botOpenId, app_name: world.botName, activate_status: 2 },
        },
      }),
    ],
  ];
}

function resource(world: World, key: string): Answer {
  const file = world.files.get(key);
  if (file === undefined) return no(234003, 'File not in msg');
  return { status: 200, body: file.bytes, headers: { 'content-type': file.mediaType } };
}
