import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(['postgres'] as const)('a word of command without a number on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(() => office.close());

  const leader = (text: string) => office.say('leaders', '陶欣', text);

  it('is offered the one open issue of the object that it names', async () => {
    for (const text of [
      '批示：凤凰粮食的路要抓紧，住建局牵头，三天内解决',
      '批示 请住建局主要负责同志到凤凰粮食现场',
      '督办 凤凰粮食的路 三天内',
    ])
      expect(inChat(await leader(text), 'leaders'), text).toContain('是这一件吗？还没有改动');
    expect((await office.issue(1)).instruction).toBeNull();
    const told = await leader('1');
    expect(inChat(told, 'zhujian')).toContain('凤凰粮食的路 三天内');
    expect((await office.issue(1)).instruction?.dueAt).toEqual(new Date('2020-03-12T17:30:00+08:00'));
  });

  it('is offered the open issues of the department that it names, from anybody who urges', async () => {
    expect(inChat(await office.say('one', '王敏', '催办 住建局'), 'one')).toContain('催办的是这一件吗');
    expect(inChat(await office.say('one', '王敏', '1'), 'zhujian')).toContain('催办 #1');
  });

  it('is told to name the number where nothing or too much can be meant', async () => {
    expect(inChat(await leader('督办 交通局 三天内'), 'leaders')).toContain('督办要带编号');
    expect(inChat(await leader('批示 大家辛苦了'), 'leaders')).toContain('请发：批示 #12');
    expect(inChat(await leader('批示 2条都要落实'), 'leaders')).toBe('');
    expect(inChat(await office.say('one', '王敏', '批示 大家辛苦了'), 'one')).toBe('');
  });

  it('may stand behind what it is about, where it can be meant for the bot', async () => {
    for (const text of ['凤凰粮食那件盯紧点', '凤凰粮食修路的事要催一下', '@四进助手 住建局那个要抓紧处理'])
      expect(inChat(await leader(text), 'leaders'), text).toContain('催办的是这一件吗？还没有改动');
    expect(inChat(await leader('1'), 'zhujian')).toContain('催办 #1');
    expect(inChat(await office.say('one', '王敏', '凤凰粮食那件盯紧点'), 'one')).toBe('');
    expect(inChat(await leader('一组的会务要盯紧'), 'leaders')).toBe('');
  });

  it('presses all that are late in one go, once that is said', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 路口红绿灯坏了，请交警大队处理');
    expect(inChat(await leader('超期的都催一遍'), 'leaders')).toContain('查 超期的');
    office.moveTo(new Date('2020-03-25T09:00:00+08:00'));
    const asked = inChat(await leader('超期的都催一遍'), 'leaders');
    expect(asked).toContain('3. 这2件都催办');
    const told = await leader('3');
    expect(inChat(told, 'zhujian')).toContain('催办 #1');
    expect(inChat(told, 'jiaojing')).toContain('催办 #2');
  });

  it('about a request is about the one that waits in that chat', async () => {
    expect(inChat(await office.say('coordinators', '姜平', '批准延期'), 'coordinators')).toContain(
      '要带编号',
    );
    await office.say('zhujian', '赵安', '延期 #1 2个工作日 材料在外地');
    const told = await office.say('coordinators', '姜平', '不予批准 企业等不起');
    expect(inChat(told, 'zhujian')).toContain('企业等不起');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it('under a quote of WeChat is about the issue that is quoted', async () => {
    await leader('「助手：【提级 #1】凤凰粮食」\n---------------\n督办 3月12日前办结');
    expect((await office.issue(1)).instruction).toMatchObject({ text: '3月12日前办结' });
  });

  it('that is not meant is over when the number is not answered', async () => {
    await leader('督办 凤凰粮食的路 三天内');
    await leader('本周周报');
    expect((await office.issue(1)).instruction).toBeNull();
  });
});
