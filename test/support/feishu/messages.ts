import { no, ok, TOO_FAST, type Answer } from './answers.ts';
import type { Limiter } from './limits.ts';
import type { FakeMessage, World } from './world.ts';

type Body = Readonly<Record<string, unknown>>;

const HOUR_MS = 3_600_000;
const FORTNIGHT_MS = 14 * 24 * HOUR_MS;
const LARGEST = { text: 150_000, interactive: 30_000 } as const;

/** Creating, answering and replacing messages, with the refusals that the real platform documents. */
export function createMessages(world: World, limiter: Limiter | undefined, now: () => number) {
  const byUuid = new Map<string, FakeMessage>();
  const keep = (chatId: string, body: Body, anchor?: FakeMessage): Answer => {
    const refusal = refusalOf(chatId, body, anchor === undefined ? 'create' : 'reply', chatId);
    if (refusal !== undefined) return refusal;
    const uuid = stringOf(body['uuid']);
    const said = uuid === '' ? undefined : byUuid.get(`${chatId} ${uuid}`);
    const earlier = said !== undefined && now() - said.at < HOUR_MS ? said : undefined;
    const message: FakeMessage = earlier ?? {
      id: world.newId('om'),
      chatId,
      sender: 'bot',
      type: stringOf(body['msg_type']),
      content: stringOf(body['content']),
      uuid,
      parentId: anchor?.id,
      rootId: anchor?.rootId ?? anchor?.id,
      at: now(),
      edits: 0,
      isRecalled: false,
    };
    world.messages.set(message.id, message);
    if (uuid !== '') byUuid.set(`${chatId} ${uuid}`, message);
    return ok({ message_id: message.id, chat_id: chatId, sender: senderOf(message) });
  };

  /** The chat, the speed, then what is said: in the order in which the real one looks. */
  function refusalOf(
    chatId: string,
    body: Body,
    call: Parameters<Limiter>[0],
    place: string,
  ): Answer | undefined {
    const chat = world.chats.get(chatId);
    if (chat === undefined) return no(230034, 'The receive_id is invalid');
    if (chat.isDissolved) return no(232009, 'Your request specifies a chat which has already been dissolved');
    if (!chat.hasBot) return no(230002, 'Bot/User can NOT be out of the chat');
    const verdict = limiter?.(call, place) ?? 'free';
    if (verdict !== 'free') return TOO_FAST[verdict];
    return contentRefusal(body);
  }

  return {
    create(query: URLSearchParams, body: Body): Answer {
      const receiver = stringOf(body['receive_id']);
      if (query.get('receive_id_type') === 'chat_id') return keep(receiver, body);
      const direct = [...world.chats.values()].find(
        ({ mode, members }) => mode === 'p2p' && members.has(receiver),
      );
      return direct === undefined
        ? no(230013, 'Bot has NO availability to this user')
        : keep(direct.id, body);
    },
    reply(id: string, body: Body): Answer {
      const anchor = world.messages.get(id);
      if (anchor === undefined)
        return no(230001, 'Your request contains an invalid request parameter: message_id');
      return anchor.isRecalled ? no(230011, 'The message was recalled') : keep(anchor.chatId, body, anchor);
    },
    patch(id: string, body: Body): Answer {
      const message = world.messages.get(id);
      if (message === undefined || message.sender !== 'bot') return no(230001, 'message_id is invalid');
      if (message.type !== 'interactive') return no(230001, 'This message is NOT a card');
      if (now() - message.at > FORTNIGHT_MS) return no(230031, 'The message can no longer be updated');
      const refusal = refusalOf(message.chatId, { ...body, msg_type: 'interactive' }, 'patch', id);
      if (refusal !== undefined) return refusal;
      message.content = stringOf(body['content']);
      message.edits += 1;
      return ok();
    },
    get(id: string): Answer {
      const message = world.messages.get(id);
      if (message === undefined) return no(230001, 'message_id is invalid');
      if (message.isRecalled) return no(230110, 'Action unavailable as the message has been deleted');
      const under = [...world.messages.values()].filter(
        ({ rootId, chatId }) => chatId === '' && rootId === id,
      );
      return ok({ items: [message, ...under].map(itemOf) });
    },
  };
}

function contentRefusal({ msg_type: type, content }: Body): Answer | undefined {
  const text = stringOf(content);
  const most = type === 'interactive' ? LARGEST.interactive : LARGEST.text;
  if (Buffer.byteLength(text) > most)
    return no(230025, 'The length of the message content reaches its limit');
  return isJson(text) ? undefined : no(230001, 'content is not a string in json format');
}

const itemOf = ({ id, type, sender, content, mentions }: FakeMessage) => ({
  message_id: id,
  msg_type: type,
  sender: senderOf({ sender }),
  body: { content },
  ...(mentions === undefined ? {} : { mentions }),
});

function senderOf({ sender }: Pick<FakeMessage, 'sender'>) {
  return { id: sender, id_type: sender === 'bot' ? 'app_id' : 'open_id', sender_type: 'user' };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
