import { afterEach, beforeEach, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('embedded', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差5000只，请住建局协调');
  await office.say('zhujian', '赵安', '签收 #1');
});
afterEach(() => office.close());

const LEFT_3000 = '还缺口罩3000只';

it.each(['#1 已到位2000只', '#1 已送到2000只', '#1 送来2000只', '#1 收到2000只', '#1 又到2000只'])(
  'the group that tells of a delivery reads what is still lacking, and so does the department: %s',
  async (text) => {
    const told = await office.say('one', '王敏', text);
    expect(inChat(told, 'one')).toContain('已记下，并转给住建局');
    expect(inChat(told, 'one')).toContain(LEFT_3000);
    expect(inChat(told, 'zhujian')).toContain(LEFT_3000);
    expect((await office.issue(1)).state).toBe('accepted');
  },
);

it.each(['#1 已到位2000只', '#1 已送到2000只', '#1 送来2000只', '#1 今天先到2000只，剩下的后天到'])(
  'the department that tells of a delivery reads what is still lacking, and so does the group: %s',
  async (text) => {
    const told = await office.say('zhujian', '赵安', text);
    expect(inChat(told, 'zhujian')).toContain(LEFT_3000);
    expect(inChat(told, 'one')).toContain(LEFT_3000);
    expect(inChat(told, 'one')).not.toContain('#1 已解决');
  },
);

it.each([
  ['one', '沈安'],
  ['coordinators', '姜平'],
])('a part of it ends nothing whoever tells of it, and counts: in %s %s', async (chat, name) => {
  const told = await office.say(chat, name, '#1 已到位2000只');
  expect(inChat(told, chat)).toContain(LEFT_3000);
  expect((await office.issue(1)).state).toBe('accepted');
});

it('已 is no thing: what a department brought counts for what is needed', async () => {
  await office.say('zhujian', '赵安', '#1 已送到3000只');
  const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
  expect(bulletin).toContain('口罩：需要5000只，已到位3000只，缺口2000只');
});

it.each(['#1 已到位5000只', '#1 已送到5000只', '#1 5000只口罩都到位了'])(
  'all of it ends nothing by itself, and the group reads how to confirm: %s',
  async (text) => {
    const told = inChat(await office.say('one', '王敏', text), 'one');
    expect(told).toContain('口罩5000只已到齐');
    expect(told).toContain('都解决了请发：#1 已解决');
    expect((await office.issue(1)).state).not.toBe('closed');
    await office.say('one', '王敏', '#1 已解决');
    expect((await office.issue(1)).state).toBe('closed');
  },
);

it('all of it from the department is put to the group, which alone says whether that is the end', async () => {
  await office.say('zhujian', '赵安', '#1 已送到3000只');
  const told = await office.say('zhujian', '赵安', '#1 已送到2000只');
  expect(inChat(told, 'one')).toContain('口罩5000只已到齐');
  expect(inChat(told, 'one')).toContain('都解决了请发：#1 已解决');
  expect((await office.issue(1)).state).not.toBe('resolved');
});

it('what the department sent and the group got is one delivery', async () => {
  await office.say('zhujian', '赵安', '#1 已送到3000只');
  const told = inChat(await office.say('one', '王敏', '#1 收到3000只'), 'one');
  expect(told).toContain('还缺口罩2000只');
  expect(told).toContain('按同一批只计一次');
  expect(inChat(await office.say('one', '王敏', '#1 收到2000只'), 'one')).toContain('口罩5000只已到齐');
});

it('of a result that waits for its confirmation, all of it is a yes', async () => {
  await office.say('zhujian', '赵安', '办结 #1 口罩已送到');
  await office.say('one', '王敏', '#1 5000只口罩都到位了');
  expect((await office.issue(1)).state).toBe('closed');
});

it('an amount of nothing that is needed counts for nothing, ends nothing, and is asked about', async () => {
  const told = inChat(await office.say('one', '王敏', '#1 已到位20箱'), 'one');
  expect(told).toContain('数量没有计入：登记的是口罩5000只');
  expect((await office.issue(1)).state).toBe('accepted');
});

it('收到 from the department signs, and brings nothing', async () => {
  const told = inChat(await office.say('zhujian', '赵安', '#1 收到，5000只正在备货'), 'zhujian');
  expect(told).not.toContain('还缺');
});

it.each([
  ['one', '王敏', '#1 收到手套5000只'],
  ['one', '王敏', '#1 手套5000只都到位了'],
  ['one', '王敏', '#1 收到5000只手套'],
  ['one', '王敏', '#1 手套已到位5000只'],
  ['zhujian', '赵安', '#1 已送到手套5000只'],
])(
  'another thing in the same unit counts for nothing and is asked about: in %s %s says %s',
  async (chat, name, text) => {
    const told = await office.say(chat, name, text);
    expect(inChat(told, chat)).toContain('数量没有计入：登记的是口罩5000只');
    expect(told.map((one) => one.text).join()).not.toContain('已到齐');
    expect((await office.issue(1)).state).not.toMatch(/resolved|closed/);
    expect(inChat(await office.say('one', '王敏', '#1 收到2000只'), 'one')).toContain(LEFT_3000);
  },
);

it.each([
  '#1 收到医用口罩2000只',
  '#1 凤凰粮食收到2000只',
  '#1 今天上午厂里收到2000只',
  '#1 又收到2000只口罩',
  '#1 第一批口罩2000只已送到',
])('the thing itself, or none that is named, counts: %s', async (text) => {
  expect(inChat(await office.say('one', '王敏', text), 'one')).toContain(LEFT_3000);
});
