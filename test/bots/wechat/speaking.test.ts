import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WechatParts } from '../../../bots/wechat/adapter.ts';
import { LISTS_SETTLE_MS } from '../../../bots/wechat/settled-lists.ts';
import type { FileContent } from '../../../src/chat/file.ts';
import type { Notice } from '../../../src/chat/notice.ts';
import { UserError } from '../../../src/errors.ts';
import { inProcess, openBench, quietLog, startBench, type Bench } from '../../support/wechat/bench.ts';
import { settle, until } from '../../support/wechat/time.ts';
import { createWorld, type Manners } from '../../support/wechat/world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// wechaty takes half a second to load where nobody else is at work, and more where they are.
vi.setConfig({ testTimeout: 60_000 });

const ROOM = '1001@chatroom';
const CHAT = `wechat:${ROOM}` as const;
const NOTE: Notice = { kind: 'answer', title: '【问题 #12】有答复', tone: 'plain', lines: ['便道已铺好'] };
const REQUEST: Notice = {
  kind: 'request',
  title: '【协调请求 #12】凤凰粮食制品有限公司',
  tone: 'todo',
  lines: ['门口修路，货车进不了厂'],
  buttons: [
    { id: 'accept', label: '签收', command: '签收 #12' },
    { id: 'return', label: '退回', command: '退回 #12', asksFor: '原因' },
  ],
  mentions: [{ account: 'wechat:wxid_zhou', name: '周立' }],
};
const unavailable = (words: string) => Object.assign(new Error(`14 UNAVAILABLE: ${words}`), { code: 14 });

const open: Bench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.adapter.stop();
});

async function group(manners: Partial<Manners> = {}, more: Partial<WechatParts> = {}) {
  const world = createWorld(manners);
  world.person('wxid_zhou', '周立');
  world.room(ROOM, '住建局联络群', ['wxid_zhou']);
  world.rooms.get(ROOM)?.aliases.set('wxid_zhou', '住建局周立');
  const bench = await startBench(world, more);
  open.push(bench);
  const texts = () => world.sent.map(({ text }) => text);
  return {
    ...bench,
    world,
    texts,
    say: (notice: Notice, key = 'k') => bench.adapter.send(CHAT, notice, key),
  };
}

/** Lets time pass until the promise is settled. */
async function inTime<T>({ time }: Bench, work: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const over = () => {
    state.isOver = true;
  };
  work.then(over, over);
  for (let step = 0; step < 100 && !state.isOver; step += 1) await time.advance(250);
  return work;
}

describe('what the bot says in a group', () => {
  it('ends with the words to type, and calls the liaison by the name that the group knows', async () => {
    const bench = await group();
    await bench.say(REQUEST);
    expect(bench.world.sent).toEqual([
      {
        conversation: ROOM,
        mentionIds: ['wxid_zhou'],
        text: '@住建局周立\u2005【协调请求 #12】凤凰粮食制品有限公司\n门口修路，货车进不了厂\n回复“签收 #12”或“退回 #12 原因”，或引用本条回复“签收”',
      },
    ]);
  });

  it('ends with the hint where the notice has its own words', async () => {
    const bench = await group();
    await bench.say({ ...REQUEST, mentions: [], hint: '回复：签收 #12（引用本条可不写编号）' });
    expect(bench.texts()[0]?.split('\n').at(-1)).toBe('回复：签收 #12（引用本条可不写编号）');
  });

  it('names people of another platform without an @ that reaches nobody', async () => {
    const bench = await group();
    await bench.say({ ...NOTE, mentions: [{ account: 'feishu:ou_1', name: '李敏' }] });
    expect(bench.world.sent[0]).toMatchObject({
      mentionIds: [],
      text: '李敏：【问题 #12】有答复\n便道已铺好',
    });
  });

  it('is split at sentences when it is long, numbered, and says when not all of it fits', async () => {
    const bench = await group();
    const sentence = `${'很长的一句话'.repeat(10)}。`;
    await inTime(bench, bench.say({ ...NOTE, lines: [sentence.repeat(100)], hint: '问进展请发：#12' }));
    const texts = bench.texts();
    expect(texts).toHaveLength(3);
    expect(texts.map((text) => text.slice(0, 5))).toEqual(['(1/3)', '(2/3)', '(3/3)']);
    for (const text of texts) expect(Array.from(text).length).toBeLessThan(1_000);
    expect(texts[0]?.endsWith('。')).toBe(true);
    expect(texts[2]?.split('\n').slice(-2)).toEqual([
      '……（太长，未全部列出，请联系协调员看全文）',
      '问进展请发：#12',
    ]);
  });

  it('goes with its pictures and files, and says which of them is gone', async () => {
    const bench = await group(
      {},
      {
        openFile: async (ref) => {
          if (ref === 'attachment:9') throw new UserError('NOT_FOUND', 'nothing lies under attachment:9');
          return { name: 'bulletin.png', mediaType: 'image/png', bytes: Buffer.alloc(2_000) };
        },
      },
    );
    const files = [
      { name: '周通报.png', url: '/x', ref: 'summary:3.png' as const },
      { name: '照片.jpg', url: '/y', ref: 'attachment:9' as const },
      { name: '网页', url: '/z' },
    ];
    await inTime(bench, bench.say({ ...NOTE, files }));
    expect(bench.world.sent).toMatchObject([
      { text: '【问题 #12】有答复\n便道已铺好\n（附件“照片.jpg”已取不到）' },
      { file: { name: 'bulletin.png', bytes: 2_000 } },
    ]);
  });

  it.each([
    ['the puppet’s answer', { givesIds: true, echoes: true }],
    ['the echo, where the puppet answers nothing', { givesIds: false, echoes: true }],
  ])('goes by the id from %s', async (_, manners) => {
    const bench = await group(manners);
    expect(await inTime(bench, bench.say(NOTE))).toEqual({ messageId: 'wxid_bot/m1' });
  });

  it('is said though the puppet neither answers nor echoes', async () => {
    const bench = await group({ givesIds: false, echoes: false });
    expect((await inTime(bench, bench.say(NOTE))).messageId).toMatch(/^wxid_bot\/unconfirmed-/);
  });

  it('is said one after the other: who comes in between comes back', async () => {
    let running = 0;
    let most = 0;
    const bench = await group({
      beforeSend: async () => {
        running += 1;
        most = Math.max(most, running);
        await settle();
        running -= 1;
      },
    });
    const all = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => bench.say(NOTE, `k${n}`)));
    expect(most).toBe(1);
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(all[4]).toMatchObject({ reason: { failure: { kind: 'rate_limited' } } });
  });
});

describe('what cannot be said', () => {
  it('is refused for good where there is no such room and no such person', async () => {
    const bench = await group();
    await bench.time.advance(LISTS_SETTLE_MS);
    await expect(bench.adapter.send('wechat:gone@chatroom', NOTE, 'k')).rejects.toMatchObject({
      failure: { kind: 'rejected', because: 'chat_gone' },
    });
  });

  it('waits where a room is only not yet among those of an account that has just logged in', async () => {
    const bench = await group();
    await expect(bench.adapter.send('wechat:late@chatroom', NOTE, 'k')).rejects.toMatchObject({
      failure: { kind: 'unavailable' },
    });
  });

  it.each([
    ['room', CHAT],
    ['person', 'wechat:wxid_zhou'],
  ] as const)('waits where the gateway has a %s and could not show it just then', async (_, chat) => {
    const bench = await group();
    await bench.time.advance(LISTS_SETTLE_MS);
    bench.world.manners.showsPayloads = false;
    await expect(bench.adapter.send(chat, NOTE, 'k')).rejects.toMatchObject({
      failure: { kind: 'unavailable' },
    });
    bench.world.manners.showsPayloads = true;
    await bench.adapter.send(chat, NOTE, 'k');
    expect(bench.world.sent).toHaveLength(1);
  });

  it('waits while the account is not connected', async () => {
    const bench = await group({ logsIn: false });
    expect(bench.adapter.canSpeak()).toBe(false);
    await expect(bench.say(NOTE)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
  });

  it('was never said where no connection could be made', async () => {
    const bench = await group({
      beforeSend: () => {
        throw unavailable('No connection established');
      },
    });
    await expect(bench.say(NOTE)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(bench.adapter.health().state).toBe('disconnected');
  });

  it.each(['Connection dropped', 'read ECONNRESET'])('may have been said after “%s”', async (words) => {
    const bench = await group({
      afterSend: () => {
        throw unavailable(words);
      },
      echoes: false,
    });
    await expect(bench.say(NOTE)).rejects.toMatchObject({ failure: { kind: 'uncertain' } });
  });

  it('may have been said where the puppet never answers', async () => {
    const bench = await group({ afterSend: () => new Promise(() => undefined), echoes: false });
    await expect(inTime(bench, bench.say(NOTE))).rejects.toMatchObject({ failure: { kind: 'uncertain' } });
  });

  it('was said after all where its echo came', async () => {
    const bench = await group({ afterSend: () => new Promise(() => undefined), echoes: true });
    expect(await inTime(bench, bench.say(NOTE))).toEqual({ messageId: 'wxid_bot/m1' });
  });

  it('is not said again where the echo came after everybody had given up waiting for it', async () => {
    let fails = true;
    const bench = await group({
      echoes: false,
      afterSend: () => {
        if (fails) throw new Error('read ECONNRESET');
      },
    });
    await expect(bench.say(REQUEST)).rejects.toMatchObject({ failure: { kind: 'uncertain' } });
    bench.world.say(ROOM, 'wxid_bot', bench.texts()[0]!, { id: 'late' });
    await until('the echo is heard', () => bench.adapter.counts().own === 1);
    fails = false;
    expect(await inTime(bench, bench.say(REQUEST))).toEqual({ messageId: 'wxid_bot/late' });
    expect(bench.texts()).toHaveLength(1);
  });

  it('goes on where it stopped when a file could not be sent', async () => {
    let fails = true;
    const bench = await group({
      beforeSend: (text) => {
        if (fails && text.endsWith('.png')) throw new Error('the gateway is busy');
      },
    });
    const notice = { ...NOTE, files: [{ name: '周通报.png', url: '/x', ref: 'summary:3.png' as const }] };
    const more = {
      openFile: async () => ({ name: 'b.png', mediaType: 'image/png', bytes: Buffer.alloc(9) }),
    };
    const withFile = await group(bench.world.manners, more);
    await expect(inTime(withFile, withFile.say(notice))).rejects.toMatchObject({
      failure: { kind: 'unavailable' },
    });
    fails = false;
    await inTime(withFile, withFile.say(notice));
    expect(withFile.texts()).toEqual(['【问题 #12】有答复\n便道已铺好', 'b.png']);
  });
});

describe('a gateway that is not quite well', () => {
  it('is not asked a second time for what it said and called a failure, where the echo shows it', async () => {
    let fails = true;
    const bench = await group({
      echoes: false,
      afterSend: () => {
        if (fails) throw new Error('13 INTERNAL: no message id');
      },
    });
    await expect(bench.say(NOTE)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    bench.world.say(ROOM, 'wxid_bot', bench.texts()[0]!, { id: 'late' });
    await until('the echo is heard', () => bench.adapter.counts().own === 1);
    fails = false;
    expect(await inTime(bench, bench.say(NOTE))).toEqual({ messageId: 'wxid_bot/late' });
    expect(bench.texts()).toHaveLength(1);
  });

  it('gives the second try its own echo, though the first one failed', async () => {
    let fails = true;
    const bench = await group({
      givesIds: false,
      beforeSend: () => {
        if (fails) throw new Error('13 INTERNAL: not now');
      },
    });
    await expect(bench.say(NOTE)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    fails = false;
    expect(await inTime(bench, bench.say(NOTE))).toEqual({ messageId: 'wxid_bot/m1' });
  });

  it('and never says what somebody is called in the group does not silence the account', async () => {
    const bench = await group({ nicknamesHang: true });
    await inTime(bench, bench.say(REQUEST));
    await inTime(bench, bench.say(NOTE, 'next'));
    expect(bench.texts().map((text) => text.split('\n')[0])).toEqual([
      '@周立\u2005【协调请求 #12】凤凰粮食制品有限公司',
      '【问题 #12】有答复',
    ]);
  });
});

describe('the login state', () => {
  it('is readable by its owner alone', async () => {
    const folder = join(temporaryFolder('wechat'), 'wechat');
    const bench = await openBench(() => inProcess(createWorld(), quietLog(), folder));
    await bench.adapter.start(async () => undefined);
    await bench.connected();
    await bench.adapter.stop();
    expect(statSync(join(folder, 'account.memory-card.json')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('a big file on a slow way', () => {
  it('is waited for, try after try, and sent once', async () => {
    let arrive: () => void = () => undefined;
    const way = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const bench = await group(
      { echoes: false, afterSend: (text) => (text.endsWith('.png') ? way : undefined) },
      { openFile: async () => ({ name: 'big.png', mediaType: 'image/png', bytes: Buffer.alloc(9) }) },
    );
    const notice: Notice = { ...NOTE, files: [{ name: 'big.png', url: '/x', ref: 'summary:3.png' }] };
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(inTime(bench, bench.say(notice))).rejects.toMatchObject({
        failure: { kind: 'rate_limited' },
      });
    arrive();
    await inTime(bench, bench.say(notice));
    expect(bench.texts()).toEqual(['【问题 #12】有答复\n便道已铺好', 'big.png']);
  });
});

describe('a picture that is still being drawn', () => {
  it('lets nothing be said half: the notice comes again and is whole then', async () => {
    let ready: (file: FileContent) => void = () => undefined;
    const drawing = new Promise<FileContent>((resolve) => {
      ready = resolve;
    });
    let drawn = 0;
    const openFile = () => {
      drawn += 1;
      return drawing;
    };
    const bench = await group({}, { openFile });
    const notice: Notice = { ...NOTE, files: [{ name: '周通报.png', url: '/x', ref: 'summary:3.png' }] };
    await expect(inTime(bench, bench.say(notice))).rejects.toMatchObject({
      failure: { kind: 'rate_limited' },
    });
    expect(bench.texts()).toEqual([]);
    ready({ name: '周通报.png', mediaType: 'image/png', bytes: Buffer.alloc(9) });
    await inTime(bench, bench.say(notice));
    expect(bench.texts()).toEqual(['【问题 #12】有答复\n便道已铺好', '周通报.png']);
    expect(drawn).toBe(1);
  });

  it('is followed by the rest at the next try where a notice has more parts than fit into one turn', async () => {
    const bench = await group(
      {},
      { openFile: async (ref) => ({ name: ref, mediaType: '', bytes: Buffer.alloc(9) }) },
    );
    const files = [1, 2, 3, 4, 5, 6].map((n) => ({ name: `${n}`, url: '/x', ref: `report:${n}` as const }));
    const tries: PromiseSettledResult<unknown>[] = [];
    while (tries.at(-1)?.status !== 'fulfilled' && tries.length < 10)
      tries.push(...(await Promise.allSettled([inTime(bench, bench.say({ ...NOTE, files }))])));
    expect(tries.length).toBeGreaterThan(1);
    expect(bench.texts()).toEqual(['【问题 #12】有答复\n便道已铺好', ...files.map(({ ref }) => ref)]);
  });
});
