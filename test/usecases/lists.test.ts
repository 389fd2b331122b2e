import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
});
afterEach(() => office.close());

it('lists what nobody has signed, and what is due within three days, late ones first', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  await office.say('one', '王敏', '报问题 凤凰粮食 路口红绿灯坏了，请交警大队处理');
  await office.say('zhujian', '赵安', '签收 #1');
  const [unsigned] = await office.say('one', '王敏', '@协调助手 还有哪些没签收的');
  expect(unsigned!.text).toContain('未签收');
  expect(unsigned!.text).toContain('#2');
  expect(unsigned!.text).not.toContain('#1');

  const [calm] = await office.say('one', '王敏', '@协调助手 快超期的列一下');
  expect(calm!.text).not.toContain('#1');
  office.moveTo(new Date('2020-03-14T09:00:00+08:00'));
  const [soon] = await office.say('one', '王敏', '@协调助手 快超期的列一下');
  expect(soon!.text).toContain('三天内到期');
  for (const number of ['#1', '#2']) expect(soon!.text).toContain(number);
});
