import { pressedCommand } from './cards/pressed.ts';
import { envelope, happened as happenedEvent, pressed, type Envelope } from './envelope.ts';
import { UNREADABLE, type Handler, type IntakeParts, type Senders } from './handler.ts';
import { hear } from './hear.ts';
import { createLanes } from './lanes.ts';
import { createMemory } from './memory.ts';
import { takeBack } from './take-back.ts';
import { CHAT_EVENTS } from './to-event.ts';
import { toPress } from './to-press.ts';

/** Who sent what is remembered as long as taking it back has a consequence. */
const SENDERS_MS = 15 * 60_000;
const MOST_SENDERS = 20_000;

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
    const handler =
      handlers.get(type) ?? (Object.hasOwn(CHAT_EVENTS, type) ? handlers.get('chat') : undefined);
    if (handler === undefined) return undefined;
    return lanes.run(chatOf(parsed.data.event), async () => {
      const answer = await handler(parsed.data);
      if (answer === UNREADABLE) parts.log.warn({ type }, 'event has another shape than documented');
      return answer === UNREADABLE ? undefined : answer;
    });
  };
}

function handlersOf(parts: IntakeParts, senders: Senders) {
  return new Map<string, Handler>([
    ['im.message.receive_v1', (one) => hear(parts, senders, one)],
    ['im.message.recalled_v1', (one) => takeBack(parts, senders, one)],
    ['card.action.trigger', (one) => press(parts, one)],
    ['chat', (one) => tell(parts, one)],
  ]);
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
      at: header.create_time,
    }),
  );
  return { toast: { type: 'info', content: parts.pressedToast } };
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
