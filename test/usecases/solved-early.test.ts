import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

describe('who reported a matter and says that it is solved', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  });
  afterEach(() => office.close());

  const member = async (text: string, mentionsBot = false) =>
    inChat(await office.say('one', '王敏', text, { mentionsBot }), 'one');
  const state = async (number = 1) => (await office.issue(number)).state;
  const report = () => member('报问题 凤凰粮食 门口修路，大车进不去');

  it.each([
    ['我那个事儿解决啦', false],
    ['我那个修路的事儿解决啦', false],
    ['@四进助手 我那个事儿解决啦', true],
    ['我报的那件事解决了', false],
  ])(
    'is asked before any department has it, reads its state, and a tap withdraws it: %s',
    async (text, at) => {
      await report();
      const asked = await member(text, at);
      expect(asked).toContain('是已解决吗？还没有改动');
      expect(asked).toContain('等待选定部门');
      expect(await state()).toBe('triage');
      await member('1');
      expect(await state()).toBe('cancelled');
    },
  );

  it.each(['#1 已解决', '#1可以销了'])(
    'is asked by its number as well, and nothing is refused: %s',
    async (text) => {
      await report();
      const asked = await member(text);
      expect(asked).toContain('是已解决吗？还没有改动');
      expect(asked).toContain('撤销');
      await member('2');
      expect(await state()).toBe('triage');
      expect((await office.events(1)).at(-1)?.body).toMatchObject({ type: 'supplemented' });
      await member(text);
      await member('1');
      expect(await state()).toBe('cancelled');
    },
  );

  it('keeps it as news on the other tap', async () => {
    await report();
    await member('我那个事儿解决啦');
    await member('2');
    expect(await state()).toBe('triage');
    expect((await office.events(1)).at(-1)?.body).toMatchObject({ type: 'supplemented' });
  });

  it('is asked while a department has it, and a tap closes it', async () => {
    await member('报问题 凤凰粮食 门口修路，大车进不去，请住建局协调');
    const asked = await member('我那个事儿解决啦');
    expect(asked).toContain('请住建局3月10日 17:30前签收');
    expect(await state()).toBe('dispatched');
    await member('1');
    expect(await state()).toBe('closed');
  });

  it('is asked which where several are open', async () => {
    await report();
    await report();
    await member('报问题 凤凰粮食 车间漏水，请住建局协调');
    const asked = await member('我那个事儿解决啦');
    expect(asked).toContain('您说的是哪一条');
    expect(asked).toContain('#3');
  });

  it('is offered to withdraw those of several that no department has, and the choice does it', async () => {
    await report();
    await member('报问题 凤凰粮食 缺电工五名');
    expect(await member('我那个事儿解决啦')).toContain('撤销');
    await member('2');
    expect([await state(1), await state(2)]).toEqual(['triage', 'cancelled']);
  });

  it('is told by the bot how the one of several stands that no department has', async () => {
    await report();
    await member('报问题 凤凰粮食 缺电工五名');
    await member('我报的那件事解决了');
    expect(await member('1')).toContain('等待选定部门');
    expect(await state()).toBe('triage');
  });

  it('an enterprise’s contact may not withdraw what others reported, and reads how it stands', async () => {
    await report();
    const asked = inChat(await office.say('one', '沈安', '我那个事儿解决啦'), 'one');
    expect(asked).toContain('等待选定部门');
    expect(asked).not.toContain('撤销');
    expect(await state()).toBe('triage');
  });

  it.each([
    '我那个事儿解决了吗',
    '我那个事儿还没解决',
    '要是我那个事儿解决了就好了',
    '我那个贷款的事儿解决啦',
    '我那个事儿快解决了',
    '我那个事情说来话长',
    '我家那个事解决了',
  ])('is left alone with: %s', async (text) => {
    await report();
    expect(await member(text)).toBe('');
  });

  it('is left alone without an open report of the own', async () => {
    await report();
    expect(await office.say('one', '冯川', '我那个事儿解决啦')).toEqual([]);
  });
});
