import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldEvents } from '../../src/issues/fold.ts';
import { DATABASES } from '../support/store.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(DATABASES)('rulings on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调');
  });
  afterEach(async () => {
    for (const number of [1, 2, 3]) {
      const events = await office.events(number);
      if (events.length > 0) expect(await office.issue(number)).toEqual(foldEvents(events));
    }
    await office.close();
  });

  it('an extension is asked for, approved by the coordinator, and moves the deadline', async () => {
    expect((await office.issue(1)).deadline).toEqual(new Date('2020-03-16T17:30:00+08:00'));
    const asked = await office.say('zhujian', '赵安', '延期 #1 3个工作日 材料在外地，发货慢');
    expect(inChat(asked, 'coordinators')).toContain('批准延期 #1');
    expect((await office.issue(1)).pending).toMatchObject({
      kind: 'extension',
      workingDays: 3,
      reason: '材料在外地，发货慢',
    });
    const again = await office.say('zhujian', '赵安', '延期 #1 2个工作日 再多两天');
    expect(inChat(again, 'zhujian')).toContain('还在等协调员批');
    const granted = await office.say('coordinators', '姜平', '批准延期 #1');
    expect((await office.issue(1)).deadline).toEqual(new Date('2020-03-19T17:30:00+08:00'));
    expect((await office.issue(1)).extensionCount).toBe(1);
    expect(inChat(granted, 'zhujian')).toContain('延期已批准');
    expect(inChat(granted, 'one')).toContain('3月19日');
  });

  it('all extensions together stay under the cap', async () => {
    const told = await office.say('zhujian', '赵安', '延期 #1 11个工作日 材料在外地');
    expect(inChat(told, 'zhujian')).toContain('最多还能延10个工作日');
    await office.say('coordinators', '姜平', '延期 #1 8个工作日 材料在外地');
    const more = await office.say('zhujian', '赵安', '延期 #1 3个工作日 还没到');
    expect(inChat(more, 'zhujian')).toContain('最多还能延2个工作日');
    expect((await office.issue(1)).extensionCount).toBe(1);
  });

  it('nobody but a coordinator approves, and a decline needs its reason', async () => {
    await office.say('zhujian', '赵安', '延期 #1 3个工作日 材料在外地');
    expect(inChat(await office.say('zhujian', '赵安', '批准延期 #1'), 'zhujian')).toContain('请由协调员来做');
    expect(inChat(await office.say('coordinators', '姜平', '不予批准 #1'), 'coordinators')).toContain(
      '要写明原因',
    );
    const declined = await office.say('coordinators', '姜平', '不予批准 #1 企业等不起');
    expect(inChat(declined, 'zhujian')).toContain('企业等不起');
    expect((await office.issue(1)).pending).toBeNull();
  });

  it('a hold stops the clock once it is approved, and its office time is added afterwards', async () => {
    await office.say('zhujian', '赵安', '挂账 #1 等汛期过了再施工');
    expect((await office.issue(1)).state).toBe('dispatched');
    office.moveTo('2020-03-10T08:30:00+08:00');
    const held = await office.say('coordinators', '姜平', '批准挂账 #1');
    expect((await office.issue(1)).state).toBe('on_hold');
    expect(inChat(held, 'one')).toContain('等汛期过了再施工');
    // Held from Tuesday 08:30 to Thursday 08:30: two working days.
    office.moveTo('2020-03-12T08:30:00+08:00');
    await office.say('zhujian', '赵安', '恢复办理 #1');
    expect(await office.issue(1)).toMatchObject({
      state: 'in_progress',
      deadline: new Date('2020-03-18T17:30:00+08:00'),
      heldSince: null,
    });
  });

  it('a hold that is granted twice is told to stand already', async () => {
    await office.say('zhujian', '赵安', '挂账 #1 等汛期过了再施工');
    await office.say('coordinators', '姜平', '批准挂账 #1');
    const again = await office.say('coordinators', '姜平', '批准挂账 #1');
    expect(inChat(again, 'coordinators')).toContain('#1 现在就是“挂账”，没有改动');
  });

  it('a change of priority counts anew from dispatch, and what was held and granted stays', async () => {
    await office.say('coordinators', '姜平', '挂账 #1 等批文');
    office.moveTo('2020-03-10T09:00:00+08:00');
    await office.say('coordinators', '姜平', '恢复办理 #1');
    await office.say('coordinators', '姜平', '延期 #1 2个工作日 等批文');
    await office.say('one', '李卫国', '疑难 #1');
    // 15 working days end on 30 March at 17:30; eight office hours held make it the 31st, two working days 2 April.
    expect((await office.issue(1)).deadline).toEqual(new Date('2020-04-02T17:30:00+08:00'));
  });

  it('an order by the supervisor has a date and reaches department and group', async () => {
    const told = await office.say('leaders', '陶欣', '督办 #1 3月12日前办结，每天报进展');
    expect((await office.issue(1)).instruction).toEqual({
      text: '3月12日前办结，每天报进展',
      by: '陶欣',
      dueAt: new Date('2020-03-12T17:30:00+08:00'),
    });
    expect(inChat(told, 'zhujian')).toContain('督办');
    expect(inChat(told, 'one')).toContain('督办');
    expect(inChat(await office.say('one', '王敏', '督办 #1'), 'one')).toContain('催办');
    expect(inChat(await office.say('coordinators', '姜平', '批示 #1 请速办'), 'coordinators')).toContain(
      '今天已经催过',
    );
  });

  it('another department is asked to help; lead, state and clock stay', async () => {
    await office.say('zhujian', '赵安', '签收 #1');
    const before = await office.issue(1);
    const told = await office.say('one', '李卫国', '增加协办 #1 交警大队');
    expect(inChat(told, 'jiaojing')).toContain('请配合主办部门');
    const after = await office.issue(1);
    expect(after).toMatchObject({
      state: 'accepted',
      deadline: before.deadline,
      acceptedAt: before.acceptedAt,
    });
    expect(after.departments.map(({ role }) => role)).toEqual(['lead', 'assist']);
    expect(inChat(await office.say('one', '李卫国', '#1 协办交警大队'), 'one')).toContain('已经在办');
  });

  it('merging keeps the older number, and everybody who reported hears the result', async () => {
    await office.say('two', '陈晓', '报问题 俊富无纺布 路口修路，货车绕行，请交通局协调');
    const merged = await office.say('coordinators', '姜平', '合并 #1 #2');
    expect(await office.issue(2)).toMatchObject({ state: 'merged', mergedInto: 1 });
    expect((await office.issue(1)).absorbed).toEqual([2]);
    expect(inChat(merged, 'two')).toContain('已并入 #1');
    expect(inChat(merged, 'jiaotong')).toContain('已并入 #1');
    expect(inChat(merged, 'zhujian')).toContain('路口修路');
    expect(inChat(await office.say('two', '陈晓', '查 #2'), 'two')).toContain('#1');
    const done = await office.say('zhujian', '赵安', '办结 #2 便道已铺好');
    expect((await office.issue(1)).state).toBe('resolved');
    for (const chat of ['one', 'two']) expect(inChat(done, chat)).toContain('便道已铺好');
    const closed = await office.say('two', '陈晓', '#2 满意');
    expect((await office.issue(1)).state).toBe('closed');
    for (const chat of ['one', 'two']) expect(inChat(closed, chat)).toContain('已办结销号');
  });

  it('a leader merges only what the own group reported', async () => {
    await office.say('two', '陈晓', '报问题 俊富无纺布 路口修路，请交通局协调');
    const told = await office.say('one', '李卫国', '合并 #2 #1');
    expect(inChat(told, 'one')).toContain('请由报告人或组长来做');
    expect((await office.issue(2)).state).toBe('dispatched');
  });

  it('within fifteen days a closed issue is reopened, after that a new one follows it', async () => {
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
    await office.say('one', '王敏', '#1 满意');
    office.moveTo('2020-03-24T10:00:00+08:00');
    await office.say('one', '王敏', '重办 #1 路又断了');
    expect((await office.issue(1)).state).toBe('reopened');
    await office.say('zhujian', '赵安', '办结 #1 又修好了');
    await office.say('one', '王敏', '#1 满意');
    office.moveTo('2020-04-20T10:00:00+08:00');
    const told = await office.say('one', '王敏', '重办 #1 路面塌了');
    expect((await office.issue(1)).state).toBe('closed');
    expect(await office.issue(2)).toMatchObject({ state: 'dispatched', follows: 1 });
    expect((await office.issue(2)).detail).toContain('路面塌了');
    expect(inChat(told, 'one')).toContain('接 #1');
    expect(inChat(told, 'zhujian')).toContain('#2');
  });

  it('“还没解决” about a result sends it back', async () => {
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
    await office.say('one', '王敏', '#1 还没解决，便道太窄');
    expect((await office.issue(1)).state).toBe('reopened');
  });
});
