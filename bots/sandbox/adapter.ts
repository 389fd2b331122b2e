import type { ChatAdapter, Receive } from '../../src/chat/adapter.ts';
import type { Clock } from '../../src/chat/clock.ts';
import type { ChatId } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { plainText } from '../../src/chat/plain-text.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import { chatNamed, memberNamed, STRANGER, type SandboxChat } from './cast.ts';
import { fullId, messageIdOf } from './ids.ts';
import { BOT_ACCOUNT, type SandboxMessage, type SandboxMessages } from './message.ts';
import { render, type SandboxLine } from './render.ts';
import { storable } from '../../src/chat/storable.ts';
import { mentionsAny, toInbound } from './to-inbound.ts';

export interface SandboxOptions {
  readonly messages: SandboxMessages;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The chats and who sits in them, as the directory has them now. */
  readonly cast: () => Promise<readonly SandboxChat[]>;
  readonly botNames: () => Promise<readonly string[]>;
}

export interface SandboxPost {
  /** The same id twice is the same message. */
  readonly messageId?: string | undefined;
  readonly chatId: string;
  readonly senderId: string;
  readonly text: string;
  readonly replyTo?: string | undefined;
}

export interface SandboxPress {
  readonly messageId: string;
  readonly buttonId: string;
  readonly senderId: string;
  /** What was typed into the box of a button that asks for words. */
  readonly input?: string | undefined;
}

export type SandboxAnswer =
  | { readonly kind: 'posted'; readonly messageId: string }
  | { readonly kind: 'unknown'; readonly what: 'chat' | 'message' | 'button' }
  /** The id belongs to something that the bot said, or that was said in another chat. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'stopped' };

/** A chat platform in a browser. What people post goes in as from any platform; all ids outside are bare. */
export interface SandboxAdapter extends ChatAdapter {
  readonly platform: 'sandbox';
  /** Answers once the message is stored and passed on; a repeat after a crash in between is passed on again. */
  readonly post: (post: SandboxPost) => Promise<SandboxAnswer>;
  /** A press is the button's command, typed by the presser in answer to the bot's message. */
  readonly press: (press: SandboxPress) => Promise<SandboxAnswer>;
  readonly list: (chatId: string, after?: string) => Promise<readonly SandboxLine[]>;
  /** Hears every new message from now on. @returns how to stop listening */
  readonly subscribe: (listener: (line: SandboxLine) => void) => () => void;
}

/** Whoever is not of the cast is a stranger, whatever the id: nobody is tied to it. */
function nameOf(cast: readonly SandboxChat[], senderId: string): string {
  return memberNamed(cast, senderId)?.name ?? STRANGER.name;
}

export function createSandboxAdapter(options: SandboxOptions): SandboxAdapter {
  const { messages, clock, newId, cast, botNames } = options;
  const listeners = new Set<(line: SandboxLine) => void>();
  let receive: Receive | undefined;
  let last: Promise<void> = Promise.resolve();

  /** One after the other, so that nobody who asks for what came after a message misses one that was stored late. */
  function keep(message: SandboxMessage): Promise<SandboxMessage> {
    const kept = last.then(async () => {
      const { message: stands, isNew } = await messages.keep(message);
      if (isNew) for (const listener of listeners) listener(render(stands));
      return stands;
    });
    last = kept.then(
      () => undefined,
      () => undefined,
    );
    return kept;
  }

  async function hear(said: SandboxMessage, name: string, mentionsBot: boolean): Promise<SandboxAnswer> {
    if (receive === undefined) return { kind: 'stopped' };
    const message = await keep(said);
    if (message.fromBot || message.chat !== said.chat) return { kind: 'taken' };
    await receive(toInbound(message, name, mentionsBot));
    return { kind: 'posted', messageId: message.messageId };
  }

  return {
    platform: 'sandbox',

    async start(onMessage) {
      receive = onMessage;
    },

    async stop() {
      receive = undefined;
    },

    async send(chat: ChatId, notice: Notice, key: string) {
      if (chatNamed(await cast(), chat) === undefined) {
        throw new SendError(`the sandbox has no chat ${chat}`, { kind: 'rejected' });
      }
      const { messageId } = await keep({
        messageId: messageIdOf(key),
        chat,
        sender: BOT_ACCOUNT,
        fromBot: true,
        text: storable(plainText(notice)),
        notice,
        ...(notice.replyTo === undefined ? {} : { replyTo: notice.replyTo }),
        sentAt: clock.now(),
      });
      return { messageId };
    },

    async post({ messageId, chatId, senderId, text, replyTo }) {
      const chats = await cast();
      const chat = fullId(chatId);
      if (chatNamed(chats, chat) === undefined) return { kind: 'unknown', what: 'chat' };
      const said: SandboxMessage = {
        messageId: messageId ?? newId(),
        chat,
        sender: fullId(senderId),
        fromBot: false,
        text: storable(text),
        ...(replyTo === undefined ? {} : { replyTo }),
        sentAt: clock.now(),
      };
      return hear(said, nameOf(chats, senderId), mentionsAny(text, await botNames()));
    },

    async press({ messageId, buttonId, senderId, input }) {
      const message = await messages.find(messageId);
      if (message === undefined) return { kind: 'unknown', what: 'message' };
      const button = message.notice?.buttons?.find(({ id }) => id === buttonId);
      if (button === undefined) return { kind: 'unknown', what: 'button' };
      const words = input === undefined ? '' : storable(input).trim();
      const said: SandboxMessage = {
        messageId: newId(),
        chat: message.chat,
        sender: fullId(senderId),
        fromBot: false,
        text: words === '' ? button.command : `${button.command} ${words}`,
        replyTo: messageId,
        sentAt: clock.now(),
      };
      return hear(said, nameOf(await cast(), senderId), true);
    },

    async list(chatId, after) {
      return (await messages.list(fullId(chatId), after)).map(render);
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
