import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
});
afterEach(() => office.close());

const morning = async (iso: string) => inChat(await office.at(iso), 'coordinators');

describe('what waits for a department', () => {
  it('stands in the coordinators’ morning brief every day, the oldest first, until one has it', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口那个事一直没人管，麻烦协调');
    await office.say('two', '陈晓', '报问题 俊富无纺布 门口修路，货车进不了厂，请住建局协调');
    await office.at('2020-03-10T09:00:00+08:00');
    await office.say('zhujian', '赵安', '退回 #2 不归我们管');
    const brief = await morning('2020-03-11T08:00:00+08:00');
    expect(brief).toContain('待派单2件');
    expect(brief).toMatch(/#1 [^\n]*（已等2天）[^]*#2 [^\n]*（退回后已等1天）/);
    await office.say('coordinators', '姜平', '#1 派给交通局');
    const next = await morning('2020-03-12T08:00:00+08:00');
    expect(next).toContain('待派单1件');
    expect(next).toContain('退回后已等2天');
  });

  it('is no news for anybody else, nor in the evening', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口那个事一直没人管，麻烦协调');
    const told = await office.at('2020-03-10T08:00:00+08:00');
    expect(inChat(told, 'leaders')).not.toContain('待派单');
    expect(await morning('2020-03-10T17:30:00+08:00')).not.toContain('待派单1件');
  });

  it('is told to a liaison who would sign or return it', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口那个事一直没人管，麻烦协调');
    const told = inChat(await office.say('zhujian', '赵安', '退回 #1 这个不归我们'), 'zhujian');
    expect(told).toContain('没有改动');
    expect(told).toContain('还没有派单');
  });

  it('is urged at the coordinators, who read what to type and get no department’s buttons', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 门口那个事一直没人管，麻烦协调');
    const told = await office.say('one', '王敏', '#1 催一下');
    const urged = told.find(({ chat }) => chat.endsWith('coordinators'));
    expect(urged?.text).toContain('请派单：#1 派给某部门');
    expect(urged?.notice.buttons ?? []).toEqual([]);
  });
});
