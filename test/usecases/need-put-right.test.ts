import { afterEach, beforeEach, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('embedded', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 缺口罩3000只，请卫健局协调');
});
afterEach(() => office.close());

it('a corrected amount is what the issue needs from then on, and the old one stays in its history', async () => {
  expect((await office.issue(1)).quantities).toMatchObject([{ item: '口罩', value: 3000, unit: '只' }]);
  const told = await office.say('one', '王敏', '补充#1 口罩改成5000只');
  expect(inChat(told, 'one')).toContain('数量已改为口罩5000只（原3000只）');
  const issue = await office.issue(1);
  expect(issue.quantities).toMatchObject([{ item: '口罩', value: 5000, unit: '只' }]);
  expect(issue.title).toContain('5000只');
  const [reported] = await office.events(1);
  expect(reported?.body).toMatchObject({ quantities: [{ value: 3000 }] });
});

it('an amount of a thing that the issue does not name changes nothing and is asked about', async () => {
  const told = await office.say('one', '王敏', '补充#1 防护服改成50只');
  expect(inChat(told, 'one')).toContain('登记的数量没有改');
  expect((await office.issue(1)).quantities).toMatchObject([{ item: '口罩', value: 3000 }]);
});
