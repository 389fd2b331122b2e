import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

const issues = async () => (await office.say('one', '王敏', '我的问题')).map(({ text }) => text).join('\n');

describe('what is told to the bot in words that it cannot read', () => {
  it('is offered to be taken down, and is by the number alone', async () => {
    const [offer] = await office.say('one', '王敏', '@协调助手 小麦黄了叶子不晓得咋办');
    expect(offer!.text).toContain('1. 登记为新问题');
    expect(await issues()).not.toContain('#1');

    const told = await office.say('one', '王敏', '1');
    expect(told.map(({ text }) => text).join('\n')).toContain('【问题 #1】');
    expect(await issues()).toContain('小麦黄了叶子');
  });

  it('may belong to what was reported a moment ago', async () => {
    await office.say('one', '王敏', REPORT);
    const [offer] = await office.say('one', '王敏', '@协调助手 刚才那个是今早才发生的，王师傅在门口等');
    expect(offer!.text).toContain('1. 补充到 #1');
    expect(offer!.text).toContain('2. 登记为新问题');

    const [told] = await office.say('one', '王敏', '1');
    expect(told!.text).toContain('#1 已补充');
    expect(await issues()).not.toContain('#2');
  });

  it('is taken down for whoever said it, not for another who types the number', async () => {
    await office.say('one', '王敏', '@协调助手 小麦黄了叶子不晓得咋办');
    expect(await office.say('one', '冯川', '1')).toEqual([]);
    expect(await issues()).not.toContain('#1');
  });

  it.each(['@协调助手 今天天气怎么样', '@协调助手 在不在', '@协调助手 明天几点开会？'])(
    'is not offered where it is a greeting or a question: %s',
    async (text) => {
      const told = await office.say('one', '王敏', text);
      expect(told).toHaveLength(1);
      expect(told[0]!.text).not.toContain('登记为新问题');
    },
  );

  it('is not offered in the chat of a department', async () => {
    const told = await office.say('zhujian', '赵安', '@协调助手 我们下午去那边转一圈再说');
    expect(told).toHaveLength(1);
    expect(told[0]!.text).not.toContain('登记为新问题');
  });

  it('stands in no button, whatever number it held', async () => {
    const [offer] = await office.say('one', '王敏', '@协调助手 那件事你打13834567890找王师傅再说吧');
    expect(JSON.stringify(offer)).not.toContain('13834567890');
  });
});
