import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WechatParts } from '../../../bots/wechat/adapter.ts';
import { LISTS_SETTLE_MS } from '../../../bots/wechat/settled-lists.ts';
import type { OpenGateway } from '../../../bots/wechat/gateway.ts';
import { memoryOf, openBench, startBench, type Bench } from '../../support/wechat/bench.ts';
import { createFakeGateway } from '../../support/wechat/fake-gateway.ts';
import { settle, until } from '../../support/wechat/time.ts';
import { BOT_ID, createWorld } from '../../support/wechat/world.ts';

// wechaty takes half a second to load where nobody else is at work, and more where they are.
vi.setConfig({ testTimeout: 60_000 });

const ROOM = '1001@chatroom';
/** wechaty's number for a room whose copy is out of date. */
const DIRTY_ROOM = 3;
const bound = async () => [ROOM];

const open: Bench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.adapter.stop();
});

async function group(
  manners: Partial<{ logsIn: boolean; answersPings: boolean }> = {},
  more: Partial<WechatParts> = {},
) {
  const gateway = createFakeGateway({ logsIn: true, answersPings: true, ...manners });
  const bench = await openBench(() => gateway.open, { boundRooms: bound, ...more });
  open.push(bench);
  await bench.adapter.start(
    async (message) => void bench.heard.push(message),
    async (event) => void bench.events.push(event),
  );
  await settle();
  /** Time passes in steps, so that what is asked for can be answered in between. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 5) await bench.time.advance(5_000);
  };
  return { ...bench, gateway, pass, health: () => bench.adapter.health() };
}

describe('an account that answers', () => {
  it('stays connected through hours in which nobody says anything', async () => {
    const { pass, health, adapter } = await group();
    await pass(1_800);
    expect(health()).toMatchObject({ state: 'connected' });
    expect(adapter.counts()).toMatchObject({ restart: 0, deaf: 0 });
  });
});

describe('an account that goes deaf without a word', () => {
  it('is noticed, connected anew, and the gap is told to its groups', async () => {
    const bench = await group();
    const { gateway, pass, health, adapter, events } = bench;
    await pass(60);
    const heardUntil = health().lastHeardAt!;
    gateway.manners.answersPings = false;
    await pass(60);
    expect(health().state).toBe('connected');
    gateway.manners.logsIn = false;
    await pass(60);
    expect(health()).toMatchObject({
      state: expect.stringMatching(/disconnected|connecting/),
      lastHeardAt: expect.any(Date),
    });
    expect(adapter.counts().deaf).toBe(1);
    gateway.manners.answersPings = true;
    gateway.manners.logsIn = true;
    await pass(300);
    expect(health().state).toBe('connected');
    expect(events).toMatchObject([{ kind: 'gap', chat: `wechat:${BOT_ID}` }]);
    const [gap] = events;
    if (gap?.kind !== 'gap') throw new Error('no gap');
    expect(gap.from.getTime()).toBeGreaterThanOrEqual(heardUntil.getTime());
    expect(gap.until.getTime() - gap.from.getTime()).toBeGreaterThan(60_000);
  });

  it('is told to the admins once after a minute, and when it is back', async () => {
    const { gateway, pass, standings } = await group();
    Object.assign(gateway.manners, { answersPings: false, logsIn: false });
    await pass(600);
    expect(standings.map(({ kind }) => kind)).toEqual(['away']);
    expect(standings[0]).toMatchObject({ trouble: expect.stringMatching(/deaf|starting|never_logged_in/) });
    Object.assign(gateway.manners, { answersPings: true, logsIn: true });
    await pass(400);
    expect(standings.map(({ kind }) => kind)).toEqual(['away', 'back']);
  });

  it('is not worth a word when it is back within the minute', async () => {
    const { gateway, pass, standings, events, health } = await group();
    gateway.events.error(new Error('14 UNAVAILABLE: Connection dropped'));
    await settle();
    expect(health().state).toBe('disconnected');
    await pass(30);
    expect(health().state).toBe('connected');
    expect(standings).toEqual([]);
    expect(events).toMatchObject([{ kind: 'gap' }]);
  });
});

describe('a puppet that never logs in', () => {
  it('is tried again with growing pauses, said to have failed, and never ends the process', async () => {
    const { pass, health, adapter, standings } = await group({ logsIn: false });
    await pass(1_500);
    expect(health()).toMatchObject({ state: 'failed', detail: '网关在，但一直没有登录；请检查令牌和账号' });
    const { restart, never_logged_in } = adapter.counts();
    expect(never_logged_in).toBeGreaterThan(3);
    expect(restart).toBeLessThan(12);
    expect(standings).toHaveLength(1);
  });

  it('is heard as soon as it does log in', async () => {
    const { gateway, pass, health } = await group({ logsIn: false });
    await pass(600);
    gateway.manners.logsIn = true;
    await pass(400);
    expect(health().state).toBe('connected');
  });
});

describe('a connection that cannot be made', () => {
  it('is tried again, whatever it throws', async () => {
    let calls = 0;
    const gateway = createFakeGateway({ logsIn: true, answersPings: true });
    const failing =
      (open: OpenGateway): OpenGateway =>
      async (events) => {
        calls += 1;
        if (calls < 4) throw new Error('Cannot find package');
        return open(events);
      };
    const bench = await openBench(() => failing(gateway.open));
    open.push(bench);
    await bench.adapter.start(async () => undefined);
    await settle();
    expect(bench.adapter.health().state).toBe('disconnected');
    for (let second = 0; second < 30; second += 1) await bench.time.advance(1_000);
    expect(bench.adapter.health().state).toBe('connected');
    expect(bench.adapter.counts().start_failed).toBe(3);
  });
});

describe('an account that must be scanned for', () => {
  it('gives the link to the admins, and is left in peace while it waits', async () => {
    const { gateway, pass, health, standings, adapter } = await group();
    gateway.events.logout('kicked');
    gateway.events.scan('https://login.weixin.qq.com/l/abc');
    await settle();
    expect(health()).toMatchObject({
      state: 'disconnected',
      detail: expect.stringContaining('xietiao wechat login'),
    });
    expect(standings).toEqual([{ kind: 'scan', link: 'https://login.weixin.qq.com/l/abc' }]);
    await pass(300);
    expect(adapter.counts()).toMatchObject({ restart: 0, logged_out: 1 });
    expect(standings.map(({ kind }) => kind)).toEqual(['scan', 'away']);
  });
});

describe('time in which the program itself was away', () => {
  it('is a gap too', async () => {
    const kept = new Map<string, unknown>();
    const heardAt = new Date(Date.now() - 80 * 60_000);
    kept.set('seen', { watermark: heardAt.toISOString(), ids: [], heardAt: heardAt.toISOString() });
    const { events } = await group({}, { memory: memoryOf(kept) });
    await until('the gap is told', () => events.length === 1);
    expect(events[0]).toMatchObject({ kind: 'gap', from: heardAt });
  });
});

describe('two replicas', () => {
  it('do not hold one account at once; the other steps in when the first lets go', async () => {
    let holder = 'other';
    const gateway = createFakeGateway({ logsIn: true, answersPings: true });
    const bench = await openBench(() => gateway.open, { mayHold: async () => holder === 'me' });
    open.push(bench);
    await bench.adapter.start(async () => undefined);
    await bench.time.advance(60_000);
    expect(bench.adapter.health()).toMatchObject({
      state: 'disconnected',
      detail: '另一个进程正在使用这个账号',
    });
    expect(bench.standings).toEqual([]);
    holder = 'me';
    for (let second = 0; second < 30; second += 1) await bench.time.advance(1_000);
    expect(bench.adapter.health().state).toBe('connected');
    holder = 'other';
    for (let second = 0; second < 30; second += 1) await bench.time.advance(1_000);
    expect(bench.adapter.health().state).toBe('disconnected');
  });
});

describe('a room whose id is another after a new login', () => {
  const people = ['王敏', '刘洋', '陈涛', '赵倩', '孙丽'];

  /** Seen under one id, then the same room under another. */
  async function moved(change: (world: ReturnType<typeof createWorld>, members: string[]) => void) {
    const kept = new Map<string, unknown>();
    const first = createWorld();
    const before = people.map((name, index) => first.person(`old_${index}`, name));
    first.room(ROOM, '度假区工作一组', before);
    const bench = await startBench(first, { memory: memoryOf(kept), boundRooms: bound });
    await until('the rooms are known', () => kept.has('rooms'));
    await bench.adapter.stop();

    const second = createWorld();
    const after = people.map((name, index) => second.person(`new_${index}`, name));
    change(second, after);
    const again = await startBench(second, { memory: memoryOf(kept), boundRooms: bound });
    open.push(again);
    return { ...again, world: second, kept };
  }

  it('is found again by its name and its members, and keeps its id in the ledger', async () => {
    const { world, heard, adapter } = await moved((next, members) =>
      next.room('9009@chatroom', '度假区工作一组', members),
    );
    world.say('9009@chatroom', 'new_0', '报问题 路断了');
    await until('it is heard', () => heard.length === 1);
    expect(heard[0]?.chat).toBe(`wechat:${ROOM}`);
    await adapter.send(`wechat:${ROOM}`, { kind: 'x', title: '好', tone: 'plain', lines: [] }, 'k');
    expect(world.sent.at(-1)?.conversation).toBe('9009@chatroom');
    expect(adapter.counts().room_found_again).toBe(1);
  });

  it('is found where it comes into the account’s lists only some time after the login', async () => {
    const { world, adapter, time } = await moved(() => undefined);
    const hello = { kind: 'x', title: '好', tone: 'plain', lines: [] } as const;
    await expect(adapter.send(`wechat:${ROOM}`, hello, 'k')).rejects.toMatchObject({
      failure: { kind: 'unavailable' },
    });
    world.room('9009@chatroom', '度假区工作一组', ['new_0', 'new_1', 'new_2', 'new_3', 'new_4']);
    await time.advance(LISTS_SETTLE_MS);
    await adapter.send(`wechat:${ROOM}`, hello, 'k');
    expect(world.sent.at(-1)?.conversation).toBe('9009@chatroom');
  });

  it('is not given up where the gateway has just logged in a second time, and lists nothing yet', async () => {
    const { world, adapter, time } = await moved((next, members) =>
      next.room(ROOM, '度假区工作一组', members),
    );
    await time.advance(LISTS_SETTLE_MS);
    world.rooms.delete(ROOM);
    world.emit('dirty', { payloadType: DIRTY_ROOM, payloadId: ROOM });
    world.emit('login', { contactId: BOT_ID });
    await settle();
    await expect(
      adapter.send(`wechat:${ROOM}`, { kind: 'x', title: '好', tone: 'plain', lines: [] }, 'k'),
    ).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
  });

  it.each([
    [
      'two rooms bear its name',
      (w: ReturnType<typeof createWorld>, m: string[]) => (
        w.room('9009@chatroom', '度假区工作一组', m),
        w.room('9010@chatroom', '度假区工作一组', m)
      ),
    ],
    [
      'other people sit in it',
      (w: ReturnType<typeof createWorld>) =>
        w.room('9009@chatroom', '度假区工作一组', [
          w.person('x', '甲'),
          w.person('y', '乙'),
          w.person('z', '丙'),
        ]),
    ],
  ])('is asked about and never guessed where %s', async (_, change) => {
    const { world, heard, doubts, adapter, time } = await moved(change);
    await until('it is asked', () => doubts.length === 1);
    expect(doubts[0]).toMatchObject({ roomId: ROOM, topic: '度假区工作一组' });
    world.say('9009@chatroom', [...world.rooms.get('9009@chatroom')!.memberIds][1]!, '报问题 路断了');
    await until('it is heard', () => heard.length === 1);
    expect(heard[0]?.chat).toBe('wechat:9009@chatroom');
    await time.advance(LISTS_SETTLE_MS);
    await expect(
      adapter.send(`wechat:${ROOM}`, { kind: 'x', title: '好', tone: 'plain', lines: [] }, 'k'),
    ).rejects.toMatchObject({ failure: { kind: 'rejected' } });
  });

  it('keeps no names: what it remembers of members cannot be read', async () => {
    const { kept } = await moved((next, members) => next.room(ROOM, '度假区工作一组', members));
    expect(JSON.stringify(kept.get('rooms'))).not.toMatch(/王敏|刘洋/);
  });
});
