import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WechatParts } from '../../../bots/wechat/adapter.ts';
import { LISTS_SETTLE_MS } from '../../../bots/wechat/settled-lists.ts';
import type { Notice } from '../../../src/chat/notice.ts';
import { systemTimers, type Timers } from '../../../src/chat/timers.ts';
import { systemClock } from '../../../src/chat/clock.ts';
import { sharedFile } from '../../support/shared.ts';
import { chatAdapterContract, REQUEST_NOTICE } from '../../support/chat-adapter-contract.ts';
import { openBench, type Bench } from '../../support/wechat/bench.ts';
import { createGateway, HOME, overNetwork, type GatewayProcess } from '../../support/wechat/gateway.ts';
import { settle, until } from '../../support/wechat/time.ts';
import { BOT_ID, BOT_NAME } from '../../support/wechat/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOM = '1001@chatroom';
const CHAT = `wechat:${ROOM}` as const;
const real = { clock: systemClock, timers: systemTimers };

let gateway: GatewayProcess;
beforeAll(async () => {
  gateway = await createGateway();
  await gateway.start();
  await furnish();
});
afterAll(() => gateway.kill());

/** After each start the gateway knows its people again. */
async function furnish(): Promise<void> {
  await gateway.ask('person', 'wxid_zhou', '周立');
  await gateway.ask('person', 'wxid_wang', '王敏');
  await gateway.ask('room', ROOM, '住建局联络群', ['wxid_zhou', 'wxid_wang']);
}

/** What was sent is told by another way than it is answered: whatever stands before this question has come then. */
async function allSaid(): Promise<GatewayProcess['sent']> {
  await gateway.ask('manners', {});
  return gateway.sent;
}

/** Only what is said from now on: a stopped client leaves the gateway logged in. */
const open = (more: Partial<WechatParts> = {}) =>
  openBench((log) => overNetwork(gateway, log), { ...real, ...more });

/** Here the account's lists are whole from the login on. */
const settledAtOnce: Timers = {
  ...systemTimers,
  after: (ms, run) => systemTimers.after(ms === LISTS_SETTLE_MS ? 0 : ms, run),
};

chatAdapterContract('wechat', async () => {
  const { adapter, logged, connected } = await open({ timers: settledAtOnce });
  const before = (await allSaid()).length;
  let ids = 0;
  const run = `${Date.now()}-${Math.round(performance.now())}`;
  const settled = () => {
    const { received, own, duplicate, store_failed } = adapter.counts();
    return received + own + duplicate + store_failed;
  };
  const hear = async (say: () => Promise<unknown>) => {
    const [handled, failed] = [settled(), adapter.counts().store_failed];
    await say();
    if (adapter.health().state !== 'connected') return settle();
    await until('the message is handled', () => settled() > handled);
    if (adapter.counts().store_failed > failed) throw new Error(logged.at(-1)?.reason);
  };
  const say = (talker: string, text: string, id = `${run}-${(ids += 1)}`) =>
    gateway.ask('say', ROOM, talker, text, { id });
  const events = {
    'from a person': () => hear(() => say('wxid_zhou', '@四进助手\u2005报问题 路断了', `${run}-p`)),
    'from a person again': () => hear(() => gateway.ask('emit', 'message', { messageId: `${run}-p` })),
    'from the bot itself': () => hear(() => say(BOT_ID, '我说的话')),
    'a pressed button': async () => {
      await adapter.send(CHAT, REQUEST_NOTICE, 'k');
      await until('the echo is heard', () => adapter.counts().own > 0);
      const quote = `「${BOT_NAME}：${(await allSaid()).at(-1)?.text}」\n${'- '.repeat(15).trim()}\n签收 #12`;
      await hear(() => say('wxid_zhou', quote));
    },
  };
  return {
    adapter: {
      ...adapter,
      async start(receive, happened) {
        await adapter.start(receive, happened);
        await connected();
        await settle();
      },
    },
    chat: CHAT,
    shown: async () => (await allSaid()).length - before,
    hear: (event) => events[event](),
  };
});

describe('a gateway over the network', () => {
  const photo = Buffer.alloc(300_000, 7);
  let bench: Bench;
  beforeAll(async () => {
    const openFile = async () => ({ name: '周通报.png', mediaType: 'image/png', bytes: photo });
    bench = await openBench((log) => overNetwork(gateway, log), { ...real, openFile });
    await bench.adapter.start(async (message) => void bench.heard.push(message));
    await bench.connected();
  });
  afterAll(() => bench.adapter.stop());

  it('brings pictures to the bot and takes pictures from it', async () => {
    await gateway.ask('show', ROOM, 'wxid_wang', 6, '现场.jpg', photo.toString('base64'));
    await until('the picture is heard', () => bench.heard.length === 1);
    const [message] = bench.heard;
    const file = await bench.adapter.fetch(CHAT, message!.id, message!.attachments![0]!);
    expect(Buffer.from(file.bytes).equals(photo)).toBe(true);

    const notice: Notice = {
      ...REQUEST_NOTICE,
      files: [{ name: '周通报.png', url: '/x', ref: 'summary:3.png' }],
    };
    await bench.adapter.send(CHAT, notice, 'picture');
    expect((await allSaid()).at(-1)?.file).toEqual({ name: '周通报.png', bytes: 300_000 });
  });
});

describe('connections that follow each other at once', () => {
  it('know the group each time, and keep no names on disk', async () => {
    for (const turn of [1, 2, 3, 4, 5]) {
      const { adapter, connected } = await open();
      await adapter.start(async () => undefined);
      await connected();
      await adapter.send(CHAT, REQUEST_NOTICE, `turn ${turn}`);
      await adapter.stop();
    }
    expect(existsSync(join(HOME, '.wechaty'))).toBe(false);
  });
});

interface Example {
  readonly id: string;
  readonly platform: string;
  readonly text: string;
  readonly context?: { readonly messageType?: string };
}

describe('the example messages of WeChat', () => {
  const { path: file, isThere } = sharedFile('messages/examples.jsonl');
  const examples = isThere
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as Example)
        .filter(({ platform }) => platform === 'wechat')
    : [];

  it.runIf(isThere)('arrive as they were typed, lists as lists and quotes as text', async () => {
    const bench = await open();
    await bench.adapter.start(async (message) => void bench.heard.push(message));
    await bench.connected();
    for (const { id, text, context } of examples) {
      const type = context?.messageType === 'GroupNote' ? 10 : 7;
      await gateway.ask('say', ROOM, 'wxid_wang', text, { id: `example-${id}`, type });
    }
    await until('all are heard', () => bench.heard.length === examples.length);
    await bench.adapter.stop();
    expect(bench.heard.map(({ text }) => text)).toEqual(examples.map(({ text }) => text));
    expect(bench.heard.map(({ type }) => type)).toEqual(
      examples.map(({ context }) => (context?.messageType === 'GroupNote' ? 'note' : 'text')),
    );
    expect(bench.heard.filter(({ type }) => type === 'note').length).toBeGreaterThan(3);
    expect(bench.heard.filter(({ text }) => text.startsWith('「')).length).toBeGreaterThan(1);
  });
});

/** A gateway that comes up without telling of its login is given two minutes, and then another connection. */
const RECONNECTS_WITHIN_MS = 180_000;
/** Twice in CI, ten times by `npm run chaos:gateway`. */
const KILLS = Number(process.env['GATEWAY_KILLS'] ?? 2);
/** How far back a gateway that is begun anew tells what was said. */
const SAID_AGAIN = 80;
const MOST_ON_THE_WAY = 60;
const DEATHS = Array.from({ length: KILLS }, (_, i) => Math.floor((500 * (i + 1)) / (KILLS + 1)));

describe('a gateway that is killed again and again while five hundred messages come in', () => {
  const answer = (number: number): Notice => ({
    kind: 'answer',
    title: `答复 ${number}`,
    tone: 'plain',
    lines: [],
  });

  it(
    'costs nothing that it delivered, doubles nothing, and the gap is told',
    async () => {
      const bench = await open();
      const stored: string[] = [];
      const outcomes = new Map<number, string>();
      const say = async (number: number) => {
        // As the relay does it: what surely was not said is said again, what may have been is not.
        for (;;)
          try {
            await bench.adapter.send(CHAT, answer(number), `k${number}`);
            return outcomes.set(number, 'said');
          } catch (error) {
            const kind = (error as { failure?: { kind: string } }).failure?.kind;
            if (kind === 'uncertain') return outcomes.set(number, 'uncertain');
            await settle();
          }
      };
      const sends: Promise<unknown>[] = [];
      await bench.adapter.start(
        async ({ text }) => {
          stored.push(text);
          const number = Number(text.slice(2));
          if (number % 25 === 0) sends.push(say(number));
        },
        async (event) => void bench.events.push(event),
      );
      await bench.connected();
      const startedAt = Date.now();
      const delivered = new Set<string>();
      const before = (await allSaid()).length;
      for (let number = 0; number < 500; number += 1) {
        const text = `问题${number}`;
        const more = { id: `s${number}`, at: new Date(startedAt + number) };
        await gateway.ask('say', ROOM, 'wxid_wang', text, more);
        const death = DEATHS.indexOf(number);
        if (death < 0) continue;
        // What is on the way dies with it, and it says no more again than the last eighty.
        await until(
          'no more than that is on the way',
          () => new Set(stored).size >= number - MOST_ON_THE_WAY,
          30_000,
        );
        await gateway.kill();
        await gateway.start();
        await furnish();
        await until(
          'it is connected anew',
          () => bench.adapter.health().state === 'connected' && bench.adapter.counts().restart > 0,
          RECONNECTS_WITHIN_MS,
        );
        await until('the gap is told', () => bench.events.length > death, 30_000);
        // What was said lately comes again, as gateways do it: this is how what was lost on the way comes at all.
        for (let again = Math.max(0, number - SAID_AGAIN); again <= number; again += 1)
          await gateway.ask('say', ROOM, 'wxid_wang', `问题${again}`, {
            id: `s${again}`,
            at: new Date(startedAt + again),
          });
      }
      for (let number = 0; number < 500; number += 1) delivered.add(`问题${number}`);
      await until('all are stored', () => new Set(stored).size === 500, 30_000);
      await Promise.all(sends);
      await bench.adapter.stop();
      expect(stored).toHaveLength(500);
      expect(new Set(stored)).toEqual(delivered);
      expect(stored.map((text) => Number(text.slice(2)))).toEqual(
        stored.map((text) => Number(text.slice(2))).toSorted((a, b) => a - b),
      );
      const said = (await allSaid()).slice(before).map(({ text }) => text);
      expect(new Set(said).size).toBe(said.length);
      for (const [number, outcome] of outcomes)
        if (outcome === 'said') expect(said).toContain(`答复 ${number}`);
      expect(outcomes.size).toBe(20);
      expect(bench.events.filter(({ kind }) => kind === 'gap').length).toBeGreaterThanOrEqual(KILLS);
    },
    60_000 + KILLS * RECONNECTS_WITHIN_MS,
  );
});
