import { pressedBody, receivedBody, userIds, type EventMaker, type FakeEvent } from './events.ts';
import type { Pusher } from './pusher.ts';
import { buttonsOf, readable } from './readable.ts';
import type { FakeMessage, World } from './world.ts';

export interface Manner {
  readonly type?: string;
  /** Instead of a text: the content of the type. */
  readonly content?: object;
  readonly parentId?: string;
  /** Kept back, so that the test pushes it as it likes. */
  readonly unpushed?: true;
}

interface Parts {
  readonly world: World;
  readonly events: EventMaker;
  readonly push: Pusher['push'];
  readonly now: () => number;
}

/** What people do in the chats. Each deed is pushed to the bot, and resolves when the bot has acknowledged it. */
export function createPeople({ world, events, push, now }: Parts) {
  async function say(chatId: string, sender: string, text: string, manner: Manner = {}) {
    const { typed, mentions } = withMentions(world, text);
    const parent = world.messages.get(manner.parentId ?? '');
    const message: FakeMessage = {
      id: world.newId('om'),
      chatId,
      sender,
      type: manner.type ?? 'text',
      content: JSON.stringify(manner.content ?? { text: typed }),
      parentId: manner.parentId,
      rootId: parent === undefined ? undefined : (parent.rootId ?? parent.id),
      mentions,
      at: now(),
      edits: 0,
      isRecalled: false,
    };
    world.messages.set(message.id, message);
    const event = events.of('im.message.receive_v1', receivedBody(world, message), now());
    const ack = manner.unpushed === undefined ? await push(event) : undefined;
    return { message, event, ack };
  }

  async function press(chatId: string, presser: string, label: string, words?: string) {
    const message = world
      .inChat(chatId)
      .findLast((one) => one.sender === 'bot' && buttonsOf(one).some((button) => button.label === label));
    const button = message && buttonsOf(message).find((one) => one.label === label);
    if (message === undefined || button === undefined) throw new Error(`${chatId} shows no button ${label}`);
    const action = {
      value: button.value,
      ...(button.isSubmit ? { form_value: { words: words ?? '' } } : {}),
    };
    const event = events.of('card.action.trigger', pressedBody(presser, message, action), now() * 1000);
    return { event, ack: await push(event), message };
  }

  const happen = async (type: string, event: object): Promise<FakeEvent> => {
    const made = events.of(type, event, now());
    await push(made);
    return made;
  };

  return {
    say,
    press,
    happen,
    async recall(messageId: string) {
      const message = world.messages.get(messageId);
      if (message === undefined) throw new Error(`no message ${messageId}`);
      message.isRecalled = true;
      return happen('im.message.recalled_v1', {
        message_id: messageId,
        chat_id: message.chatId,
        recall_time: String(now()),
        recall_type: 'message_owner',
      });
    },
    async addBot(chatId: string, by: string) {
      const chat = world.chats.get(chatId);
      if (chat !== undefined) chat.hasBot = true;
      return happen('im.chat.member.bot.added_v1', {
        chat_id: chatId,
        operator_id: userIds(by),
        name: chat?.name,
      });
    },
    async removeBot(chatId: string, by: string) {
      const chat = world.chats.get(chatId);
      if (chat !== undefined) chat.hasBot = false;
      return happen('im.chat.member.bot.deleted_v1', { chat_id: chatId, operator_id: userIds(by) });
    },
    /** What the bot said there, as its readers see it, the oldest first. */
    botSaid: (chatId: string): string[] =>
      world
        .inChat(chatId)
        .filter(({ sender }) => sender === 'bot')
        .map(readable),
    botMessages: (chatId: string): readonly FakeMessage[] =>
      world.inChat(chatId).filter(({ sender }) => sender === 'bot'),
  };
}

/** `@协调助手 …` and `@李四 …` as the platform sends them: a placeholder each, and beside the text who is meant. */
function withMentions(world: World, text: string) {
  const known = [[world.botOpenId, world.botName] as const, ...world.people];
  const named = known.filter(([, name]) => text.includes(`@${name}`));
  const mentions = named.map(([openId, name], index) => ({
    key: `@_user_${index + 1}`,
    id: userIds(openId),
    name,
    tenant_key: 'tenant',
  }));
  const typed = mentions.reduce((said, { key, name }) => said.replaceAll(`@${name}`, key), text);
  return { typed, mentions };
}
