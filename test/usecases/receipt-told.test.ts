import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('a department that says it sets about something, and no number', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，大车进不去，请住建局协调');
  });
  afterEach(() => office.close());

  const liaison = (text: string) => office.say('zhujian', '赵安', text);
  const state = async (number = 1) => (await office.issue(number)).state;

  it.each(['收到，马上安排', '好的，下午派人去看', '马上去现场', '收到，我们尽快处理'])(
    'is asked right behind a request whether it signs for it, and a tap does: %s',
    async (text) => {
      expect(inChat(await liaison(text), 'zhujian')).toContain('是签收 #1 吗？还没有改动');
      expect(await state()).toBe('dispatched');
      await liaison('1');
      expect(await state()).toBe('accepted');
    },
  );

  it('is asked which where two requests have just come', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    const asked = inChat(await liaison('收到，马上安排'), 'zhujian');
    expect(asked).toContain('#1');
    expect(asked).toContain('#2');
    await liaison('2');
    expect([await state(1), await state(2)]).toEqual(['dispatched', 'accepted']);
  });

  it.each([
    '收到',
    '好的',
    '收到谢谢',
    '收到，明天开会',
    '马上安排吗？',
    '下班了，马上走',
    '大家抓紧处理手头的事',
  ])('is left alone with: %s', async (text) => {
    expect(await liaison(text)).toEqual([]);
  });

  it('is left alone where nothing waits for its signature, or the request is older than half an hour', async () => {
    expect(await office.say('jiaotong', '孙强', '收到，马上安排')).toEqual([]);
    office.moveTo('2020-03-09T09:40:00+08:00');
    expect(await liaison('收到，马上安排')).toEqual([]);
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    await liaison('签收 #2');
    expect(await liaison('收到，马上安排')).toEqual([]);
  });
});
