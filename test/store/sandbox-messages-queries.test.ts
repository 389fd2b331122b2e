import { describe, expect, it } from 'vitest';
import type { SandboxMessages } from '../../bots/sandbox/message.ts';
import { sandboxMessagesIn } from '../../src/store/sandbox-messages.ts';
import { memoryMessages } from '../support/memory-sandbox.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const MESSAGE = {
  messageId: 'm1',
  chat: 'sandbox:group-1',
  sender: 'sandbox:p1',
  fromBot: false,
  text: '路断了',
  sentAt: new Date('2020-03-11T02:00:00Z'),
} as const;
const NOTICE = { kind: 'receipt', title: '#1 已登记', tone: 'good', lines: [] } as const;

const RECORDS: [string, () => Promise<{ messages: SandboxMessages; close: () => Promise<void> }>][] = [
  ['in memory', async () => ({ messages: memoryMessages(), close: async () => undefined })],
  ...DATABASES.map((kind): (typeof RECORDS)[number] => [
    `on the ${kind} database`,
    async () => {
      const store = await openTestStore(kind);
      return { messages: sandboxMessagesIn(store.db, 1), close: () => store.close() };
    },
  ]),
];

describe.each(RECORDS)("the sandbox's record %s", (_name, open) => {
  it('keeps one message of several with one id, however many come at once', async () => {
    const { messages, close } = await open();
    const kept = await Promise.all([1, 2, 3].map((n) => messages.keep({ ...MESSAGE, text: `${n}` })));
    expect(kept.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(kept.map(({ message }) => message.text)).size).toBe(1);
    expect(await messages.list(MESSAGE.chat)).toHaveLength(1);
    await close();
  });

  it('gives back what it was given', async () => {
    const { messages, close } = await open();
    const said = { ...MESSAGE, fromBot: true, notice: NOTICE, replyTo: 'm0' };
    await messages.keep(said);
    expect(await messages.find('m1')).toEqual(said);
    expect(await messages.find('m2')).toBeUndefined();
    await close();
  });

  it('lists a chat oldest first, all of it or what came after', async () => {
    const { messages, close } = await open();
    for (const messageId of ['m1', 'm2', 'm3']) await messages.keep({ ...MESSAGE, messageId });
    await messages.keep({ ...MESSAGE, messageId: 'elsewhere', chat: 'sandbox:leaders' });
    const ids = async (after?: string) =>
      (await messages.list(MESSAGE.chat, after)).map(({ messageId }) => messageId);
    expect(await ids()).toEqual(['m1', 'm2', 'm3']);
    expect(await ids('m1')).toEqual(['m2', 'm3']);
    expect(await ids('m3')).toEqual([]);
    expect(await ids('unknown')).toEqual(['m1', 'm2', 'm3']);
    await close();
  });
});
