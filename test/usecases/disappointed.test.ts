import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
});
afterEach(() => office.close());

test('who says that nothing is solved is asked which one, while a 办结 waits for the group, and reopens it by a number', async () => {
  await office.say('one', '王敏', REPORT);
  expect(await office.say('one', '王敏', '还没通！车还是进不来')).toEqual([]);

  await office.say('zhujian', '赵安', '办结 #1 路已通');
  const [asked] = await office.say('one', '王敏', '还没通！车还是进不来');
  expect(asked!.text).toContain('1. #1');

  const told = await office.say('one', '王敏', '1');
  expect(told.map(({ text }) => text).join('\n')).toContain('车还是进不来');
  expect((await office.say('one', '王敏', '查 #1'))[0]!.text).toContain('重办');
});

test('it stays silent in another group, and once nothing waits', async () => {
  await office.say('one', '王敏', REPORT);
  await office.say('zhujian', '赵安', '办结 #1 路已通');
  expect(await office.say('two', '刘洋', '还没修好')).toEqual([]);
  await office.say('one', '王敏', '#1 满意');
  expect(await office.say('one', '王敏', '还没修好')).toEqual([]);
});
