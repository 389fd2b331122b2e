import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takesUpOwnWords } from '../../src/commands/takes-up.ts';
import { readInbox } from '../../src/store/inbox/inbox.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('the bot that is asked to write down what was just said', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  });
  afterEach(() => office.close());

  const member = (text: string, mentionsBot = false) => office.say('one', '王敏', text, { mentionsBot });
  const TROUBLE = '刚去了趟凤凰粮食，门口那条路又挖开了，拉麦子的大车得绕';

  it('takes the sender’s last line of talk for the report', async () => {
    expect(await member(TROUBLE)).toEqual([]);
    const receipt = inChat(await member('记一下吧', true), 'one');
    expect(receipt).toContain('#1');
    expect(receipt).toContain('大车得绕');
    expect((await office.issue(1)).detail).toContain('大车得绕');
  });

  it('takes no other’s words, none of another chat, none that are older than a few minutes', async () => {
    await member(TROUBLE);
    expect(inChat(await office.say('one', '冯川', '记一下吧', { mentionsBot: true }), 'one')).not.toContain(
      '#1',
    );
    expect(inChat(await office.say('two', '王敏', '记一下吧', { mentionsBot: true }), 'two')).not.toContain(
      '#1',
    );
    office.moveTo('2020-03-09T09:06:00+08:00');
    expect(inChat(await member('记一下吧', true), 'one')).not.toContain('#1');
  });

  it('makes no issue of a word or two, and answers', async () => {
    await member('好的');
    expect(inChat(await member('登记一下', true), 'one')).toContain('报问题');
    expect(inChat(await member('登记一下', true), 'one')).not.toContain('#1');
  });

  it('leaves no row of the talk itself', async () => {
    await member(TROUBLE);
    expect(await readInbox(office.db, 1, [])).toEqual([]);
    expect(await office.receive({ chat: 'sandbox:one', text: TROUBLE }, '王敏')).toBe(false);
  });
});

describe('words that ask to write down what was just said', () => {
  it.each([
    '@四进助手 记一下',
    '@四进助手 帮我登记一下吧',
    '刚才说的报上去',
    '把这个情况上报一下',
    '我刚说的那条也记下来',
    '這個記一下',
    '录入台账',
  ])('are %s', (text) => expect(takesUpOwnWords(text)).toBe(true));

  it.each([
    '记一下：路断了',
    '记得开会',
    '登记表发我',
    '报一下人数',
    '记一下 #12 修好了',
    '怎么登记',
    '上报了吗',
  ])('are not %s', (text) => expect(takesUpOwnWords(text)).toBe(false));
});
