import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('progress that reads like a result', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    await office.say('zhujian', '赵安', '签收 #1');
  });
  afterEach(() => office.close());

  const liaison = (text: string) => office.say('zhujian', '赵安', text);
  const state = async () => (await office.issue(1)).state;

  it('is progress, and a result on one tap, with the words that were said', async () => {
    const told = await liaison('#1 便道铺好了，大车能走');
    expect(inChat(told, 'one')).toContain('住建局报进展');
    expect(inChat(told, 'zhujian')).toContain('已经办完就回复 1');
    expect(await state()).toBe('in_progress');
    expect(inChat(await liaison('1'), 'one')).toContain('便道铺好了，大车能走');
    expect(await state()).toBe('resolved');
  });

  it.each(['#1 已派人核查', '#1 已转施工单位处理', '#1 铺了一半', '#1 预计周五铺好', '#1 正在铺便道'])(
    'is offered for nothing that is still under way: %s',
    async (text) => {
      expect(inChat(await liaison(text), 'zhujian')).not.toContain('回复 1');
      await liaison('1');
      expect(await state()).toBe('in_progress');
    },
  );
});
