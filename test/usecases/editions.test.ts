import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
const ask = async (asked: string, chat = 'one') =>
  inChat(await office.say(chat, chat === 'one' ? '李卫国' : '陶欣', `@协调助手 ${asked}`), chat);

beforeEach(async () => {
  office = await openOffice('postgres', '2026-03-09T09:00:00+08:00', DISTRICT);
  await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  await office.at('2026-03-13T17:00:00+08:00');
  await office.at('2026-03-20T17:00:00+08:00');
});
afterEach(() => office.close());

describe('a bulletin asked for by its number', () => {
  it('is told as it was posted in that chat', async () => {
    expect(await ask('看一下第1期通报')).toMatch(/周通报》第1期·一组（3月6日/);
    expect(await ask('第二期周报发我')).toMatch(/周通报》第2期·一组（3月13日/);
    expect(await ask('看一下第1期通报', 'leaders')).not.toContain('一组（');
  });

  it('may be the last one', async () => {
    expect(await ask('上一期通报发一下')).toContain('第2期');
  });

  it('is said to be none where that number was not posted there', async () => {
    expect(await ask('看一下第9期通报')).toContain('没有发过第9期通报');
    expect(await ask('上一期月报发一下')).toContain('还没有发过通报');
  });
});
