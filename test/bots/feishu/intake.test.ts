import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../../src/chat/event.ts';
import type { InboundMessage } from '../../../src/chat/message.ts';
import { no } from '../../support/feishu/answers.ts';
import { startTestBot, type TestBot } from '../../support/feishu/bot.ts';
import { receivedBody, userIds } from '../../support/feishu/events.ts';

const NOW = new Date('2020-03-11T02:00:00Z').getTime();

let bot: TestBot;
let wang: string;
let li: string;
let chat: string;
const heard: InboundMessage[] = [];
const happened: ChatEvent[] = [];

beforeAll(async () => {
  bot = await startTestBot({ fake: { now: () => NOW } });
  await bot.adapter.start(
    async (message) => void heard.push(message),
    async (event) => void happened.push(event),
  );
  const { world } = bot.fake;
  [wang, li] = [world.addPerson('王敏'), world.addPerson('李四')];
  chat = world.addChat('度假区工作组群', [wang, li]).id;
});
beforeEach(() => {
  heard.length = 0;
  happened.length = 0;
  bot.fake.calls.length = 0;
});
afterAll(() => bot.close());

async function say(text: string, manner: Parameters<TestBot['fake']['say']>[3] = {}, who = wang) {
  const said = await bot.fake.say(chat, who, text, manner);
  expect(said.ack?.code).toBe(200);
  return said;
}

describe('what people say on Feishu', () => {
  it('names who is meant by @, and tells whether the bot is', async () => {
    await say('@协调助手 请 @李四 看看 3#楼漏水');
    expect(heard[0]).toMatchObject({
      chat: `feishu:${chat}`,
      isPrivate: false,
      sender: { account: `feishu:${wang}`, name: '王敏' },
      text: '@_user_1 请 @李四 看看 3#楼漏水',
      mentionsBot: true,
      sentAt: new Date(NOW),
    });
    await say('@李四 在吗');
    expect(heard[1]).toMatchObject({ text: '@李四 在吗', mentionsBot: false });
  });

  it('in private is private', async () => {
    const { id } = bot.fake.world.addChat('王敏', [wang], 'p2p');
    await bot.fake.say(id, wang, '我的问题');
    expect(heard[0]).toMatchObject({ chat: `feishu:${id}`, isPrivate: true, text: '我的问题' });
  });

  it('in answer to a message says which', async () => {
    const { message } = await say('路断了');
    await say('#1 已解决', { parentId: message.id });
    expect(heard[1]?.replyTo).toBe(message.id);
  });

  it('in a thread is about what opened the thread, whoever spoke last', async () => {
    const { message: root } = await say('路断了');
    const { message: second } = await say('我也看到了', { parentId: root.id });
    const { event } = await bot.fake.say(chat, li, '已解决', { parentId: second.id, unpushed: true });
    const body = event.event as { message: object };
    await bot.fake.push({ ...event, event: { ...body, message: { ...body.message, thread_id: 'omt_1' } } });
    expect(heard[2]?.replyTo).toBe(root.id);
  });

  it('as rich text is read line by line, with its pictures', async () => {
    const content = {
      title: '报问题',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '协调助手' },
          { tag: 'text', text: ' 凤凰粮食' },
        ],
        [
          { tag: 'text', text: '门口修路' },
          { tag: 'img', image_key: 'img_v3_1' },
        ],
      ],
    };
    const { message } = await say('@协调助手', { type: 'post', content });
    expect(heard[0]).toMatchObject({
      text: '报问题\n@_user_1 凤凰粮食\n门口修路',
      mentionsBot: true,
      attachments: [{ id: `${message.id}/img_v3_1`, kind: 'image' }],
    });
  });

  it.each([
    ['image', { image_key: 'img_1' }, 'image', 'image.jpg'],
    ['file', { file_key: 'file_1', file_name: '清单.xlsx' }, 'file', '清单.xlsx'],
    ['media', { file_key: 'file_1', file_name: '现场.mp4' }, 'file', '现场.mp4'],
    ['audio', { file_key: 'file_1', duration: 2000 }, 'voice', 'voice.opus'],
  ])('as %s comes as an attachment', async (type, content, kind, name) => {
    await say('', { type, content });
    expect(heard[0]).toMatchObject({ text: '', attachments: [{ kind, name }] });
  });

  it('forwarded together is read as the lines of all', async () => {
    const { message, event } = await bot.fake.say(chat, wang, '', {
      type: 'merge_forward',
      content: { content: 'Merged and Forwarded Message' },
      unpushed: true,
    });
    for (const text of ['报问题 路断了', '还有水管漏水']) {
      const part = (await bot.fake.say(chat, li, text, { unpushed: true })).message;
      bot.fake.world.messages.set(part.id, { ...part, chatId: '', rootId: message.id });
    }
    await bot.fake.push(event);
    expect(heard[0]?.text).toBe('报问题 路断了\n还有水管漏水');
  });

  it('forwarded together is pushed again while the platform does not show it, and let go where it never will', async () => {
    const { fake } = bot;
    const forward = () =>
      fake.say(chat, wang, '', {
        type: 'merge_forward',
        content: { content: 'Merged and Forwarded Message' },
      });
    fake.refuse(/GET .*messages/, no(1500, 'internal error', 500));
    expect((await forward()).ack?.code).toBe(500);
    fake.refuse(/GET .*messages/, no(99991672, 'no scope'));
    expect((await forward()).ack?.code).toBe(200);
    expect(heard).toEqual([]);
  });

  it('as a sticker, or as nothing that can be read, is acknowledged and forgotten', async () => {
    const waiting = bot.fake.pending();
    await say('', { type: 'sticker', content: { file_key: 'x' } });
    const { event } = await bot.fake.say(chat, wang, '坏', { unpushed: true });
    const body = event.event as { message: object };
    await bot.fake.push({ ...event, event: { ...body, message: { ...body.message, content: '{' } } });
    await bot.fake.push(bot.fake.events.of('im.message.receive_v1', { sender: 1 }, NOW));
    await bot.fake.push(bot.fake.events.of('im.message.message_read_v1', {}, NOW));
    expect(heard).toEqual([]);
    expect(bot.fake.pending()).toBe(waiting);
  });

  it.each([
    ['half a character in its id', { message_id: 'om_\ud800' }],
    ['a NUL in its chat', { chat_id: 'oc_\0' }],
    ['a NUL in what it answers', { parent_id: 'om_\0' }],
    ['an id longer than an index takes', { message_id: `om_${'断'.repeat(1_000)}` }],
    ['half a character in the key of its file', { message_type: 'file', content: '{"file_key":"\\ud800"}' }],
    ['a type that every object has', { message_type: 'valueOf' }],
    ['a type that all objects come from', { message_type: '__proto__' }],
    ['a moment beyond all calendars', { create_time: '1e+300' }],
    ['a moment before there were chats', { create_time: '-99999999999999' }],
  ])('with %s is acknowledged and forgotten: nobody could read or keep it', async (_, bent) => {
    const { event } = await bot.fake.say(chat, wang, '报问题 路断了', { unpushed: true });
    const body = event.event as { message: object };
    const ack = await bot.fake.push({ ...event, event: { ...body, message: { ...body.message, ...bent } } });
    expect(ack?.code).toBe(200);
    expect(heard).toEqual([]);
  });

  it('by another bot is not heard', async () => {
    const { message, event } = await bot.fake.say(chat, 'bot', '报问题 路断了', { unpushed: true });
    await bot.fake.push({ ...event, event: receivedBody(bot.fake.world, message) });
    expect(heard).toEqual([]);
  });

  it('in pieces arrives as one', async () => {
    const { event } = await bot.fake.say(chat, wang, '报问题 '.repeat(200), { unpushed: true });
    await bot.fake.push(event, 3);
    expect(heard[0]?.text).toHaveLength('报问题 '.repeat(200).length);
  });

  it('arrives in the order in which it was said, though one name has to be asked for', async () => {
    const { world, say: put, push } = bot.fake;
    const stranger = world.addPerson('新来的');
    const first = await put(chat, stranger, '第一句', { unpushed: true });
    const second = await put(chat, wang, '第二句', { unpushed: true });
    await Promise.all([push(first.event), push(second.event)]);
    expect(heard.map(({ text, sender }) => [text, sender.name])).toEqual([
      ['第一句', '新来的'],
      ['第二句', '王敏'],
    ]);
  });

  it('costs no call for whoever is known', async () => {
    await say('一');
    await say('二');
    expect(bot.fake.calls).toEqual([]);
  });

  it('by somebody whom the platform does not name is heard under the end of the id', async () => {
    const nobody = 'ou_000000nameless';
    await bot.fake.say(chat, nobody, '报问题 路断了');
    expect(heard[0]?.sender).toEqual({ account: `feishu:${nobody}`, name: 'meless' });
  });
});

describe('what is taken back on Feishu', () => {
  it('is told as its sender’s', async () => {
    const { message } = await say('报问题 路断了');
    await bot.fake.recall(message.id);
    expect(heard[1]).toMatchObject({ recalls: message.id, text: '', sender: { account: `feishu:${wang}` } });
  });

  it('after a restart is asked of the platform, which may know whose it was', async () => {
    const { message } = await bot.fake.say(chat, li, '报问题 路断了', { unpushed: true });
    await bot.fake.happen('im.message.recalled_v1', {
      message_id: message.id,
      chat_id: chat,
      recall_time: String(NOW),
      recall_type: 'message_owner',
    });
    expect(heard[0]).toMatchObject({
      recalls: message.id,
      sender: { account: `feishu:${li}`, name: '李四' },
    });
  });

  it('by somebody who rules the group is no word of the sender’s', async () => {
    const { message } = await say('报问题 路断了');
    await bot.fake.happen('im.message.recalled_v1', {
      message_id: message.id,
      chat_id: chat,
      recall_time: String(NOW),
      recall_type: 'group_owner',
    });
    expect(heard).toHaveLength(1);
  });
});

describe('what happens to a chat of Feishu', () => {
  it('is told with its own id', async () => {
    await bot.fake.addBot(chat, wang);
    await bot.fake.removeBot(chat, wang);
    await bot.fake.happen('im.chat.updated_v1', { chat_id: chat, after_change: { name: '新名字' } });
    await bot.fake.happen('im.chat.updated_v1', { chat_id: chat, after_change: { avatar: 'x' } });
    await bot.fake.happen('im.chat.disbanded_v1', { chat_id: chat });
    const users = [{ name: '李四', user_id: userIds(li) }];
    await bot.fake.happen('im.chat.member.user.added_v1', { chat_id: chat, users });
    const { header } = await bot.fake.happen('im.chat.member.user.deleted_v1', { chat_id: chat, users });
    const where = { chat: `feishu:${chat}` };
    expect(happened).toMatchObject([
      { ...where, kind: 'bot_added', name: '度假区工作组群', by: `feishu:${wang}` },
      { ...where, kind: 'bot_removed', by: `feishu:${wang}` },
      { ...where, kind: 'renamed', name: '新名字' },
      { ...where, kind: 'dissolved' },
      { ...where, kind: 'members_joined', members: [{ account: `feishu:${li}`, name: '李四' }] },
      { ...where, kind: 'members_left', id: header.event_id },
    ]);
  });
});
