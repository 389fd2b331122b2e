import { describe, expect, it, vi } from 'vitest';
import { LISTS_SETTLE_MS } from '../../../bots/wechat/settled-lists.ts';
import { chatAdapterContract, REQUEST_NOTICE } from '../../support/chat-adapter-contract.ts';
import { inProcess, openBench } from '../../support/wechat/bench.ts';
import { until } from '../../support/wechat/time.ts';
import { BOT_ID, BOT_NAME, createWorld } from '../../support/wechat/world.ts';
import { settle } from '../../support/wechat/time.ts';

// wechaty takes half a second to load where nobody else is at work, and more where they are.
vi.setConfig({ testTimeout: 60_000 });

const ROOM = '1001@chatroom';

chatAdapterContract('wechat', async () => {
  const world = createWorld();
  world.person('wxid_zhou', '周立');
  world.room(ROOM, '住建局联络群', ['wxid_zhou']);
  const { adapter, logged, connected, time } = await openBench((log) => inProcess(world, log));
  const settled = () => {
    const { received, own, duplicate, store_failed } = adapter.counts();
    return received + own + duplicate + store_failed;
  };
  /** WeChat itself is never told whether a message was stored: the adapter keeps it and tries again. */
  const hear = async (say: () => unknown) => {
    const [before, failed] = [settled(), adapter.counts().store_failed];
    say();
    if (adapter.health().state !== 'connected') return settle();
    await until('the message is handled', () => settled() > before);
    if (adapter.counts().store_failed > failed) throw new Error(logged.at(-1)?.reason);
  };
  const events = {
    'from a person': () =>
      hear(() => world.say(ROOM, 'wxid_zhou', '@四进助手\u2005报问题 路断了', { id: 'p1' })),
    'from a person again': () => hear(() => world.emit('message', { messageId: 'p1' })),
    'from the bot itself': () => hear(() => world.say(ROOM, BOT_ID, '我说的话')),
    'a pressed button': async () => {
      await adapter.send(`wechat:${ROOM}`, REQUEST_NOTICE, 'k');
      const quote = `「${BOT_NAME}：${world.sent.at(-1)?.text}」\n${'- '.repeat(15).trim()}\n签收 #12`;
      await until('the echo is heard', () => adapter.counts().own > 0);
      await hear(() => world.say(ROOM, 'wxid_zhou', quote));
    },
  };
  return {
    adapter: {
      ...adapter,
      async start(receive, happened) {
        await adapter.start(receive, happened);
        await connected();
        await time.advance(LISTS_SETTLE_MS);
      },
      async stop() {
        await adapter.stop();
      },
    },
    chat: `wechat:${ROOM}`,
    shown: async () => world.sent.length,
    hear: (event) => events[event](),
  };
});

describe('stopping', () => {
  it('waits for nothing that cannot be stored', async () => {
    const world = createWorld();
    world.person('wxid_zhou', '周立');
    world.room(ROOM, '住建局联络群', ['wxid_zhou']);
    const { adapter, connected } = await openBench((log) => inProcess(world, log));
    await adapter.start(() => Promise.reject(new Error('the database is away')));
    await connected();
    world.say(ROOM, 'wxid_zhou', '报问题 路断了');
    await until('it was tried', () => adapter.counts().store_failed === 1);
    await adapter.stop();
    expect(adapter.counts().received).toBe(0);
  });
});
