import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

const member = (text: string) => office.say('one', '王敏', text);
const added = async (number: number) =>
  (await office.events(number)).flatMap(({ body }) => (body.type === 'supplemented' ? [body.text] : []));

describe('more of a report, told without its number', () => {
  it('goes to the own report of a while ago, and to who has it', async () => {
    await member('报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    office.moveTo('2020-03-09T10:00:00+08:00');
    const told = await member('补充一下，一共三辆挂车，都在服务区等着');
    expect(inChat(told, 'one')).toContain('#1');
    expect(inChat(told, 'zhujian')).toContain('一共三辆挂车');
    expect(await added(1)).toEqual(['一共三辆挂车，都在服务区等着']);
    await member('刚报的修路是东门那一段');
    expect(await added(1)).toHaveLength(2);
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('needs no word of its own right behind the report', async () => {
    await member('报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    await member('忘说了，一共三辆挂车');
    expect(await added(1)).toEqual(['一共三辆挂车']);
    await member('对了刚才修路那个事，挖断了水管');
    expect(await added(1)).toHaveLength(2);
    expect(await member('刚才那个事，谢谢啊')).toEqual([]);
    office.moveTo('2020-03-09T11:00:00+08:00');
    expect(await member('忘说了，是红色的那几辆')).toEqual([]);
  });

  it('goes to that of several which it names, else the bot asks', async () => {
    await member('报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    await member('报问题 凤凰粮食 北门路灯坏了，请住建局协调');
    await member('刚才路灯的事补充：靠河那一排');
    expect(await added(2)).toEqual(['靠河那一排']);
    const [asked] = await member('补充：一共三处');
    expect(asked!.text).toContain('您说的是哪一条');
    expect([...(await added(1)), ...(await added(2))]).toHaveLength(1);
    await member('1');
    expect([...(await added(1)), ...(await added(2))]).toContain('一共三处');
    await member('上一条补充下，就这周');
    expect((await added(2)).at(-1)).toBe('就这周');
  });

  it('asks where the report was made long ago, and is talk where there is none', async () => {
    await member('报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    office.moveTo('2020-03-10T09:00:00+08:00');
    expect((await member('补充一下，是东门那一段'))[0]!.text).toContain('#1');
    expect(await added(1)).toEqual([]);
    expect(await office.say('two', '陈晓', '补充一下，是东门那一段')).toEqual([]);
    expect((await office.say('two', '陈晓', '补充：是东门那一段'))[0]!.text).toContain('带上编号');
  });

  it('goes to a colleague’s report where its words fit no other of the group', async () => {
    await member('报问题 凤凰粮食 3号楼电梯坏了，老人下不来楼，请住建局协调');
    const told = await office.say('one', '冯川', '刚才电梯那条再补充一点，物业说配件要等');
    expect(inChat(told, 'one')).toContain('#1 已补充');
    expect(await added(1)).toEqual(['物业说配件要等']);
    expect(await office.say('one', '冯川', '补充一下，明天带伞')).toEqual([]);
    expect(await office.say('two', '陈晓', '刚才电梯那条再补充一点，物业说配件要等')).toEqual([]);
  });

  it('is a report of its own where it asks for something of somebody else', async () => {
    await member('报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    await member('补充一下，俊富无纺布门口的路也断了，货车进不去，请交通局派人修');
    expect(await added(1)).toEqual([]);
    expect((await office.issue(2)).detail).toContain('俊富无纺布');
  });

  it('is nothing that a department says', async () => {
    await member('报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    expect(await office.say('zhujian', '赵安', '补充一下，下午去看')).toEqual([]);
  });
});
