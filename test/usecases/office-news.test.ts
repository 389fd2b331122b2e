import { afterEach, beforeEach, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('embedded', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 电梯坏了，老人下不了楼，请住建局协调');
});
afterEach(() => office.close());

const liaison = (text: string) => office.say('zhujian', '赵安', text);

it.each(['配件周四到', '周五前能弄好', '电梯明天修好', '2台修好了 剩下1台等厂家', '换了一半，还有两层'])(
  'news that a department tells without a number is asked about, and told to the group on a tap only: %s',
  async (text) => {
    await liaison('签收 #1');
    const told = await liaison(text);
    expect(inChat(told, 'zhujian')).toContain('说的是 #1 吗？还没有改动');
    expect(inChat(told, 'one')).toBe('');
    expect((await office.issue(1)).state).toBe('accepted');
    expect(inChat(await liaison('1'), 'one')).toContain(text);
    expect((await office.issue(1)).state).toBe('in_progress');
  },
);

it('papers that are missing are asked for at the group on a tap', async () => {
  await liaison('签收 #1');
  expect(inChat(await liaison('材料不齐，补了再办'), 'zhujian')).toContain('请工作组补');
  expect(inChat(await liaison('1'), 'one')).toContain('住建局想了解');
  expect((await office.issue(1)).state).not.toBe('returned');
});

it('what names no matter may be of any issue that was signed, and of those the bot asks which', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 车间漏水，请住建局协调');
  await liaison('签收 #1');
  await liaison('签收 #2');
  const told = inChat(await liaison('配件周四到'), 'zhujian');
  expect(told).toContain('#1');
  expect(told).toContain('#2');
});

it('what fits nothing at hand, is of another matter or said by somebody else is talk', async () => {
  expect(await liaison('配件周四到')).toEqual([]);
  await liaison('签收 #1');
  for (const text of ['食堂周五前能修好', '快递周四到', '王局周四到', '周五前把报表交了'])
    expect(await liaison(text), text).toEqual([]);
  expect(await office.say('zhujian', '王敏', '配件周四到')).toEqual([]);
  expect(await office.say('one', '王敏', '配件周四到')).toEqual([]);
});
