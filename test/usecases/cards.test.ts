import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDue } from '../../src/schedule/run-due.ts';
import { DATABASES } from '../support/store.ts';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

/** What is counted here are the cards alone. */
const WITHOUT_WEEKLY = {
  ...DISTRICT,
  schedule: { posts: [{ what: 'weekly', chats: 'department', off: true }] },
};
const MONDAY = '2020-03-09T09:00:00+08:00';
const day = (date: number, time: string) => `2020-03-${String(date).padStart(2, '0')}T${time}:00+08:00`;

describe.each(DATABASES)('cards on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY, WITHOUT_WEEKLY);
  });
  afterEach(() => office.close());

  const report = (text = '门口道路施工，货车进不了厂，请住建局协调') =>
    office.say('one', '王敏', `报问题 凤凰粮食 ${text}`);
  /** Reported and signed at once, so that only its deadline is left to be warned of. */
  const signed = async (text?: string, number = 1) => {
    await report(text);
    await office.say('zhujian', '赵安', `签收 #${number}`);
  };

  it('come a working day before the deadline, at the breach and a working day later one level up, each once', async () => {
    await signed();
    // Due on Monday the 16th at 17:30: a yellow card on Friday the 13th with the evening's batch.
    for (const time of ['08:00', '17:30']) expect(inChat(await office.at(day(13, time)), 'zhujian')).toBe('');
    const yellow = inChat(await office.at(day(13, '19:00')), 'zhujian');
    expect(yellow).toContain('#1');
    expect(yellow).toContain('将到期');
    for (const moment of [day(14, '08:00'), day(15, '19:00'), day(16, '08:00')])
      expect(inChat(await office.at(moment), 'zhujian')).toBe('');
    const red = inChat(await office.at(day(16, '19:00')), 'zhujian');
    await office.at(day(17, '08:00'));
    expect(red).toContain('已超期');
    const raised = await office.at(day(17, '19:00'));
    expect(inChat(raised, 'shizhujian')).toContain('请上级过问');
    expect(inChat(raised, 'zhujian')).toBe('');
    expect(inChat(await office.at(day(18, '19:00')), 'shizhujian')).toBe('');
  });

  it('go to the leaders in their brief where no unit stands above', async () => {
    await report('路口堵车，请交通局协调');
    await office.at(day(17, '08:00'));
    const told = await office.at(day(17, '19:00'));
    const briefs = told.filter(({ chat }) => chat === 'sandbox:leaders');
    expect(briefs).toHaveLength(1);
    expect(briefs[0]?.notice.kind).toBe('evening');
    expect(briefs[0]?.text).toContain('请上级过问');
  });

  it('are batched: one message for a chat, however many are due', async () => {
    for (let i = 1; i <= 4; i++) await signed(`第${i}处路灯坏了，请住建局协调`, i);
    const told = await office.at(day(13, '19:00'));
    const cards = told.filter(({ chat }) => chat === 'sandbox:zhujian');
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text).toContain('将到期4件');
  });

  it('pass the batch and the night where it is urgent, up to the day’s cap', async () => {
    for (let i = 1; i <= 6; i++) await signed(`第${i}处断水，非常紧急，请住建局协调`, i);
    expect((await office.issue(1)).priority).toBe('urgent');
    // One working day: due on Tuesday 17:30, so yellow on Monday 17:30, at once.
    const yellow = await office.at(day(9, '17:30'));
    expect(yellow.filter(({ chat }) => chat === 'sandbox:zhujian')).toHaveLength(4);
    const rest = await office.at(day(9, '19:00'));
    expect(inChat(rest, 'zhujian')).toContain('将到期2件');
    const red = await office.at(day(10, '17:30'));
    expect(
      red.filter(({ chat }) => chat === 'sandbox:zhujian').every(({ dueAt }) => dueAt <= office.now()),
    ).toBe(true);
  });

  it('come once to a department that has not signed in time, with what to type, and to nobody else', async () => {
    await report();
    // To be signed by Tuesday the 10th at 17:30.
    expect(inChat(await office.at(day(10, '08:00')), 'zhujian')).toBe('');
    const told = await office.at(day(10, '19:00'));
    expect(inChat(told, 'zhujian')).toContain('超时未签收');
    expect(inChat(told, 'zhujian')).toContain('签收请发：签收 #1');
    expect(inChat(told, 'shizhujian')).toBe('');
    for (const moment of [day(11, '08:00'), day(11, '19:00'), day(12, '19:00')])
      expect(inChat(await office.at(moment), 'zhujian')).toBe('');
  });

  it('say nothing of a signature that came in time, or came since', async () => {
    await signed();
    expect(inChat(await office.at(day(10, '19:00')), 'zhujian')).toBe('');
    await report('第二处路灯坏了，请住建局协调');
    await office.at(day(11, '17:30'));
    await office.say('zhujian', '赵安', '签收 #2');
    expect(inChat(await office.at(day(11, '19:00')), 'zhujian')).toBe('');
  });

  it('of a late signature come at their own moment where it is urgent', async () => {
    await report('断水，非常紧急，请住建局协调');
    expect(inChat(await office.at(day(9, '11:00')), 'zhujian')).toContain('超时未签收');
  });

  it('are not sent where nothing is left to remind of', async () => {
    await signed();
    await office.at(day(13, '08:00'));
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
    expect(inChat(await office.at(day(13, '19:00')), 'zhujian')).toBe('');
    expect(inChat(await office.at(day(17, '19:00')), 'zhujian')).not.toContain('已超期');
  });

  it('stop while the issue is held, warn of the new limit after, and say when the hold is over', async () => {
    await report();
    await office.say('coordinators', '姜平', '挂账 #1 到3月18日 等汛期过了');
    expect((await office.issue(1)).heldUntil).toEqual(new Date(day(18, '17:30')));
    expect(inChat(await office.at(day(16, '19:00')), 'zhujian')).toBe('');
    expect(inChat(await office.at(day(18, '19:00')), 'zhujian')).toContain('挂账到期');
  });

  it('are sent once by two replicas at the same moment, and once after a restart', async () => {
    await report();
    office.moveTo(day(13, '19:00'));
    await Promise.all([runDue(office.worker), runDue(office.worker)]);
    expect((await office.news()).filter(({ chat }) => chat === 'sandbox:zhujian')).toHaveLength(1);
    const again = await openOffice(kind, day(13, '19:30'), undefined, office.store);
    await runDue(again.worker);
    expect((await office.news()).filter(({ chat }) => chat === 'sandbox:zhujian')).toHaveLength(0);
  });

  it('after an outage say what is true now, not what was missed', async () => {
    await report();
    const told = inChat(await office.at(day(20, '08:00')), 'zhujian');
    expect(told).toContain('已超期');
    expect(told).not.toContain('将到期');
  });
});

describe.each(DATABASES)('an urge on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');
  });
  afterEach(() => office.close());

  it('is passed on once a day, whoever urges, and says so', async () => {
    const first = await office.say('one', '王敏', '催办 #1');
    expect(inChat(first, 'zhujian')).toContain('催办 #1');
    expect(inChat(first, 'one')).toContain('同一天只转达一次');
    const second = await office.say('one', '李卫国', '催办 #1 企业很急');
    expect(inChat(second, 'zhujian')).toBe('');
    expect(inChat(second, 'one')).toContain('今天已经催过');
    expect((await office.issue(1)).urgeCount).toBe(2);
    office.moveTo(day(10, '09:00'));
    expect(inChat(await office.say('one', '王敏', '催办 #1'), 'zhujian')).toContain('催办 #1');
  });

  it('waits for the next reminders where the department was reminded often enough', async () => {
    for (let n = 2; n <= 6; n++)
      await office.say('one', '王敏', `报问题 凤凰粮食 第${n}处路灯坏了，请住建局协调`);
    for (let n = 1; n <= 4; n++) await office.say('one', '王敏', `催办 #${n}`);
    const fifth = await office.say('one', '王敏', '催办 #5');
    expect(inChat(fifth, 'zhujian')).toBe('');
    expect(inChat(fifth, 'one')).toContain('随下一次提醒');
    expect(inChat(await office.at(day(9, '19:00')), 'zhujian')).toContain('#5');
  });
});

describe.each(DATABASES)('督办 on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口道路施工，请住建局协调');
    await office.say('leaders', '陶欣', '督办 #1 3月11日前办结');
  });
  afterEach(() => office.close());

  it('stands in every brief until the issue is done', async () => {
    for (const moment of [day(9, '19:00'), day(10, '08:00'), day(10, '19:00'), day(11, '08:00')]) {
      const told = await office.at(moment);
      expect(inChat(told, 'leaders')).toContain('督办1件');
      expect(inChat(told, 'coordinators')).toContain('督办1件');
    }
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
    expect(inChat(await office.at(day(11, '19:00')), 'leaders')).toContain('督办1件');
    await office.say('one', '王敏', '#1 满意');
    expect(inChat(await office.at(day(12, '08:00')), 'leaders')).not.toContain('督办');
  });

  it('is not repeated on days off, unless it moved or its date passed', async () => {
    for (const moment of [day(13, '08:00'), day(13, '19:00')])
      expect(inChat(await office.at(moment), 'leaders')).toContain('督办1件');
    for (const moment of [day(14, '08:00'), day(14, '19:00'), day(15, '08:00')])
      expect(inChat(await office.at(moment), 'leaders')).not.toContain('督办');
    await office.say('zhujian', '赵安', '进展 #1 便道已经铺到厂门口');
    expect(inChat(await office.at(day(15, '19:00')), 'leaders')).toContain('督办1件');
    expect(inChat(await office.at(day(16, '08:00')), 'leaders')).toContain('督办1件');
  });

  it('warns the department when its date has passed', async () => {
    await office.at(day(11, '08:00'));
    expect(inChat(await office.at(day(11, '19:00')), 'zhujian')).toContain('已过督办期限');
    expect(inChat(await office.at(day(12, '08:00')), 'leaders')).toContain('已过期');
  });
});
