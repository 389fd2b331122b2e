import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('a result that a department tells without a number', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 电梯坏了，老人下不了楼，请住建局协调');
  });
  afterEach(() => office.close());

  const liaison = (text: string) => office.say('zhujian', '赵安', text);
  const state = async (number = 1) => (await office.issue(number)).state;

  it('is asked about where an issue of its own speaks of the same, and is its result on a tap only', async () => {
    await liaison('签收 #1');
    const told = inChat(await liaison('电梯修好了，老人能正常上下楼了'), 'zhujian');
    expect(told).toContain('#1');
    expect(told).toContain('是已办结吗？还没有改动');
    expect(await state()).toBe('accepted');
    expect(inChat(await liaison('1'), 'one')).toContain('电梯修好了，老人能正常上下楼了');
    expect(await state()).toBe('resolved');
  });

  it('asks which where several speak of the same', async () => {
    await office.say('one', '冯川', '报问题 凤凰粮食 货梯电梯也坏了，请住建局协调');
    const told = inChat(await liaison('电梯都换了新配件，能用了'), 'zhujian');
    expect(told).toContain('#1');
    expect(told).toContain('#2');
    expect(await state()).toBe('dispatched');
    // Which one says nothing of whether it is done.
    expect(inChat(await liaison('2'), 'one')).toContain('电梯都换了新配件，能用了');
    expect(await state(2)).not.toBe('resolved');
  });

  it('is talk where it fits no issue, is a question or a half, or stands in another chat', async () => {
    for (const text of [
      '会议室的灯修好了',
      '电梯修好了吗',
      '电梯修得差不多了',
      '电梯还没修好',
      '好了，大家辛苦',
    ])
      expect(await liaison(text), text).toEqual([]);
    expect(await office.say('jiaotong', '孙强', '电梯修好了，老人能下楼了')).toEqual([]);
    expect(await state()).toBe('dispatched');
  });

  it('under a number that may be a day is asked about too', async () => {
    const told = inChat(await liaison('一号我们已经给他办完了啊，能用了'), 'zhujian');
    expect(told).toContain('#1');
    expect(told).toContain('还没有改动');
    expect(await state()).toBe('dispatched');
  });
});

describe('a number and nothing but pressing, from whoever rules', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 电梯坏了，老人下不了楼，请住建局协调');
  });
  afterEach(() => office.close());

  it('is asked about, and urges on a tap', async () => {
    for (const text of ['1号抓紧', '1号的事要盯紧，尽快办', '一号别再拖了'])
      expect(inChat(await office.say('leaders', '陶欣', text), 'leaders'), text).toContain(
        '要催 #1 吗？还没有改动',
      );
    expect(inChat(await office.say('leaders', '陶欣', '1'), 'zhujian')).toContain('#1');
  });

  it('is talk where more is said, or where it is said in a group', async () => {
    for (const text of ['1号抓紧开会', '1号尽快把材料交了', '1号抓紧时间'])
      expect(await office.say('leaders', '陶欣', text), text).toEqual([]);
    expect(await office.say('one', '王敏', '1号抓紧')).toEqual([]);
  });
});
