import { afterEach, describe, expect, it } from 'vitest';
import { startFeishuApp, type FeishuApp } from './support/feishu/app.ts';
import { openCast } from './support/feishu/cast.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const GROUP = '度假区工作一组';
const REPORT = '报问题 凤凰粮食制品有限公司门口修路，货车进不了厂，请住建局协调';

let app: FeishuApp;
afterEach(() => app.close());

/** A work group, a department and the coordinators on Feishu. */
async function openOffice() {
  app = await startFeishuApp({ now: MONDAY, kind: 'postgres' });
  const cast = await openCast(app);
  const member = await cast.bindPerson('谢静怡', '组员');
  const liaison = await cast.bindPerson('赵安平', '住建局联络员');
  const group = await cast.bindChat(GROUP, [member]);
  const department = await cast.bindChat('住建局', [liaison]);
  const coordinators = await cast.bindChat('协调员群', []);
  const heard = (chat: string, words: string) =>
    app.fake.botSaid(chat).filter((text) => text.includes(words)).length;
  return { cast, member, liaison, group, department, coordinators, heard };
}

describe('a group of Feishu', () => {
  it('is greeted once when the bot is brought in, however often that is pushed', async () => {
    const { cast, heard } = await openOffice();
    const { id } = app.fake.world.addChat('新群', [cast.admin.openId]);
    const event = await app.fake.addBot(id, cast.admin.openId);
    await app.fake.push(event);
    await app.idle();
    expect(app.fake.botSaid(id)).toHaveLength(1);
    expect(heard(id, '绑定 部门或工作组名称 代码')).toBe(1);
  });

  it('from which the bot is thrown out loses nothing, and has its binding when the bot comes back', async () => {
    const { cast, member, liaison, group, department, coordinators, heard } = await openOffice();
    await app.fake.removeBot(department, liaison.openId);
    await app.idle();
    expect(heard(coordinators, '收不到消息了')).toBe(1);
    await cast.say(group, member, REPORT);
    expect(heard(coordinators, '住建局还没有接入，请代为转达')).toBe(1);
    await app.fake.addBot(department, liaison.openId);
    await app.idle();
    expect(heard(department, '不用重新绑定')).toBe(1);
    await cast.say(department, liaison, '签收 #1');
    expect(heard(group, '住建局已签收')).toBeGreaterThan(0);
  });

  it('that is gone without a word is noticed by the first message that fails, and told of once', async () => {
    const { cast, member, group, department, coordinators, heard } = await openOffice();
    const chat = app.fake.world.chats.get(department);
    if (chat !== undefined) chat.hasBot = false;
    await cast.say(group, member, REPORT);
    await cast.say(group, member, '补充 #1 每天有12辆货车');
    expect(heard(coordinators, '收不到消息了')).toBe(1);
    expect(heard(coordinators, '没有送到：#1')).toBe(1);
    expect(heard(coordinators, '消息没有送到')).toBe(0);
  });

  it('that somebody leaves ends what that person held there', async () => {
    const { cast, liaison, member, group, department, coordinators, heard } = await openOffice();
    await cast.say(group, member, REPORT);
    await app.fake.happen('im.chat.member.user.deleted_v1', {
      chat_id: department,
      users: [{ name: liaison.name, user_id: { open_id: liaison.openId } }],
    });
    await app.idle();
    expect(heard(coordinators, '赵安平已离岗')).toBe(1);
    await cast.say(department, liaison, '签收 #1');
    expect(heard(group, '住建局已签收')).toBe(0);
  });
});
