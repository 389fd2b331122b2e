import { afterEach, beforeEach, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

const THREE = {
  ...DISTRICT,
  workGroups: [...DISTRICT.workGroups, { name: '三组', serviceObjects: [], members: [{ name: '钱方' }] }],
  chats: [...DISTRICT.chats, { platform: 'sandbox', id: 'three', kind: 'work_group', boundTo: '三组' }],
};

let office: Office;
beforeEach(async () => {
  office = await openOffice('embedded', '2020-03-09T09:00:00+08:00', THREE);
});
afterEach(() => office.close());

it('a raised need looks for partners again, for what is still missing and not at those who were asked', async () => {
  await office.say('two', '陈晓', '可提供口罩3000只');
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差3000只，请住建局协调');
  await office.say('two', '陈晓', '#1 可供3000只');
  await office.say('three', '钱方', '可提供口罩4000只');
  const told = await office.say('one', '王敏', '补充#1 口罩改成5000只');
  expect(inChat(told, 'three')).toContain('【供需对接 #1】凤凰粮食（一组）需要口罩2000只');
  expect(inChat(told, 'one')).toContain('三组3月9日报过可供口罩4000只，已替您问');
  expect(inChat(told, 'two')).toBe('');
  const again = await office.say('one', '王敏', '补充#1 口罩改成6000只');
  expect(inChat(again, 'three')).toBe('');
  expect(inChat(await office.say('one', '王敏', '补充#1 口罩改成4000只'), 'three')).toBe('');
});

it('a reopened need looks for partners again', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调');
  await office.say('one', '王敏', '#1 已送到2000只');
  await office.say('zhujian', '赵安', '办结 #1 其余口罩已联系厂家送到');
  await office.say('two', '陈晓', '可提供口罩4000只');
  const told = await office.say('one', '王敏', '重办 #1 口罩还是不够');
  expect(inChat(told, 'two')).toContain('需要口罩3000只');
  expect(inChat(told, 'one')).toContain('二组3月9日报过可供口罩4000只');
});

it('who promised what has not come hears that a reopened issue still needs it', async () => {
  await office.say('two', '陈晓', '可提供口罩3000只');
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调');
  await office.say('two', '陈晓', '#1 可供3000只');
  await office.say('zhujian', '赵安', '办结 #1 口罩已联系厂家送到');
  const told = await office.say('one', '王敏', '重办 #1 口罩没有送来');
  expect(inChat(told, 'two')).toContain('凤凰粮食（一组）的问题重办了，您组答应的口罩3000只还需要');
});

it('an offer that fits two issues of one group is one line to it, naming both', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调');
  await office.say('one', '冯川', '报问题 老街社区 口罩还差900只，请交通局协调');
  const told = await office.say('two', '陈晓', '可提供口罩3000只');
  const lines = told.filter(({ chat }) => chat === 'sandbox:one');
  expect(lines.map(({ notice }) => notice.title)).toEqual([
    expect.stringMatching(/^【问题 #\d、#\d】二组刚报可供口罩3000只$/),
  ]);
});

it('a promise stands in the bulletin of the group that needs it', async () => {
  await office.say('two', '陈晓', '可提供口罩3000只');
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调');
  await office.say('two', '陈晓', '#1 可供2000只');
  const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'one');
  expect(bulletin).toContain('口罩：需要5000只，可供应2000只，缺口5000只');
});
