import type { Receive } from '../../src/chat/adapter.ts';
import type { Happened } from '../../src/chat/event.ts';
import type { InboundMessage } from '../../src/chat/message.ts';
import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';
import { pressedCommand } from './cards/pressed.ts';
import { readContent, type Said } from './content.ts';
import {
  envelope,
  happened as happenedEvent,
  pressed,
  recalled,
  received,
  type Envelope,
  type Received,
} from './envelope.ts';
import { createLanes } from './lanes.ts';
import { createMemory } from './memory.ts';
import type { People } from './people.ts';
import { CHAT_EVENTS } from './to-event.ts';
import { toInbound, withNames } from './to-inbound.ts';
import { toPress } from './to-press.ts';

/** Who sent what is remembered as long as taking it back has a consequence. */
const SENDERS_MS = 15 * 60_000;
const MOST_SENDERS = 20_000;

export interface IntakeParts {
  readonly api: Pick<Api, 'message'>;
  readonly people: People;
  /** The bot's own account; asked for until the platform tells it. */
  readonly botOpenId: () => Promise<string>;
  readonly receive: Receive;
  readonly happened: Happened | undefined;
  readonly log: Log;
  readonly now: () => number;
  /** What whoever presses a button reads for a moment; the answer itself comes as a message. */
  readonly pressedToast: string;
}

/** Takes an event in, by whichever way it came; resolves when it is stored, to what the platform wants as an answer. */
export type Intake = (event: unknown) => Promise<object | undefined>;

/** One message is translated and stored before the next of its chat: the platform's order is all the order there is. */
export function createIntake(parts: IntakeParts): Intake {
  const lanes = createLanes();
  const senders = createMemory<string>(MOST_SENDERS, SENDERS_MS, parts.now);
  const handlers = handlersOf(parts, senders);
  return async (event) => {
    const parsed = envelope.safeParse(event);
    if (!parsed.success) return undefined;
    const type = parsed.data.header.event_type;
    const handler = handlers.get(type) ?? (type in CHAT_EVENTS ? handlers.get('chat') : undefined);
    if (handler === undefined) return undefined;
    return lanes.run(chatOf(parsed.data.event), async () => {
      const answer = await handler(parsed.data);
      if (answer === UNREADABLE) parts.log.warn({ type }, 'event has another shape than documented');
      return answer === UNREADABLE ? undefined : answer;
    });
  };
}

/** Nobody can mend it by pushing it again, so it is acknowledged; the log says so. */
const UNREADABLE = 'unreadable';
type Handler = (envelope: Envelope) => Promise<object | undefined | typeof UNREADABLE>;

function handlersOf(parts: IntakeParts, senders: ReturnType<typeof createMemory<string>>) {
  return new Map<string, Handler>([
    ['im.message.receive_v1', (one) => hear(parts, senders, one)],
    ['im.message.recalled_v1', (one) => takeBack(parts, senders, one)],
    ['card.action.trigger', (one) => press(parts, one)],
    ['chat', (one) => tell(parts, one)],
  ]);
}

type Senders = ReturnType<typeof createMemory<string>>;

async function hear(parts: IntakeParts, senders: Senders, { event }: Envelope): ReturnType<Handler> {
  const parsed = received.safeParse(event);
  if (!parsed.success) return UNREADABLE;
  const { sender, message } = parsed.data;
  const openId = sender.sender_id?.open_id;
  // Bots, this one among them, do not talk to one another.
  if (sender.sender_type !== 'user' || openId === undefined) return undefined;
  senders.set(message.message_id, openId);
  parts.people.notePrivate(message.chat_id, message.chat_type === 'p2p');
  const botOpenId = await parts.botOpenId();
  const said = await readAll(parts, message);
  if (said.text.trim() === '' && said.attachments.length === 0) return undefined;
  for (const { id, name } of message.mentions) if (id !== undefined) parts.people.note(id.open_id, name);
  const name = await parts.people.nameOf(openId, message.chat_id);
  await parts.receive(toInbound(message, said, { openId, name }, botOpenId));
  return undefined;
}

async function readAll({ api, log }: IntakeParts, message: Received['message']): Promise<Said> {
  const { message_type: type, content, message_id: id } = message;
  if (type !== 'merge_forward') return readContent(type, content, id);
  try {
    const forwarded = (await api.message(id)).filter(({ message_id: one }) => one !== id);
    const lines = forwarded.map(({ msg_type, body, mentions }) =>
      withNames(
        readContent(msg_type, body?.content ?? '', id).text,
        mentions.map((one) => ({ ...one, id: undefined })),
        '',
      ),
    );
    return { text: lines.filter((line) => line.trim() !== '').join('\n'), attachments: [] };
  } catch (error) {
    // Without the scope to read messages it will be refused each time: what was forwarded is then not read.
    log.warn({ messageId: id, why: (error as Error).message }, 'forwarded messages cannot be read');
    return { text: '', attachments: [] };
  }
}

async function takeBack(parts: IntakeParts, senders: Senders, { event }: Envelope): ReturnType<Handler> {
  const parsed = recalled.safeParse(event);
  if (!parsed.success) return UNREADABLE;
  const { message_id: messageId, chat_id: chatId, recall_time: sentAt, recall_type: type } = parsed.data;
  // Somebody who rules the group removed it: its sender took nothing back.
  if (type !== undefined && type !== 'message_owner') return undefined;
  const openId = senders.get(messageId) ?? (await senderOf(parts, messageId));
  if (openId === undefined) return undefined;
  const message: InboundMessage = {
    id: `recall:${messageId}`,
    chat: `feishu:${chatId}`,
    isPrivate: await parts.people.isPrivate(chatId),
    sender: { account: `feishu:${openId}`, name: await parts.people.nameOf(openId, chatId) },
    text: '',
    mentionsBot: false,
    type: 'text',
    recalls: messageId,
    sentAt,
    raw: null,
  };
  await parts.receive(message);
  return undefined;
}

/** The event does not say whose message it was; after a restart only the platform may know. */
async function senderOf({ api }: IntakeParts, messageId: string): Promise<string | undefined> {
  const [found] = await api.message(messageId).catch(() => []);
  return found?.sender?.id.startsWith('ou_') === true ? found.sender.id : undefined;
}

async function press(parts: IntakeParts, { header, event }: Envelope): ReturnType<Handler> {
  const parsed = pressed.safeParse(event);
  if (!parsed.success) return UNREADABLE;
  const { operator, action, context } = parsed.data;
  const command = pressedCommand(action);
  if (command === undefined) return undefined;
  const chatId = context.open_chat_id;
  const openId = operator.open_id;
  await parts.receive(
    toPress({
      eventId: header.event_id,
      messageId: context.open_message_id,
      chatId,
      isPrivate: await parts.people.isPrivate(chatId),
      sender: { openId, name: await parts.people.nameOf(openId, chatId) },
      command: command.text,
      at: new Date(microseconds(header.create_time)),
    }),
  );
  return { toast: { type: 'info', content: parts.pressedToast } };
}

/** A press is dated in microseconds, everything else in milliseconds. */
function microseconds(at: Date): number {
  const ms = at.getTime();
  return ms > 1e14 ? Math.floor(ms / 1000) : ms;
}

async function tell({ happened, people }: IntakeParts, { header, event }: Envelope): ReturnType<Handler> {
  const parsed = happenedEvent.safeParse(event);
  if (!parsed.success) return UNREADABLE;
  for (const { name, user_id: user } of parsed.data.users)
    if (user !== undefined) people.note(user.open_id, name);
  const chat = `feishu:${parsed.data.chat_id}` as const;
  const what = { id: header.event_id, chat, at: header.create_time };
  const translated = CHAT_EVENTS[header.event_type]?.(what, parsed.data);
  if (translated !== undefined) await happened?.(translated);
  return undefined;
}

/** Where an event happened; one without a place waits for nobody. */
function chatOf(event: unknown): string {
  const {
    message,
    chat_id: chat,
    context,
  } = (event ?? {}) as Record<string, Record<string, unknown> | undefined>;
  const id = message?.['chat_id'] ?? context?.['open_chat_id'] ?? chat;
  return typeof id === 'string' ? id : '';
}
