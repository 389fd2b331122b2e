import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asQuote } from '../../src/language/quote.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('a choice among issues', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    for (let count = 1; count <= 11; count += 1)
      await office.say('one', '王敏', `报问题 凤凰粮食 ${count}号仓库屋顶漏水，请住建局协调`);
    for (let number = 1; number <= 9; number += 1)
      for (const text of [`撤销 #${number} 不用办了`, '1']) await office.say('one', '王敏', text);
  });
  afterEach(() => office.close());

  const state = async (number: number) => (await office.issue(number)).state;
  const asked = async () => inChat(await office.say('one', '王敏', '我那个事儿解决啦'), 'one');

  it.each(['第二个', '选2', '11'])('is answered as people answer: %s', async (answer) => {
    const question = await asked();
    expect(question).toContain('您说的是哪一条');
    await office.say('one', '王敏', answer);
    expect([await state(10), await state(11)]).toEqual(['dispatched', 'closed']);
  });

  it('is answered under its quote, and not under that of anything else', async () => {
    const question = await asked();
    await office.say('one', '王敏', asQuote({ name: '冯川', text: '明天去几个人' }, '2'));
    expect([await state(10), await state(11)]).toEqual(['dispatched', 'dispatched']);
    await office.say('one', '王敏', asQuote({ name: '四进助手', text: question }, '2'));
    expect([await state(10), await state(11)]).toEqual(['dispatched', 'closed']);
  });

  it('is not answered by the number of an issue that was not offered, nor by talk', async () => {
    await asked();
    for (const text of ['12', '2个', '9']) await office.say('one', '王敏', text);
    expect([await state(10), await state(11)]).toEqual(['dispatched', 'dispatched']);
  });
});
