import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(['postgres'] as const)('a bare number before words that are no command, on %s', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 电梯坏了，老人下不了楼，请住建局协调');
    await office.say('two', '陈晓', '报问题 俊富无纺布 公交不停靠，请交通局协调');
    await office.say('one', '王敏', '报问题 凤凰粮食 有个说不清的麻烦事');
  });
  afterEach(() => office.close());

  const member = (text: string) => office.say('one', '王敏', text);
  const liaison = (text: string) => office.say('zhujian', '赵安', text);

  it('asks who reported whether it is solved, and does it on a tap only', async () => {
    for (const text of ['1号电梯修好了', '一号电梯修好了', '1来电了 谢谢', '1已经疏通了']) {
      const told = inChat(await member(text), 'one');
      expect(told, text).toContain('#1');
      expect(told, text).toContain('是已解决吗？还没有改动');
      expect((await office.issue(1)).state, text).toBe('dispatched');
    }
    await member('1');
    expect(['resolved', 'closed']).toContain((await office.issue(1)).state);
  });

  it('may be kept as news instead', async () => {
    await member('1号电梯修好了');
    expect(inChat(await member('2'), 'zhujian')).toContain('电梯修好了');
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('asks the department whether it is done, or whether it is news', async () => {
    await liaison('签收 #1');
    expect(inChat(await liaison('1已经疏通了'), 'zhujian')).toContain('是已办结吗？');
    for (const text of ['1号电梯今天下午修', '1号今天修']) {
      const told = inChat(await liaison(text), 'zhujian');
      expect(told, text).toContain('说的是 #1 吗？还没有改动');
    }
    expect((await office.events(1)).map(({ body }) => body.type)).not.toContain('progressed');
    expect(inChat(await liaison('1'), 'one')).toContain('今天修');
  });

  it('asks who rules whether the department is meant that is still missing', async () => {
    const told = await office.say('coordinators', '姜平', '3号交警大队');
    expect(told.length).toBeGreaterThan(0);
  });

  it('that asks is answered', async () => {
    expect(inChat(await office.say('coordinators', '姜平', '1号修了没有 问一下'), 'coordinators')).toContain(
      '#1',
    );
  });

  it('is talk where it is a day, an amount, a place, or no issue of that chat', async () => {
    for (const text of [
      '1号已经疏通了', // as likely the first of the month, and nothing of it stands in the report
      '1号去看看',
      '1号楼来电了',
      '1个修好了',
      '1来了没',
      '2来电了 谢谢',
      '9来电了 谢谢',
      '110来电了',
      '1点来电了',
      '1来电了吗',
    ])
      expect(await member(text), text).toEqual([]);
    for (const text of ['2已经疏通了', '1号上午开会', '1号今天值班', '2号今天修'])
      expect(await liaison(text), text).toEqual([]);
    expect((await office.issue(1)).state).toBe('dispatched');
    expect((await office.issue(2)).state).toBe('dispatched');
  });

  it('and a deed without any number make the bot ask which is meant, and do it on a tap only', async () => {
    await liaison('签收 #1');
    for (const text of ['办结了，电梯已经换了新配件', '这个单子处理完毕，电梯已恢复运行']) {
      expect(inChat(await liaison(text), 'zhujian'), text).toContain('#1');
      expect((await office.issue(1)).state, text).toBe('accepted');
    }
    await liaison('1');
    expect((await office.issue(1)).state).toBe('resolved');
    expect(await liaison('办结了三件，大家辛苦')).toEqual([]);
  });

  it('and a request without any number keep their days and reasons once the issue is chosen', async () => {
    await liaison('签收 #1');
    for (const [text, pending] of [
      ['刚才那个单子申请延期两天，材料没到', { kind: 'extension', workingDays: 2 }],
      ['这个能不能再宽限三天，配件在路上', { kind: 'extension', workingDays: 3 }],
    ] as const) {
      expect(inChat(await liaison(text), 'zhujian'), text).toContain('#1');
      expect((await office.issue(1)).pending, text).toBeNull();
      await liaison('1');
      expect((await office.issue(1)).pending, text).toMatchObject(pending);
      await office.say('coordinators', '姜平', '不批准 #1 先办');
    }
    expect(inChat(await liaison('这个件我们办不了，转给交通局吧'), 'zhujian')).toContain('#1');
    await liaison('1');
    expect((await office.events(1)).map(({ body }) => body.type)).toContain('returned');
  });

  it('spoken as a numeral between other words is as good as a sign', async () => {
    expect(inChat(await liaison('那个一号单子我们签收了啊'), 'zhujian')).toContain('#1');
    expect((await office.issue(1)).state).toBe('accepted');
    expect(await member('那个一号我们要去走访凤凰粮食')).toEqual([]);
  });

  it('is over once the issue is closed', async () => {
    await member('#1 已解决');
    if ((await office.issue(1)).state !== 'closed') await member('确认 #1');
    expect((await office.issue(1)).state).toBe('closed');
    expect(await member('1来电了 谢谢')).toEqual([]);
  });
});
