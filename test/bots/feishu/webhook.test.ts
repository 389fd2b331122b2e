import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../../src/chat/message.ts';
import { startTestBot, type TestBot } from '../../support/feishu/bot.ts';
import { encrypt, signedPush } from '../../support/feishu/crypto.ts';
import { APP } from '../../support/feishu/fake.ts';
import { FORGERIES, type Forgery } from '../../support/feishu/forgeries.ts';
import { inLanes } from '../../support/in-lanes.ts';
import { createKnocker } from '../../support/knocker.ts';

const NOW = new Date('2020-03-11T02:00:00Z').getTime();
/** `FORGERIES=10000` is the long form. */
const EACH = Number(process.env['FORGERIES'] ?? 1_000);
const AT_ONCE = 16;

const knocker = createKnocker();

let bot: TestBot;
let person: string;
let chat: string;
const heard: InboundMessage[] = [];
let refuses = false;

beforeAll(async () => {
  bot = await startTestBot({ way: 'webhook', fake: { now: () => NOW } });
  await bot.adapter.start(async (message) => {
    if (refuses) throw new Error('the database is away');
    heard.push(message);
  });
  person = bot.fake.world.addPerson('王敏');
  chat = bot.fake.world.addChat('度假区工作组群', [person]).id;
});
beforeEach(() => {
  heard.length = 0;
  refuses = false;
});
afterAll(async () => {
  knocker.close();
  await bot.close();
});

const real = async () =>
  (await bot.fake.say(chat, person, '@协调助手 报问题 路断了', { unpushed: true })).event;

const send = (forgery: Forgery, path = '/feishu/events') => knocker.knock(`${bot.url}${path}`, forgery);

describe('a webhook of Feishu', () => {
  it('takes in what the platform pushed, and says so', async () => {
    const push = signedPush(await real(), { encryptKey: APP.encryptKey, at: NOW });
    expect(await send(push)).toEqual({ status: 200, text: '{}' });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ mentionsBot: true, sender: { name: '王敏' }, chat: `feishu:${chat}` });
  });

  it.each(Object.entries(FORGERIES))(
    'takes in nothing that bears %s',
    async (_, forge) => {
      const event = await real();
      const answers = new Map<number, number>();
      await inLanes(Array.from({ length: EACH }), AT_ONCE, async (_, n) => {
        const push = signedPush(event, { encryptKey: APP.encryptKey, at: NOW });
        const path = n % 2 === 0 ? '/feishu/events' : '/feishu/cards';
        const { status } = await send(forge({ event, push, at: NOW }, n), path);
        answers.set(status, (answers.get(status) ?? 0) + 1);
      });
      const refused = [...answers].filter(([status]) => status >= 400 && status < 500);
      expect(refused.reduce((sum, [, count]) => sum + count, 0)).toBe(EACH);
      expect(heard).toEqual([]);
    },
    60_000 + EACH * 10,
  );

  it('tells a forger nothing about where he went wrong', async () => {
    const event = await real();
    const push = signedPush(event, { encryptKey: APP.encryptKey, at: NOW });
    const kinds = ['a wrong signature', 'a wrong token', 'another app', 'another key, or none at all'];
    const answers = await Promise.all(
      kinds.map((kind) => send(FORGERIES[kind]!({ event, push, at: NOW }, 0))),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  it('answers the question whether the address is ours, which bears no signature', async () => {
    const ask = (token: string) => {
      const text = JSON.stringify({ type: 'url_verification', challenge: 'c-1', token });
      const body = JSON.stringify({ encrypt: encrypt(text, APP.encryptKey) });
      return send({ headers: { 'content-type': 'application/json' }, body });
    };
    expect(await ask(APP.verificationToken)).toEqual({ status: 200, text: '{"challenge":"c-1"}' });
    expect((await ask('another')).status).toBe(401);
  });

  it('lets a repeat of the very same bytes through under the same id: the ledger knows it', async () => {
    const push = signedPush(await real(), { encryptKey: APP.encryptKey, at: NOW });
    expect([(await send(push)).status, (await send(push)).status]).toEqual([200, 200]);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });

  it('asks for another push where the message could not be stored', async () => {
    refuses = true;
    const push = signedPush(await real(), { encryptKey: APP.encryptKey, at: NOW });
    expect((await send(push)).status).toBe(503);
  });

  it('answers a pressed button with a word under the thumb', async () => {
    await bot.adapter.send(
      `feishu:${chat}`,
      {
        kind: 'request',
        title: '#12 新问题',
        tone: 'todo',
        lines: ['路断了'],
        buttons: [
          { id: 'accept', label: '签收', command: '签收 #12' },
          { id: 'return', label: '退回', command: '退回 #12', asksFor: '退回原因' },
        ],
      },
      'press',
    );
    const { ack, message } = await bot.fake.press(chat, person, '退回', '不归我局管');
    expect(ack).toEqual({ code: 200, data: { toast: { type: 'info', content: '收到，正在处理' } } });
    expect(heard[0]).toMatchObject({ text: '退回 #12 不归我局管', replyTo: message.id, mentionsBot: true });
  });
});
