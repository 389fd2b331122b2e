import { afterEach, beforeEach, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
  await office.say('zhujian', '赵安', '签收 #1');
});
afterEach(() => office.close());

const bulletin = async () => inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');

it.each([
  '#1 到了 正在清雪 需要帐篷3顶请民政支持',
  '#1 我们也收到了，这块可以调20辆车',
  '#1 找到了一家，能供3吨 剩下2吨排下周',
])('nothing is told as delivered that is needed or offered: %s', async (text) => {
  await office.say('zhujian', '赵安', text);
  const told = await bulletin();
  expect(told).toContain('周通报');
  expect(told).not.toContain('已到位');
});

it('what was handed over is told, and the rest of what the words say is not', async () => {
  await office.say('zhujian', '赵安', '#1 已送到帐篷3顶，还需要2顶');
  expect(await bulletin()).toContain('帐篷：已到位3顶');
});

it('a need that is closed and confirmed has no gap, and what it needed has come', async () => {
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩只够用两天，还差2.75万个，请住建局协调');
  await office.say('zhujian', '赵安', '#2 送到口罩20000个');
  await office.say('zhujian', '赵安', '办结 #2 余下7500个已送到');
  await office.say('one', '王敏', '#2 满意');
  expect(await bulletin()).toContain('口罩：需要27500个，已到位27500个，已补齐');
});

it('what was offered weeks ago is told beside the need that it would meet', async () => {
  await office.say('two', '陈晓', '可提供口罩3000个');
  office.moveTo('2020-03-24T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 口罩只够用两天，还差2000个，请住建局协调');
  await office.say('zhujian', '赵安', '#2 送到口罩500个');
  const told = inChat(await office.at('2020-03-27T17:00:00+08:00'), 'leaders');
  expect(told).toContain('口罩：需要2000个，已到位500个，缺口1500个，可对接：二组3月9日报可供应3000个');
});
