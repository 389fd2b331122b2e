import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldEvents } from '../../src/issues/fold.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const THURSDAY = new Date('2020-03-12T17:30:00+08:00');

describe.each(['postgres'] as const)('a leader’s order on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(async () => {
    for (const number of [1, 2]) {
      const events = await office.events(number);
      if (events.length > 0) expect(await office.issue(number)).toEqual(foldEvents(events));
    }
    await office.close();
  });

  const orders = (text: string) => office.say('leaders', '陶欣', text);

  it('is about every number that was said', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    const told = inChat(await orders('督办 1号 2号 3月12日前'), 'leaders');
    for (const number of [1, 2]) {
      expect(told).toContain(`#${number} 督办已转达，3月12日`);
      expect((await office.issue(number)).instruction).toMatchObject({ dueAt: THURSDAY });
    }
  });

  it('under a limit that has passed is refused, with what to type', async () => {
    const told = inChat(await orders('督办 #1 昨天'), 'leaders');
    expect(told).toContain('已经过去，没有改动');
    expect(told).toContain('督办 #1 3月12日前办结');
    expect((await office.issue(1)).instruction).toBeNull();
    await orders('批示 #1 昨天群众又反映，请速办');
    expect((await office.issue(1)).instruction).toMatchObject({ dueAt: null });
  });

  it('said at night for today is until midnight', async () => {
    office.moveTo('2020-03-09T18:30:00+08:00');
    await orders('督办 #1 今天必须有答复');
    expect((await office.issue(1)).instruction?.dueAt).toEqual(new Date('2020-03-09T23:59:00+08:00'));
  });

  it('keeps its date when a 批示 says more', async () => {
    await orders('督办 #1 3月12日前');
    const told = await orders('批示 #1 先围起来');
    expect((await office.issue(1)).instruction).toEqual({
      text: '先围起来',
      by: '陶欣',
      dueAt: THURSDAY,
      earlier: [{ text: '3月12日前', by: '陶欣' }],
    });
    expect(inChat(told, 'leaders')).toContain('批示已转达');
    expect(inChat(told, 'zhujian')).toContain('【批示 #1】');
    expect(inChat(told, 'zhujian')).toContain('督办期限：3月12日 17:30，不变');
    expect(inChat(await office.at('2020-03-09T19:00:00+08:00'), 'leaders')).toContain('3月12日 17:30前办结');
  });

  it.each([
    '批示 #1 请街道和物业今天先到现场看看',
    '批示 #1 今天必须有人到场',
    '批示 #1 一周内拿出解决方案',
    '批示 #1 明天上午先解决临时通行',
    '批示 #1 两天内回复群众',
    '批示 #1 原定3月11日前办结的，要说明原因',
    '督办 #1 再催一下',
  ])('keeps its date when “%s” speaks of another day, or of none', async (text) => {
    await orders('督办 #1 两周内');
    await orders(text);
    expect((await office.issue(1)).instruction?.dueAt).toEqual(new Date('2020-03-23T17:30:00+08:00'));
  });

  it.each([
    ['批示 #1 明天必须办结', '2020-03-10T17:30:00+08:00'],
    ['批示 #1 请住建局牵头，3月12日前解决道路问题', '2020-03-12T17:30:00+08:00'],
    ['督办 #1 今天到现场，3月12日前办结', '2020-03-12T17:30:00+08:00'],
    ['督办 #1 改为3月20日前', '2020-03-20T17:30:00+08:00'],
  ])('moves its date when “%s” says by when it is to be done', async (text, due) => {
    await orders('督办 #1 两周内');
    await orders(text);
    expect((await office.issue(1)).instruction?.dueAt).toEqual(new Date(due));
  });

  it('without a date sets none, and all words of it can be read', async () => {
    await orders('批示 #1 今天先到现场');
    await orders('批示 #1 三天内拿出方案');
    expect((await office.issue(1)).instruction?.dueAt).toBeNull();
    expect(inChat(await orders('查 #1'), 'leaders')).toContain('批示：陶欣：今天先到现场；三天内拿出方案');
    const brief = inChat(await office.at('2020-03-09T19:00:00+08:00'), 'leaders');
    expect(brief).toContain('今天先到现场；三天内拿出方案');
  });

  it('is read by every department that gets the issue later', async () => {
    await orders('督办 #1 3月12日前 每天报进展');
    const order = '督办：3月12日 17:30前办结；陶欣：3月12日前 每天报进展';
    const ruled = await office.say('one', '李卫国', '#1 派给交通局');
    expect(inChat(ruled, 'jiaotong')).toContain(order);
    const returned = await office.say('jiaotong', '孙强', '退回 #1 应由交警大队办理');
    expect(inChat(returned, 'jiaojing')).toContain(order);
  });

  it('on what nobody has yet asks the coordinators for a department, which then reads it', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有件事不知道归谁');
    const told = await orders('督办 #2 3月12日前办结');
    expect(inChat(told, 'coordinators')).toContain('#2 派给某部门');
    expect(inChat(told, 'coordinators')).not.toMatch(/办结 #2|进展 #2/);
    const brief = inChat(await office.at('2020-03-09T19:00:00+08:00'), 'leaders');
    expect(brief).toContain('还没有派单；陶欣');
    expect(inChat(await office.say('coordinators', '姜平', '#2 派给交通局'), 'jiaotong')).toContain(
      '督办：3月12日 17:30前办结',
    );
  });

  it('on what was returned goes to the coordinators, and not back to whoever returned it', async () => {
    await office.say('zhujian', '赵安', '退回 #1 不归我们管');
    const told = await orders('督办 #1 3月12日前办结');
    expect(inChat(told, 'zhujian')).toBe('');
    expect(inChat(told, 'coordinators')).toContain('#1 派给某部门');
  });

  it('asks for help with what leaders type', async () => {
    const short = inChat(await orders('帮助'), 'leaders');
    for (const word of ['督办 #12', '批示 #12', '取消督办 #12', '专报 #12']) expect(short).toContain(word);
    for (const word of ['督办', '批示', '取消督办']) {
      const told = inChat(await orders(`帮助 ${word}`), 'leaders');
      expect(told, word).toContain(`${word} #12`);
      expect(told, word).not.toContain('催办');
    }
  });

  it('asks for a special report, which comes as a file', async () => {
    const told = await orders('专报 #1');
    expect(inChat(told, 'leaders')).toContain('#1 的专报');
    expect(told.flatMap(({ notice }) => notice.files ?? []).map(({ ref }) => ref)).toEqual(['report:1.docx']);
    expect((await office.issue(1)).instruction).toBeNull();
    expect(inChat(await office.say('one', '王敏', '专报 #1'), 'one')).toContain('专报只发给督导领导');
  });

  it('that waited for a department is told to the one that comes with a merge', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有件事不知道归谁');
    await orders('督办 #2 3月12日前办结');
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请交通局协调');
    const told = await office.say('coordinators', '姜平', '合并 #2 #3');
    expect(inChat(told, 'jiaotong')).toContain('督办期限：3月12日 17:30');
  });

  it('shows one date to go by, and stands on the issue’s card', async () => {
    const told = inChat(await orders('督办 #1 3月12日前'), 'zhujian');
    expect(told).toContain('督办期限：3月12日 17:30');
    expect(told).toContain('原办结期限：3月16日 17:30，不变');
    expect(told.match(/\d+月\d+日 \d\d:\d\d前办结/g) ?? []).toEqual([]);
    expect(inChat(await orders('查 #1'), 'leaders')).toContain('督办：3月12日 17:30前办结；陶欣：3月12日前');
  });

  it('is ended by a leader or a coordinator, and the department is told', async () => {
    await orders('督办 #1 3月12日前');
    const told = await office.say('coordinators', '姜平', '#1 督办取消');
    expect((await office.issue(1)).instruction).toBeNull();
    expect(inChat(told, 'zhujian')).toContain('督办已取消');
    expect(inChat(await orders('取消督办 #1'), 'leaders')).toContain('现在没有督办');
    await orders('督办 #1 3月12日前');
    await orders('取消督办 #1');
    expect((await office.issue(1)).instruction).toBeNull();
    expect(inChat(await office.say('one', '李卫国', '取消督办 #1'), 'one')).toContain('请由督导领导来做');
  });

  it('goes on in the survivor of a merge, with the class, the earlier limit and the signature', async () => {
    office.moveTo('2020-03-09T10:00:00+08:00');
    await office.say('one', '王敏', '报问题 紧急 凤凰粮食 大门塌了半边，请住建局协调');
    await orders('督办 #2 3月12日前');
    await office.say('zhujian', '赵安', '签收 #2');
    const { deadline } = await office.issue(2);
    const told = await office.say('coordinators', '姜平', '合并 #2 #1');
    expect(await office.issue(1)).toMatchObject({
      state: 'accepted',
      priority: 'urgent',
      deadline,
      instruction: { by: '陶欣', dueAt: THURSDAY },
    });
    expect(inChat(told, 'zhujian')).toContain('督办期限：3月12日');
    expect(inChat(await office.at('2020-03-09T19:00:00+08:00'), 'leaders')).toContain('督办1件');
  });

  it('a merge takes no extension back, and keeps both orders under the earlier date', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    await office.say('coordinators', '姜平', '延期 #1 5个工作日 等材料');
    const { deadline } = await office.issue(1);
    await orders('督办 #1 3月13日前');
    await orders('督办 #2 3月12日前 先遮雨');
    await office.say('coordinators', '姜平', '合并 #2 #1');
    expect(await office.issue(1)).toMatchObject({
      deadline,
      instruction: { text: '3月13日前；3月12日前 先遮雨', dueAt: THURSDAY },
    });
  });

  it('a merge loses neither what leaders are to decide nor what the department asks for', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请住建局协调');
    await office.say('zhujian', '赵安', '延期 #2 2个工作日 等材料');
    await office.say('one', '李卫国', '提级 #2 交通局 涉及国道');
    expect((await office.issue(2)).pending).toBeNull();
    await office.say('zhujian', '赵安', '延期 #1 2个工作日 等材料');
    await office.say('jiaotong', '孙强', '延期 #2 3个工作日 等批文');
    await office.say('coordinators', '姜平', '合并 #2 #1');
    expect(await office.issue(1)).toMatchObject({
      needsDecision: true,
      escalatedTo: '交通局',
      pending: { reason: '等材料' },
    });
    await office.say('one', '王敏', '报问题 凤凰粮食 围墙开裂，请住建局协调');
    await office.say('coordinators', '姜平', '批准 #1');
    await office.say('zhujian', '赵安', '延期 #3 1个工作日 雨天');
    await office.say('coordinators', '姜平', '合并 #3 #1');
    await office.say('coordinators', '姜平', '批准延期 #3');
    expect(await office.issue(1)).toMatchObject({ extensionCount: 2, pending: null });
  });

  it('a merge shows nothing of what is restricted to whoever has the other', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 困难职工张三身患癌症，家里揭不开锅，请交通局协调');
    expect((await office.issue(2)).sensitive).toBe(true);
    await orders('督办 #2 3月12日前 照顾好张三一家');
    const told = inChat(await office.say('coordinators', '姜平', '合并 #2 #1'), 'zhujian');
    expect(told).toContain('内容涉及个人情况');
    expect(told).toContain('督办期限：3月12日');
    for (const word of ['癌症', '揭不开锅', '照顾好']) expect(told).not.toContain(word);
  });

  it('a merge into what nobody has yet leaves the department at work', async () => {
    await office.say('one', '王敏', '报问题 凤凰粮食 有件事不知道归谁');
    expect((await office.issue(2)).departments).toEqual([]);
    await office.say('one', '王敏', '报问题 凤凰粮食 仓库漏雨，请交通局协调');
    await office.say('jiaotong', '孙强', '签收 #3');
    const told = await office.say('coordinators', '姜平', '合并 #2 #3');
    expect(await office.issue(2)).toMatchObject({
      state: 'accepted',
      deadline: new Date('2020-03-16T17:30:00+08:00'),
    });
    expect(inChat(told, 'jiaotong')).not.toContain('已并入');
  });
});
