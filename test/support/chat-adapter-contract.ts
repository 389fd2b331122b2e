import { describe, expect, it } from 'vitest';
import type { ChatAdapter } from '../../src/chat/adapter.ts';
import type { ChatId, InboundMessage } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';

type PlatformEvent = 'from a person' | 'from a person again' | 'from the bot itself' | 'a pressed button';

export interface AdapterBench {
  readonly adapter: ChatAdapter;
  /** A chat that the bot sits in. */
  readonly chat: ChatId;
  /** Plays a platform event into the adapter; `again` is the same event a second time. */
  hear(
    event: 'from a person' | 'from a person again' | 'from the bot itself' | 'a pressed button',
  ): Promise<unknown>;
  /** How many messages of the bot the platform shows in the chat. */
  shown(): Promise<number>;
}

export const REQUEST_NOTICE: Notice = {
  kind: 'request',
  title: '#12 新问题',
  tone: 'todo',
  lines: ['道路施工，货车进不了厂'],
  buttons: [{ id: 'accept', label: '签收', command: '签收 #12' }],
  issueNumber: 12,
};

/** What every platform's adapter promises, whatever its SDK looks like. */
export function chatAdapterContract(name: string, open: () => Promise<AdapterBench>): void {
  describe(`${name} as a chat adapter`, () => {
    it('goes by its name', async () => {
      expect((await open()).adapter.platform).toBe(name);
    });

    it('passes on what a person says, with ids that name the platform', async () => {
      const [message] = await heardOf(open, ['from a person']);
      expect(message?.chat).toMatch(new RegExp(`^${name}:.+`));
      expect(message?.sender.account).toMatch(new RegExp(`^${name}:.+`));
      expect(message?.sender.name).not.toBe('');
      expect(message?.text).not.toBe('');
      expect(message?.sentAt).toBeInstanceOf(Date);
    });

    it('gives one message the same id each time it is delivered', async () => {
      const messages = await heardOf(open, ['from a person', 'from a person again']);
      expect(new Set(messages.map(({ id }) => id)).size).toBe(1);
    });

    it('passes on a pressed button as the command it stands for', async () => {
      const [message] = await heardOf(open, ['a pressed button']);
      // Where there are no buttons, the command is typed under a quote of the notice.
      expect(message?.text).toMatch(/(^|\n)签收 #12$/);
      expect(message?.mentionsBot).toBe(true);
      expect(message?.replyTo).toBeDefined();
    });

    it('does not hear itself', async () => {
      expect(await heardOf(open, ['from the bot itself'])).toEqual([]);
    });

    it('tells the platform that a message arrived only when it is stored', async () => {
      const bench = await open();
      await bench.adapter.start(async () => {
        throw new Error('the database is away');
      });
      await expect(bench.hear('from a person')).rejects.toBeInstanceOf(Error);
      await bench.adapter.stop();
    });

    it('says a notice once for one key, and answers with the same id', async () => {
      const bench = await open();
      await bench.adapter.start(async () => undefined);
      const ids = await Promise.all(
        [1, 2, 3].map(() => bench.adapter.send(bench.chat, REQUEST_NOTICE, 'issue:12:dispatched')),
      );
      expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(1);
      expect(await bench.shown()).toBe(1);
      await bench.adapter.stop();
    });

    it('refuses for good what is said in a chat that is not there', async () => {
      const bench = await open();
      await bench.adapter.start(async () => undefined);
      const nowhere: ChatId = `${bench.adapter.platform}:nowhere`;
      await expect(bench.adapter.send(nowhere, REQUEST_NOTICE, 'k')).rejects.toMatchObject({
        failure: { kind: 'rejected' },
      });
      await bench.adapter.stop();
    });

    it('hears nothing more once it is stopped', async () => {
      const bench = await open();
      const messages: InboundMessage[] = [];
      await bench.adapter.start(async (message) => void messages.push(message));
      await bench.adapter.stop();
      // It may refuse what it does not hear, so that the platform keeps it.
      await bench.hear('from a person').catch(() => undefined);
      expect(messages).toEqual([]);
    });
  });
}

async function heardOf(open: () => Promise<AdapterBench>, events: readonly PlatformEvent[]) {
  const bench = await open();
  const messages: InboundMessage[] = [];
  await bench.adapter.start(async (message) => void messages.push(message));
  for (const event of events) await bench.hear(event);
  await bench.adapter.stop();
  return messages;
}
