import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';
const CALL = '#1 明天上午9点在凤凰路口现场办公，请住建局、交警大队、交通局参加';

let office: Office;
beforeEach(async () => {
  // 交通局 has no chat.
  office = await openOffice('postgres', MONDAY, {
    ...DISTRICT,
    chats: DISTRICT.chats.filter(({ id }) => id !== 'jiaotong'),
  });
  await office.say('one', '王敏', REPORT);
});
afterEach(() => office.close());

const sessions = async () =>
  (await office.events(1)).flatMap(({ body }) => (body.type === 'supplemented' ? (body.onsite ?? []) : []));

describe('a session on the spot', () => {
  it('is told to every department that is to come, and the group reads who was told', async () => {
    const told = await office.say('one', '李卫国', CALL);
    for (const chat of ['zhujian', 'jiaojing']) {
      expect(inChat(told, chat)).toContain('3月10日 09:00');
      expect(inChat(told, chat)).toContain('凤凰路口');
    }
    expect(inChat(told, 'jiaojing')).toContain('货车进不了厂');
    expect(inChat(told, 'coordinators')).toContain('交通局还没有接入，请代为转达');
    expect(inChat(told, 'one')).toContain('已通知：住建局、交警大队');
    expect(inChat(told, 'one')).toContain('已请协调员转达：交通局');
    expect(await sessions()).toMatchObject([
      { at: '2020-03-10T09:00:00+08:00', place: '凤凰路口', cancelled: false, departments: { length: 3 } },
    ]);
  });

  it('is one that whoever was asked to come may answer', async () => {
    await office.say('one', '李卫国', CALL);
    const told = await office.say('jiaojing', '吴行', '答复 #1 上午有勤务，下午可以');
    expect(inChat(told, 'one')).toContain('下午可以');
  });

  it('is moved and called off for all who were told', async () => {
    await office.say('one', '李卫国', CALL);
    const moved = await office.say('one', '李卫国', '#1 现场办公改到后天下午3点');
    expect(inChat(moved, 'jiaojing')).toContain('3月11日 15:00');
    for (const text of ['#1 现场办公取消', '取消 #1 现场办公']) {
      const off = await office.say('one', '李卫国', text);
      expect(inChat(off, 'jiaojing'), text).toContain('现场办公取消');
      expect(inChat(off, 'zhujian'), text).toContain('现场办公取消');
      expect(inChat(off, 'one'), text).toContain('现场办公已取消');
      expect((await sessions()).at(-1)).toMatchObject({ cancelled: true });
      expect(inChat(await office.say('one', '李卫国', text), 'one'), text).not.toContain('现场办公已取消');
      await office.say('one', '李卫国', CALL);
    }
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('is not called by who may not: it is word of one to whoever has the issue', async () => {
    const told = await office.say('one', '王敏', CALL);
    expect(inChat(told, 'zhujian')).toContain('现场办公');
    expect(inChat(told, 'jiaojing')).toBe('');
    expect(await sessions()).toEqual([]);
  });
});
