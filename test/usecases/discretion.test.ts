import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
  await office.say('one', '王敏', REPORT);
});
afterEach(() => office.close());

describe('an issue that shall not be shown any more', () => {
  it.each(['#1 这个是举报 别让施工方看到', '#1 涉及投诉的，不要在群里显示', '补充 #1 请保密'])(
    'is kept to its handlers from then on: %s',
    async (text) => {
      const told = await office.say('one', '王敏', text);

      expect(inChat(told, 'one')).toContain('已改为只给报告人和承办人员看');
      expect((await office.issue(1)).sensitive).toBe(true);
      expect(inChat(await office.say('one', '王敏', '查 #1'), 'one')).not.toContain('货车');
      expect(inChat(await office.at('2020-03-09T18:00:00+08:00'), 'one')).not.toContain('货车');
    },
  );

  it('is no order where somebody merely asks', async () => {
    await office.say('one', '王敏', '#1 这个是举报吗？');
    expect((await office.issue(1)).sensitive).toBe(false);
  });
});

describe('words behind a nod', () => {
  it.each(['#1 收到，价格多少一吨？', '#1 收到，25号开始还是26号？', '#1 好的，我们准时到，带公章吗'])(
    'reach the department: %s',
    async (text) => {
      const told = await office.say('one', '王敏', text);
      expect(inChat(told, 'zhujian')).toMatch(/多少一吨|26号|带公章/);
    },
  );

  it('are none in a mere nod', async () => {
    expect(await office.say('one', '王敏', '#1 收到，谢谢')).toEqual([]);
  });
});
