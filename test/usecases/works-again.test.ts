import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('who reported a matter and says without a number that it works', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，大车进不去，请住建局协调');
  });
  afterEach(() => office.close());

  const member = (text: string) => office.say('one', '王敏', text);
  const state = async () => (await office.issue(1)).state;

  it.each(['可以了谢谢', '好了，车能走了', '能走了，谢谢', '现在好了，车能进了'])(
    'is asked behind the result whether it is solved, and a tap confirms it: %s',
    async (text) => {
      await office.say('zhujian', '赵安', '办结 #1 钢板已加宽');
      expect(inChat(await member(text), 'one')).toContain('是已解决吗？还没有改动');
      expect(await state()).toBe('resolved');
      await member('1');
      expect(await state()).toBe('closed');
    },
  );

  it('is asked behind the department’s progress, though it called nothing done', async () => {
    await office.say('zhujian', '赵安', '进展 #1 已铺好钢板');
    expect(inChat(await member('好了，车能走了'), 'one')).toContain('#1');
    expect(await state()).toBe('in_progress');
    await member('1');
    expect(await state()).toBe('closed');
  });

  it('is asked at any time where the words speak of the same matter', async () => {
    expect(inChat(await member('大车能进了'), 'one')).toContain('是已解决吗？还没有改动');
    expect(await state()).toBe('dispatched');
  });

  it('is left alone where nothing was said of it lately, and so is everybody else', async () => {
    expect(await member('好了，车能走了')).toEqual([]);
    await office.say('zhujian', '赵安', '办结 #1 钢板已加宽');
    expect(await office.say('one', '冯川', '可以了谢谢')).toEqual([]);
    expect(await office.say('two', '刘洋', '好了，车能走了')).toEqual([]);
    await office.at('2020-03-09T09:40:00+08:00');
    expect(await member('好了，灯亮了')).toEqual([]);
    expect(await state()).toBe('resolved');
  });

  it.each(['好了', '好了吗', '还没好', '车快能走了', '要是能走了说一声', '等车能走了再说', '收到谢谢'])(
    'is not meant by: %s',
    async (text) => {
      await office.say('zhujian', '赵安', '进展 #1 已铺好钢板');
      expect(await member(text)).toEqual([]);
    },
  );
});
