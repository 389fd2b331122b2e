import { describe, expect, it } from 'vitest';
import { createSandboxAdapter } from '../../../bots/sandbox/adapter.ts';
import { castOf } from '../../../bots/sandbox/cast.ts';
import { messageIdOf } from '../../../bots/sandbox/ids.ts';
import type { SandboxLine } from '../../../bots/sandbox/render.ts';
import type { InboundMessage } from '../../../src/chat/message.ts';
import { chatAdapterContract, REQUEST_NOTICE } from '../../support/chat-adapter-contract.ts';
import { memoryMessages, SMALL_DISTRICT } from '../../support/memory-sandbox.ts';

const NOW = new Date('2020-03-11T02:00:00Z');
const POST = { messageId: 'm1', chatId: 'group-1', senderId: 'p1', text: '@四进助手 报问题 路断了' };
const PRESS = { messageId: messageIdOf('k'), buttonId: 'accept', senderId: 'p4' };

function open(messages = memoryMessages()) {
  let ids = 0;
  return createSandboxAdapter({
    messages,
    clock: { now: () => NOW },
    newId: () => `id${(ids += 1)}`,
    cast: async () => castOf(SMALL_DISTRICT),
    botNames: async () => SMALL_DISTRICT.organisation.botNames,
  });
}

async function listening(messages = memoryMessages()) {
  const adapter = open(messages);
  const heard: InboundMessage[] = [];
  await adapter.start(async (message) => void heard.push(message));
  return { adapter, heard };
}

chatAdapterContract('sandbox', async () => {
  const adapter = open();
  const say = () => adapter.send('sandbox:zhujian', REQUEST_NOTICE, 'k');
  const events = {
    'from a person': () => adapter.post(POST),
    'from a person again': () => adapter.post(POST),
    'a pressed button': async () => (await say(), adapter.press(PRESS)),
    'from the bot itself': async () => (await say(), adapter.post({ ...POST, messageId: messageIdOf('k') })),
  };
  return {
    adapter,
    chat: 'sandbox:zhujian',
    shown: async () => (await adapter.list('zhujian')).filter(({ fromBot }) => fromBot).length,
    hear: (event) => events[event](),
  };
});

describe('the sandbox', () => {
  it('passes on a message that is posted three times at once as one message', async () => {
    const { adapter, heard } = await listening();
    const answers = await Promise.all([adapter.post(POST), adapter.post(POST), adapter.post(POST)]);
    const posted = { kind: 'posted', messageId: 'm1' };
    expect(answers).toEqual([posted, posted, posted]);
    expect(new Set(heard.map(({ id }) => id))).toEqual(new Set(['m1']));
    expect(await adapter.list('group-1')).toHaveLength(1);
  });

  it('passes a message on again that was kept when the process died', async () => {
    const messages = memoryMessages();
    const dying = open(messages);
    await dying.start(() => Promise.reject(new Error('killed')));
    await expect(dying.post(POST)).rejects.toThrow('killed');
    const { adapter, heard } = await listening(messages);
    await adapter.post(POST);
    expect(heard).toMatchObject([{ id: 'm1', text: POST.text, sentAt: NOW }]);
    expect(await adapter.list('group-1')).toHaveLength(1);
  });

  it('knows when the bot is mentioned', async () => {
    const { adapter, heard } = await listening();
    await adapter.post(POST);
    await adapter.post({ ...POST, messageId: 'm2', text: '四进助手是谁' });
    expect(heard.map(({ mentionsBot }) => mentionsBot)).toEqual([true, false]);
  });

  it('appends what was typed for a button that asks for words', async () => {
    const { adapter, heard } = await listening();
    const { messageId } = await adapter.send(
      'sandbox:zhujian',
      {
        ...REQUEST_NOTICE,
        buttons: [{ id: 'return', label: '退回', command: '退回 #12', asksFor: '退回的原因' }],
      },
      'k2',
    );
    await adapter.press({ messageId, buttonId: 'return', senderId: 'p4', input: ' 不是我局职责 ' });
    expect(heard).toMatchObject([{ text: '退回 #12 不是我局职责', replyTo: messageId, mentionsBot: true }]);
  });

  it('shows what was pressed as words of who pressed it', async () => {
    const { adapter } = await listening();
    await adapter.send('sandbox:zhujian', REQUEST_NOTICE, 'k');
    await adapter.press(PRESS);
    expect(await adapter.list('zhujian', PRESS.messageId)).toMatchObject([
      { senderId: 'p4', text: '签收 #12' },
    ]);
  });

  it('takes whoever is not of the cast for a stranger', async () => {
    const { adapter, heard } = await listening();
    await adapter.post({ ...POST, senderId: 'nobody' });
    expect(heard).toMatchObject([{ sender: { account: 'sandbox:nobody', name: '路人' } }]);
  });

  it('stores NUL and half surrogate pairs as the replacement character', async () => {
    const { adapter, heard } = await listening();
    await adapter.post({ ...POST, text: '路\0断\ud800了😀' });
    expect(heard[0]?.text).toBe('路\u{FFFD}断\u{FFFD}了😀');
  });

  it.each([['chat', { ...POST, chatId: 'nowhere' }]])('knows no such %s', async (what, post) => {
    const { adapter, heard } = await listening();
    expect(await adapter.post(post)).toEqual({ kind: 'unknown', what });
    expect(heard).toEqual([]);
  });

  it.each([
    ['message', { ...PRESS, messageId: 'gone' }],
    ['button', { ...PRESS, buttonId: 'none' }],
  ])('presses nothing where there is no such %s', async (what, press) => {
    const { adapter, heard } = await listening();
    await adapter.send('sandbox:zhujian', REQUEST_NOTICE, 'k');
    expect(await adapter.press(press)).toEqual({ kind: 'unknown', what });
    expect(heard).toEqual([]);
  });

  it('tells listeners of each new message once, until they leave', async () => {
    const { adapter } = await listening();
    const seen: SandboxLine[] = [];
    const leave = adapter.subscribe((line) => seen.push(line));
    await adapter.post(POST);
    await adapter.post(POST);
    await adapter.send('sandbox:zhujian', REQUEST_NOTICE, 'k');
    leave();
    await adapter.post({ ...POST, messageId: 'm9' });
    expect(seen.map(({ fromBot, chatId }) => [fromBot, chatId])).toEqual([
      [false, 'group-1'],
      [true, 'zhujian'],
    ]);
  });

  it('shows a notice as text and as structure, without commands and accounts', async () => {
    const { adapter } = await listening();
    await adapter.send(
      'sandbox:zhujian',
      { ...REQUEST_NOTICE, mentions: [{ account: 'sandbox:p4', name: '周立' }] },
      'k',
    );
    const [line] = await adapter.list('zhujian');
    expect(line).toMatchObject({
      text: '@周立\n#12 新问题\n道路施工，货车进不了厂',
      buttons: [{ id: 'accept', label: '签收', asksFor: null }],
      card: { title: '#12 新问题', mentions: ['周立'], issueNumber: 12 },
    });
    expect(JSON.stringify(line)).not.toContain('签收 #12');
  });
});
