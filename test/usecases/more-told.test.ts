import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('who goes on to tell of trouble right behind an own report', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，大车进不去，请住建局协调');
  });
  afterEach(() => office.close());

  const member = (text: string) => office.say('one', '王敏', text);

  it('is asked whether it belongs to that one or is another, and 他们 are those of the report', async () => {
    const asked = inChat(await member('还有 他们消毒液也不够 说要200公斤'), 'one');
    expect(asked).toContain('补充到 #1');
    expect(asked).toContain('登记为新问题');
    const receipt = inChat(await member('2'), 'one');
    expect(receipt).toContain('#2');
    expect(receipt).toContain('凤凰粮食');
    expect(receipt).toContain('消毒液');
  });

  it('adds it on the other tap', async () => {
    await member('另外，厂里缺5个电工');
    expect(inChat(await member('1'), 'one')).toContain('#1');
    expect((await office.events(1)).at(-1)?.body).toMatchObject({ type: 'supplemented' });
  });

  it.each([
    '还有他们中午管饭',
    '还有 他们那边怎么样了？',
    '另外大家注意安全',
    '对了，会议室空调坏了吗',
    '还有事吗',
    '还有 明天开会缺席的请假',
  ])('is left alone with talk: %s', async (text) => {
    expect(await member(text)).toEqual([]);
  });

  it('is not offered to add trouble of somebody else to it', async () => {
    const asked = inChat(await member('另外俊富无纺布那边又停水了'), 'one');
    expect(asked).toContain('登记为新问题');
    expect(asked).not.toContain('补充到');
  });

  it('is left alone where nothing was reported just before, and by somebody else', async () => {
    expect(await office.say('one', '冯川', '还有 他们消毒液也不够')).toEqual([]);
    office.moveTo('2020-03-09T09:20:00+08:00');
    expect(await member('还有 他们消毒液也不够')).toEqual([]);
  });
});
