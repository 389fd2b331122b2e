import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Receive } from '../../../src/chat/adapter.ts';
import type { Happened } from '../../../src/chat/event.ts';
import type { WechatParts } from '../../../bots/wechat/adapter.ts';
import { LISTS_SETTLE_MS } from '../../../bots/wechat/settled-lists.ts';
import { memoryOf, startBench, type Bench } from '../../support/wechat/bench.ts';
import { settle, until } from '../../support/wechat/time.ts';
import { BOT_ID, createWorld, type Manners } from '../../support/wechat/world.ts';

// wechaty takes half a second to load where nobody else is at work, and more where they are.
vi.setConfig({ testTimeout: 60_000 });

const ROOM = '1001@chatroom';
const OTHER = '1002@chatroom';

const open: Bench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.adapter.stop();
});

/** A group with two people, real wechaty in front of it. */
async function group(
  manners: Partial<Manners> = {},
  more: Partial<WechatParts> = {},
  to: Parameters<typeof startBench>[2] = {},
) {
  const world = createWorld(manners);
  for (const [id, name] of [
    ['wxid_wang', '王敏'],
    ['wxid_liu', '刘洋'],
    ['wxid_admin', '赵主任'],
  ] as const)
    world.person(id, name);
  world.room(ROOM, '度假区工作一组', ['wxid_wang', 'wxid_liu']);
  world.room(OTHER, '住建局联络群', ['wxid_wang', 'wxid_liu', 'wxid_admin']);
  const bench = await startBench(world, more, to);
  open.push(bench);
  const heard = (count: number) => until(`${count} messages`, () => bench.heard.length >= count);
  const counted = (what: keyof ReturnType<typeof bench.adapter.counts>, count = 1) =>
    until(`${what} ${count}`, () => bench.adapter.counts()[what] >= count);
  return { ...bench, world, heardCount: heard, counted };
}

describe('what is said in a group', () => {
  it('comes in the order in which it was said, though the first of each takes longest to load', async () => {
    const { world, heard, heardCount } = await group();
    for (let number = 0; number < 20; number += 1)
      world.say(number % 2 === 0 ? ROOM : OTHER, number % 3 === 0 ? 'wxid_wang' : 'wxid_liu', `p${number}`);
    await heardCount(20);
    const inRoom = (room: string) =>
      heard.filter(({ chat }) => chat === `wechat:${room}`).map(({ text }) => text);
    expect(inRoom(ROOM)).toEqual(Array.from({ length: 10 }, (_, i) => `p${i * 2}`));
    expect(inRoom(OTHER)).toEqual(Array.from({ length: 10 }, (_, i) => `p${i * 2 + 1}`));
  });

  it.each([
    ['seconds', 's'],
    ['milliseconds', 'ms'],
  ] as const)('carries the time it was said at, where the puppet counts in %s', async (_, unit) => {
    const { world, heard, heardCount } = await group({ unit });
    const at = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    world.say(ROOM, 'wxid_wang', '报问题 路断了', { at });
    await heardCount(1);
    expect(heard[0]).toMatchObject({
      id: `${BOT_ID}/m1`,
      chat: `wechat:${ROOM}`,
      isPrivate: false,
      sender: { account: 'wechat:wxid_wang', name: '王敏' },
      text: '报问题 路断了',
      mentionsBot: false,
      type: 'text',
      sentAt: at,
    });
  });

  it('is taken for said now where the puppet gives no time', async () => {
    const { world, heard, heardCount } = await group();
    world.say(ROOM, 'wxid_wang', '报问题 路断了', { at: new Date(0) });
    await heardCount(1);
    expect(Math.abs(heard[0]!.sentAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it.each([
    ['the list of mentions', '路断了', { mentionIdList: [BOT_ID] }],
    ['the account’s name and U+2005, though the list is empty', '@四进助手\u2005路断了', {}],
    ['its name and a space', '@四进助手 路断了', {}],
    ['its name at the end', '路断了 @四进助手', {}],
    ['a configured name', '@小四\u2005路断了', {}],
    ['what this group calls it', '@咱们的助手\u2005路断了', {}],
    ['its name where the puppet gives no list at all', '@四进助手\u2005路断了', { mentionIdList: undefined }],
  ])('mentions the bot by %s', async (_, text, more) => {
    const { world, heard, heardCount } = await group();
    world.rooms.get(ROOM)?.aliases.set(BOT_ID, '咱们的助手');
    world.say(ROOM, 'wxid_wang', text, more);
    await heardCount(1);
    expect(heard[0]).toMatchObject({ mentionsBot: true, text });
  });

  it.each(['@四进助手二号\u2005路断了', '四进助手是谁', '@刘洋\u2005路断了', 'me@小四.cn'])(
    'does not mention the bot in %s',
    async (text) => {
      const { world, heard, heardCount } = await group();
      world.say(ROOM, 'wxid_wang', text);
      await heardCount(1);
      expect(heard[0]?.mentionsBot).toBe(false);
    },
  );

  it('keeps a quote as text, and knows which of its own words were quoted', async () => {
    const { world, heard, heardCount, adapter } = await group();
    const notice = {
      kind: 'request',
      title: '【协调请求 #12】凤凰粮食制品有限公司',
      tone: 'todo' as const,
      lines: ['门口修路'],
    };
    const { messageId } = await adapter.send(`wechat:${ROOM}`, notice, 'k');
    const text = `「四进助手：${world.sent[0]?.text}」\n- - - - - - - - - - - - - - -\n签收`;
    world.say(ROOM, 'wxid_wang', text);
    await heardCount(1);
    expect(heard[0]).toMatchObject({ text, replyTo: messageId, mentionsBot: true });
  });

  it('is a private talk where there is no group, and then always meant for the bot', async () => {
    const { world, heard, heardCount } = await group();
    world.say('wxid_wang', 'wxid_wang', '绑定 123456');
    await heardCount(1);
    expect(heard[0]).toMatchObject({ chat: 'wechat:wxid_wang', isPrivate: true, mentionsBot: true });
  });

  it('is a list (接龙) where WeChat says so', async () => {
    const { world, heard, heardCount } = await group();
    world.say(ROOM, 'wxid_wang', '#接龙\n物资需求\n\n1. 王敏 口罩200个', { type: 10 });
    await heardCount(1);
    expect(heard[0]).toMatchObject({ type: 'note', text: '#接龙\n物资需求\n\n1. 王敏 口罩200个' });
  });

  it('is a place in words', async () => {
    const { world, heard, heardCount } = await group();
    world.say(ROOM, 'wxid_wang', '<xml/>', { type: 8 });
    await heardCount(1);
    expect(heard[0]?.text).toBe('明湖路口，明湖区明湖路1号');
  });

  it('names what was taken back by the id under which it was heard', async () => {
    const { world, heard, heardCount } = await group();
    const id = world.say(ROOM, 'wxid_wang', '报问题 路断了');
    world.say(ROOM, 'wxid_wang', id, { type: 13 });
    await heardCount(2);
    expect(heard[1]).toMatchObject({ recalls: heard[0]?.id, text: '' });
  });

  it.each([
    ['image', 6, 'a.jpg'],
    ['file', 1, '清单.xlsx'],
    ['voice', 2, 'v.sil'],
    ['file', 15, 'v.mp4'],
  ] as const)('has an attachment of kind %s that can be fetched', async (kind, type, name) => {
    const { world, heard, heardCount, adapter } = await group();
    world.show(ROOM, 'wxid_wang', type, name, Buffer.from('bytes of it'));
    await heardCount(1);
    const [attachment] = heard[0]?.attachments ?? [];
    expect(attachment).toMatchObject({ id: 'm1', kind });
    const file = await adapter.fetch(`wechat:${ROOM}`, heard[0]!.id, attachment!);
    expect({ name: file.name, said: Buffer.from(file.bytes).toString() }).toEqual({
      name,
      said: 'bytes of it',
    });
  });
});

describe('what is none of the bot’s business', () => {
  it('is its own voice', async () => {
    const { world, heard, counted } = await group();
    world.say(ROOM, BOT_ID, '我说的');
    await counted('own');
    expect(heard).toEqual([]);
  });

  it('is a message that comes a second time', async () => {
    const { world, heard, counted } = await group();
    const id = world.say(ROOM, 'wxid_wang', '报问题 路断了');
    world.emit('message', { messageId: id });
    await counted('duplicate');
    expect(heard).toHaveLength(1);
  });

  it('is what was said before a new account began', async () => {
    const { world, heard, counted } = await group();
    world.say(ROOM, 'wxid_wang', '昨天的话', { at: new Date(Date.now() - 86_400_000) });
    await counted('old');
    expect(heard).toEqual([]);
  });

  it('is a replay after a restart: by its id if it is young, by its time if it is old', async () => {
    const kept = new Map<string, unknown>();
    const first = await group({}, { memory: memoryOf(kept) });
    const at = new Date();
    first.world.say(ROOM, 'wxid_wang', '一', { id: 'young', at });
    await first.heardCount(1);
    await first.adapter.stop();

    const second = await group({}, { memory: memoryOf(kept) });
    second.world.say(ROOM, 'wxid_wang', '一', { id: 'young', at });
    second.world.say(ROOM, 'wxid_wang', '零', { id: 'unknown', at: new Date(at.getTime() - 3_600_000) });
    second.world.say(ROOM, 'wxid_wang', '二', { id: 'new', at: new Date(at.getTime() + 1_000) });
    await second.heardCount(1);
    expect(second.heard.map(({ text }) => text)).toEqual(['二']);
    expect(second.adapter.counts()).toMatchObject({ duplicate: 1, old: 1 });
  });

  it('is not what was said while it was away', async () => {
    const kept = new Map<string, unknown>();
    const first = await group({}, { memory: memoryOf(kept) });
    const at = new Date();
    first.world.say(ROOM, 'wxid_wang', '一', { id: 'one', at: new Date(at.getTime() - 60_000) });
    await first.heardCount(1);
    await first.adapter.stop();
    const second = await group({}, { memory: memoryOf(kept) });
    second.world.say(ROOM, 'wxid_wang', '离线时说的', { id: 'two', at: new Date(at.getTime() - 30_000) });
    await second.heardCount(1);
    expect(second.heard.map(({ text }) => text)).toEqual(['离线时说的']);
  });

  it.each([
    ['a type from the future', 99, 'unheard_of_type'],
    ['a type that nobody knows', 0, 'unheard_of_type'],
    ['a red envelope', 12, 'ignored_type'],
    ['a sticker', 5, 'ignored_type'],
  ] as const)('is %s, which is counted', async (_, type, what) => {
    const { world, heard, heardCount, counted } = await group();
    world.say(ROOM, 'wxid_wang', '<xml/>', { type });
    await counted(what);
    world.say(ROOM, 'wxid_wang', '报问题 路断了');
    await heardCount(1);
    expect(heard.map(({ text }) => text)).toEqual(['报问题 路断了']);
  });
});

describe('what goes wrong while hearing', () => {
  it('a message that cannot be stored is tried again, in its place, until it is', async () => {
    const stored: string[] = [];
    let isAway = true;
    const receive: Receive = async ({ text }) => {
      if (isAway) throw new Error('the database is away');
      stored.push(text);
    };
    const { world, time, counted } = await group({}, {}, { receive });
    world.say(ROOM, 'wxid_wang', '一');
    world.say(ROOM, 'wxid_wang', '二');
    await counted('store_failed');
    await time.advance(1_000);
    await counted('store_failed', 2);
    isAway = false;
    await time.advance(2_000);
    await until('both are stored', () => stored.length === 2);
    expect(stored).toEqual(['一', '二']);
  });

  it('a message that is not there is counted, and the next one heard', async () => {
    const { world, heard, heardCount, counted, time } = await group();
    world.emit('message', { messageId: 'gone' });
    world.say(ROOM, 'wxid_wang', '在吗');
    for (let step = 0; step < 6; step += 1) await time.advance(500);
    await counted('unreadable');
    await heardCount(1);
    expect(heard).toHaveLength(1);
  });

  it('a message that the gateway could not show just then is asked for again, and comes in its place', async () => {
    const { world, heard, heardCount, time } = await group();
    const first = world.newId();
    world.emit('message', { messageId: first });
    await settle();
    world.say(ROOM, 'wxid_wang', '一', { id: first, unannounced: true });
    world.say(ROOM, 'wxid_wang', '二');
    await time.advance(500);
    await heardCount(2);
    expect(heard.map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('a message is not lost with the connection that told of it', async () => {
    const { world, heard, heardCount, time, adapter, connected } = await group();
    world.say(ROOM, 'wxid_wang', '路断了');
    world.emit('error', Object.assign(new Error('14 UNAVAILABLE: Connection dropped'), { code: 14 }));
    expect(adapter.health().state).toBe('disconnected');
    await time.advance(1_000);
    await connected();
    await time.advance(1_000);
    await heardCount(1);
    expect(heard).toMatchObject([{ text: '路断了' }]);
  });

  it('a call is not lost while nobody can say what the bot is called', async () => {
    let isAway = true;
    const botNames = async () => {
      if (isAway) throw new Error('the database is away');
      return ['小四'];
    };
    const { world, heard, heardCount, counted, time } = await group({}, { botNames });
    world.say(ROOM, 'wxid_wang', '@小四\u2005路断了');
    await counted('store_failed');
    isAway = false;
    await time.advance(1_000);
    await heardCount(1);
    expect(heard).toMatchObject([{ mentionsBot: true }]);
  });

  it('a gateway that never says where a place is holds up nobody', async () => {
    const { world, heard, heardCount, time } = await group({ placesHang: true });
    world.say(ROOM, 'wxid_wang', '', { type: 8 });
    world.say(ROOM, 'wxid_wang', '在吗');
    await settle();
    await time.advance(3_000);
    await heardCount(2);
    expect(heard.map(({ text }) => text)).toEqual(['', '在吗']);
  });

  it('a room without a topic is a room all the same', async () => {
    const { world, heard, heardCount } = await group();
    world.room('1003@chatroom', '', ['wxid_wang']);
    world.say('1003@chatroom', 'wxid_wang', '@四进助手\u2005帮助');
    await heardCount(1);
    expect(heard[0]).toMatchObject({ chat: 'wechat:1003@chatroom', mentionsBot: true });
  });

  it('a storm of errors is counted and told in a few lines', async () => {
    const { world, adapter, logged } = await group();
    for (let number = 0; number < 1_000; number += 1)
      world.emit('error', { data: `no payload found for id ${number}` });
    await settle();
    expect(adapter.counts().error).toBe(1_000);
    expect(logged.filter(({ what }) => what === 'wechat error')).toHaveLength(4);
    expect(adapter.health().state).toBe('connected');
  });
});

describe('a campaign of hundreds of groups', () => {
  it('finds them in wechaty’s caches, which hold a hundred by themselves', async () => {
    await group();
    expect(Number(process.env['WECHATY_PUPPET_LRU_CACHE_SIZE_ROOM'])).toBeGreaterThan(3_000);
    expect(Number(process.env['WECHATY_PUPPET_LRU_CACHE_SIZE_CONTACT'])).toBeGreaterThan(10_000);
  });
});

describe('what happens to a group', () => {
  const happens = async (bench: Awaited<ReturnType<typeof group>>, event: string, payload: object) => {
    bench.world.emit(event, { roomId: ROOM, timestamp: Math.floor(Date.now() / 1_000), ...payload });
    await until(event, () => bench.events.length > 0);
    return bench.events;
  };

  it('somebody joins', async () => {
    const events = await happens(await group(), 'room-join', {
      inviteeIdList: ['wxid_liu'],
      inviterId: 'wxid_wang',
    });
    expect(events).toMatchObject([
      {
        kind: 'members_joined',
        chat: `wechat:${ROOM}`,
        members: [{ account: 'wechat:wxid_liu', name: '刘洋' }],
      },
    ]);
  });

  it('somebody leaves, and is told once however often the puppet says so', async () => {
    const bench = await group();
    const payload = { removeeIdList: ['wxid_liu'], removerId: 'wxid_wang', timestamp: 1_583_892_000 };
    bench.world.emit('room-leave', { roomId: ROOM, ...payload });
    await happens(bench, 'room-leave', payload);
    await settle();
    expect(new Set(bench.events.map(({ id }) => id)).size).toBe(1);
    expect(bench.events[0]).toMatchObject({ kind: 'members_left', members: [{ name: '刘洋' }] });
  });

  it('the bot is added', async () => {
    const added = await happens(await group(), 'room-join', {
      inviteeIdList: [BOT_ID],
      inviterId: 'wxid_admin',
    });
    expect(added).toMatchObject([{ kind: 'bot_added', name: '度假区工作一组', by: 'wechat:wxid_admin' }]);
  });

  const leave = { roomId: ROOM, timestamp: 1_583_892_000, removeeIdList: [BOT_ID], removerId: 'wxid_wang' };

  it('the bot is taken out, and the lists no longer have the room', async () => {
    const { world, time, events } = await group();
    await time.advance(LISTS_SETTLE_MS);
    world.rooms.delete(ROOM);
    world.emit('room-leave', leave);
    await until('it is told', () => events.length === 1);
    expect(events).toMatchObject([{ kind: 'bot_removed', by: 'wechat:wxid_wang' }]);
  });

  it('the bot is taken out, and is no member of the room any more, which a gateway shows a little later', async () => {
    const { world, time, events } = await group();
    await time.advance(LISTS_SETTLE_MS);
    world.emit('room-leave', leave);
    await settle();
    expect(events).toEqual([]);
    const room = world.rooms.get(ROOM);
    if (room !== undefined) room.memberIds = room.memberIds.filter((id) => id !== BOT_ID);
    await time.advance(30_000);
    await until('it is told', () => events.length === 1);
    expect(events).toMatchObject([{ kind: 'bot_removed' }]);
  });

  it('the bot is said to be taken out, and is not: that is counted, and nobody believes it', async () => {
    const { world, time, events, counted } = await group();
    await time.advance(LISTS_SETTLE_MS);
    world.emit('room-leave', leave);
    for (let looks = 0; looks < 10; looks += 1) await time.advance(30_000);
    await counted('leave_unconfirmed');
    expect(events).toEqual([]);
  });

  it('a leave is not believed while the lists of a new login are not whole', async () => {
    const { world, time, events } = await group();
    const room = world.rooms.get(ROOM)!;
    world.rooms.delete(ROOM);
    world.emit('room-leave', leave);
    await settle();
    world.rooms.set(ROOM, room);
    for (let looks = 0; looks < 10; looks += 1) await time.advance(30_000);
    expect(events).toEqual([]);
  });

  it('the group gets another name', async () => {
    const payload = { changerId: 'wxid_wang', newTopic: '新名字', oldTopic: '旧名字' };
    expect(await happens(await group(), 'room-topic', payload)).toMatchObject([
      { kind: 'renamed', name: '新名字' },
    ]);
  });

  it('an event that cannot be stored is counted, and nothing falls over', async () => {
    const happened = () => Promise.reject(new Error('the database is away'));
    const { world, adapter, counted } = await group({}, {}, { happened });
    world.emit('room-topic', { roomId: ROOM, timestamp: 1, changerId: 'x', newTopic: '新', oldTopic: '' });
    await counted('event_failed');
    expect(adapter.health().state).toBe('connected');
  });
});

describe('what happens to a group while the database is away', () => {
  it('is told once it is back, in its order', async () => {
    const told: string[] = [];
    let isAway = true;
    const happened: Happened = async ({ kind }) => {
      if (isAway) throw new Error('the database is away');
      told.push(kind);
    };
    const { world, time, counted } = await group({}, {}, { happened });
    await time.advance(LISTS_SETTLE_MS);
    world.rooms.delete(ROOM);
    const at = { roomId: ROOM, timestamp: 1 };
    world.emit('room-leave', { ...at, removeeIdList: [BOT_ID], removerId: 'wxid_wang' });
    await counted('event_failed');
    world.emit('room-join', { ...at, timestamp: 2, inviteeIdList: [BOT_ID], inviterId: 'wxid_wang' });
    isAway = false;
    await time.advance(1_000);
    await until('both are told', () => told.length === 2);
    expect(told).toEqual(['bot_removed', 'bot_added']);
  });
});

describe('an invitation to a group', () => {
  it('is accepted from an admin, and confirmed by the join alone', async () => {
    const { world, events, adapter } = await group();
    world.invitations.set('i1', { inviterId: 'wxid_admin', topic: '新群', roomId: OTHER });
    world.emit('room-invite', { roomInvitationId: 'i1' });
    await until('the bot was added', () => events.length === 1);
    expect(events).toMatchObject([{ kind: 'bot_added', chat: `wechat:${OTHER}` }]);
    expect(world.accepted).toEqual(['i1']);
    expect(adapter.counts().invitation_unconfirmed).toBe(0);
  });

  it('is not believed where the call succeeds and no join follows', async () => {
    const { world, time, counted } = await group();
    world.invitations.set('i2', { inviterId: 'wxid_admin', topic: '新群', roomId: undefined });
    world.emit('room-invite', { roomInvitationId: 'i2' });
    await until('it was accepted', () => world.accepted.length === 1);
    await time.advance(60_000);
    await counted('invitation_unconfirmed');
  });

  it('is not accepted from anybody else', async () => {
    const { world, counted } = await group();
    world.invitations.set('i3', { inviterId: 'wxid_wang', topic: '新群', roomId: OTHER });
    world.emit('room-invite', { roomInvitationId: 'i3' });
    await counted('invitation_refused');
    expect(world.accepted).toEqual([]);
  });
});
