import { afterEach, beforeEach, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('embedded', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  await office.say('zhujian', '赵安', '签收 #1');
});
afterEach(() => office.close());

it('an enterprise that asks after its own matter, without the bot’s name, reads in one line who has it and until when', async () => {
  for (const asked of ['我们那个修路的事咋样了', '我们反映的那个事有进展吗？']) {
    const told = inChat(await office.say('one', '沈安', asked), 'one');
    expect(told.trim()).toBe('#1（门口修路，货车进不了厂）住建局已签收，3月16日 17:30前办结');
  }
  expect((await office.issue(1)).state).toBe('accepted');
});

it('nobody is answered about what is not theirs, of another chat, of another matter, or of several', async () => {
  const asked = '我们反映的那个事有进展吗';
  expect(await office.say('one', '韩和', asked)).toEqual([]);
  expect(await office.say('one', '王敏', asked)).toEqual([]);
  expect(await office.say('one', '路人', asked)).toEqual([]);
  expect(await office.say('two', '沈安', asked)).toEqual([]);
  expect(await office.say('one', '沈安', '我们那个贷款的事咋样了')).toEqual([]);
  await office.say('one', '王敏', '报问题 凤凰粮食 车间漏水，请住建局协调');
  expect(await office.say('one', '沈安', asked)).toEqual([]);
  expect(inChat(await office.say('one', '沈安', '我们那个漏水的事咋样了'), 'one')).toContain('#2（');
});

it.each([
  '我们那个订单的事咋样了',
  '我们家孩子上学的事办得怎么样了',
  '我们那个修路的事先放放',
  '我们修路的事跟老李说了',
  '你们那个修路的事咋样了',
  '修路的事咋样了',
  '@老王 我们那个修路的事咋样了',
  '他们说我们那个修路的事有进展了',
  '我们反映的问题太多了',
  '我们厂今天咋样了',
  '昨天那个饭局的事咋样了',
])('an enterprise’s talk stays unanswered: %s', async (text) => {
  expect(await office.say('one', '沈安', text)).toEqual([]);
});

const addressed = async (name: string, text: string) =>
  inChat(await office.say('one', name, text, { mentionsBot: true }), 'one');

it.each(['@四进助手 我那个事咋样了', '@四进助手 我报的那件事到哪一步了', '@四进助手 我那个单子到哪一步了'])(
  'a member who asks the bot reads the own open ones, each with who has it now: %s',
  async (asked) => {
    await office.say('one', '王敏', '报问题 凤凰粮食 车间漏水，请交通局协调');
    await office.say('one', '冯川', '报问题 凤凰粮食 缺电工，请交警大队协调');
    const told = await addressed('王敏', asked);
    expect(told).toContain('#1 凤凰粮食：门口修路，货车进不了厂（住建局已签收，3月16日 17:30前办结）');
    expect(told).toContain('#2 凤凰粮食：车间漏水（请交通局3月10日 17:30前签收');
    expect(told).not.toContain('#3');
  },
);

it('a member who says which matter reads of that one, and of all where none is called so', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 车间漏水，请交通局协调');
  const told = await addressed('王敏', '我那个漏水的事咋样了');
  expect(told).toContain('#2');
  expect(told).not.toContain('#1');
  expect(await addressed('王敏', '我那个路灯的事咋样了')).toContain('#1');
});

it('a member whose reports are all closed reads of those, the latest first', async () => {
  await office.say('one', '王敏', '#1 已解决');
  const told = await addressed('王敏', '我那个事咋样了');
  expect(told).toContain('您报过的问题：1 条');
  expect(told).toContain('已办结销号');
  expect(await addressed('冯川', '我那个事咋样了')).toContain('您报过的问题：没有');
});

it('a member who asks nobody in particular is left alone', async () => {
  expect(await office.say('one', '王敏', '我那个事咋样了')).toEqual([]);
});

it('an enterprise that asks with the bot’s name reads what concerns it, whoever reported it', async () => {
  const told = await addressed('沈安', '我们那个修路的事咋样了');
  expect(told).toContain('#1 凤凰粮食：门口修路');
  expect(await addressed('韩和', '我们那个修路的事咋样了')).toContain('没有');
});

it('an enterprise’s contact urges what concerns the own enterprise, whoever reported it', async () => {
  const told = await office.say('one', '沈安', '催办 #1');
  expect(inChat(told, 'zhujian')).toContain('【催办 #1】');
  expect(inChat(await office.say('one', '韩和', '催办 #1'), 'zhujian')).toBe('');
});

it('how pressing it is, the group says: the contact reads who, and what to send instead', async () => {
  const told = inChat(await office.say('one', '沈安', '#1 加急'), 'one');
  expect(told).toContain('请由组长或协调员来做，没有改动');
  expect(told).toContain('您现在可以发：催办 #1');
  expect((await office.issue(1)).priority).toBe('normal');
});
