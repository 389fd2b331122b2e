import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('who points at the own latest report and takes it back', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，大车进不去，请住建局协调');
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
  });
  afterEach(() => office.close());

  const member = (text: string, mentionsBot = false) =>
    office.say('one', '王敏', text, mentionsBot ? { mentionsBot } : {});
  const state = async (number: number) => (await office.issue(number)).state;

  it.each([
    '撤回刚才那条',
    '撤销上一条',
    '撤销我刚报的',
    '我刚报的那个撤了吧',
    '刚才那条撤了吧，已经有人报了',
    '刚才那条报错了',
    '刚才报的那条报重了',
    '不好意思，刚报的不算',
    '刚才发错群了',
  ])('is asked about that one alone, and a tap cancels it: %s', async (text) => {
    const asked = inChat(await member(text), 'one');
    expect(asked).toContain('要撤销 #2 吗？还没有改动');
    expect(asked).not.toContain('#1');
    expect(await state(2)).toBe('dispatched');
    await member('1');
    expect([await state(1), await state(2)]).toEqual(['dispatched', 'cancelled']);
  });

  it.each([
    '刚才那条路过不去',
    '撤回刚才那条消息的人是谁',
    '刚才那条报错了，不是仓库是车间',
    '刚才那个不要了吗',
    '刚才说错了',
    '上一条街都堵了',
    '刚才那条新闻撤了',
  ])('is not meant by: %s', async (text) => {
    expect(inChat(await member(text), 'one')).not.toContain('要撤销');
    expect(await state(2)).toBe('dispatched');
  });

  it('is silent for whoever reported nothing lately, and a mention hears what to type', async () => {
    expect(await office.say('one', '冯川', '刚才那条发错了')).toEqual([]);
    const told = await office.say('one', '冯川', '撤回刚才那条', { mentionsBot: true });
    expect(inChat(told, 'one')).toContain('撤销 #12');
    await office.at('2020-03-09T09:40:00+08:00');
    expect(await member('刚才那条发错了')).toEqual([]);
  });
});
