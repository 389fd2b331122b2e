import { afterEach, describe, expect, it } from 'vitest';
import { directoryFile } from '../../src/directory/file-schema.ts';
import { importDirectory } from '../../src/usecases/people/import-directory.ts';
import { DISTRICT, inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
afterEach(() => office.close());

const REPORT = '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调';
const open = (start: string, schedule: Record<string, unknown> = {}) =>
  openOffice('postgres', start, { ...DISTRICT, schedule });

describe('the schedule', () => {
  it('posts by cron text in one chat, at the usual hour in the others, and nothing where it is off', async () => {
    office = await open('2026-03-09T09:00:00+08:00', {
      posts: [
        { what: 'weekly', chats: 'leaders', cron: '30 8 * * 1' },
        { what: 'weekly', chats: 'sandbox:two', off: true },
      ],
    });
    await office.say('one', '王敏', REPORT);
    const friday = await office.at('2026-03-13T17:00:00+08:00');
    expect(inChat(friday, 'leaders')).not.toContain('周通报');
    expect(inChat(friday, 'one')).toContain('周通报');
    expect(inChat(friday, 'two')).toBe('');
    const monday = await office.at('2026-03-16T08:30:00+08:00');
    expect(inChat(monday, 'leaders')).toContain('（3月9日8时30分—3月16日8时30分）');
  });

  it('moves a meeting’s bulletin from a Monday off to the next working day, over the same seven days', async () => {
    // 6 April 2026 is a day off (清明).
    office = await open('2026-03-31T09:00:00+08:00', {
      posts: [{ what: 'weekly', chats: 'leaders', cron: '30 8 * * 1' }],
    });
    await office.say('one', '王敏', REPORT);
    expect(inChat(await office.at('2026-04-06T08:30:00+08:00'), 'leaders')).not.toContain('周通报');
    expect(inChat(await office.at('2026-04-07T08:30:00+08:00'), 'leaders')).toContain(
      '（3月30日8时30分—4月6日8时30分）',
    );
    expect(inChat(await office.at('2026-04-13T08:30:00+08:00'), 'leaders')).toContain(
      '（4月6日8时30分—4月13日8时30分）',
    );
  });

  it('posts a month where one is wanted, with its own number and name', async () => {
    office = await open('2026-03-09T09:00:00+08:00', { posts: [{ what: 'monthly', chats: 'leaders' }] });
    await office.say('one', '王敏', REPORT);
    await office.at('2026-03-31T23:00:00+08:00');
    expect(inChat(await office.at('2026-04-01T09:00:00+08:00'), 'leaders')).toContain(
      '月通报》第1期（3月1日0时—4月1日0时）',
    );
  });

  it('catches up every week that an outage swallowed, each with its own seven days and number', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    const told = await office.at('2026-03-28T12:00:00+08:00');
    const titles = told
      .filter(({ chat, notice }) => chat === 'sandbox:leaders' && notice.title.includes('周通报'))
      .map(({ notice }) => notice.title.replace(/^.*》/u, ''));
    expect(titles).toEqual([
      '第1期（3月6日17时—3月13日17时）',
      '第2期（3月13日17时—3月20日17时）',
      '第3期（3月20日17时—3月27日17时）',
    ]);
  });

  it('leaves out the briefs that an outage made old, and says so in the next', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    const told = inChat(await office.at('2026-03-12T08:30:00+08:00'), 'leaders');
    expect(told.match(/早报 ·/g)).toHaveLength(1);
    expect(told).toContain('停机期间有2期没有发（3月10日至3月11日），不再补发。');
    expect(inChat(await office.at('2026-03-13T08:00:00+08:00'), 'leaders')).not.toContain('停机');
  });

  it('tells of each issue as new in one brief only', async () => {
    office = await open('2026-03-09T20:30:00+08:00');
    await office.say('one', '王敏', REPORT);
    expect(inChat(await office.at('2026-03-10T08:00:00+08:00'), 'leaders')).toContain('昨晚以来新增1件');
    office.moveTo('2026-03-10T09:00:00+08:00');
    await office.say('one', '王敏', '报问题 凤凰粮食 厂里宿舍没热水，请住建局协调');
    const evening = inChat(await office.at('2026-03-10T19:00:00+08:00'), 'leaders');
    expect(evening).toContain('今日新增1件');
    expect(/今日新增1件\s+#(\d+)/.exec(evening)?.[1]).toBe('2');
  });

  it('plans the next week to its Sunday, and tells apart what is still due this week', async () => {
    office = await open('2026-03-13T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    const { deadline } = await office.issue(1);
    expect(deadline?.toISOString()).toBe('2026-03-20T09:30:00.000Z');
    const first = inChat(await office.at('2026-03-13T17:00:00+08:00'), 'leaders');
    expect(first).toMatch(/下周安排\s+到期1件：\s+#1 /);
    const second = inChat(await office.at('2026-03-20T17:00:00+08:00'), 'leaders');
    expect(second).toMatch(/下周安排\s+本周内还有1件到期：\s+#1 /);
    expect(second).not.toContain('到期1件：');
  });

  it('does not repeat on a day off what stood in Friday’s brief', async () => {
    office = await open('2026-03-13T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    expect(inChat(await office.at('2026-03-13T19:00:00+08:00'), 'leaders')).toContain('仍未签收1件');
    expect(inChat(await office.at('2026-03-14T08:00:00+08:00'), 'leaders')).toBe('');
    await office.say('two', '陈晓', '报问题 俊富无纺布 停电停产，请住建局协调');
    expect(inChat(await office.at('2026-03-14T19:00:00+08:00'), 'leaders')).toContain('#2');
    expect(inChat(await office.at('2026-03-16T08:00:00+08:00'), 'leaders')).toMatch(
      /#1[\s\S]*#2|#2[\s\S]*#1/,
    );
  });

  it('is changed by an admin in words or cron text, and shown for the next five times', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    const changed = await office.say('leaders', '谢强', '周报改到每周一8:30');
    expect(inChat(changed, 'leaders')).toContain(
      '接下来五次：3月16日（周一）08:30、3月23日（周一）08:30、3月30日（周一）08:30、4月7日（周二）08:30、4月13日（周一）08:30',
    );
    expect(inChat(await office.say('leaders', '谢强', '早报改到 0 25 * * *'), 'leaders')).toContain('没有改');
    expect(inChat(await office.say('leaders', '陶欣', '周报改到每天8点'), 'leaders')).not.toContain('改好了');
    const times = inChat(await office.say('leaders', '陶欣', '发布时间'), 'leaders');
    expect(times).toContain('周通报：3月16日（周一）08:30');
    expect(times).toContain('月通报：不发');
    expect(inChat(await office.at('2026-03-13T17:00:00+08:00'), 'leaders')).not.toContain('周通报');
    expect(inChat(await office.at('2026-03-16T08:30:00+08:00'), 'leaders')).toContain('周通报》第1期');
  });

  it('keeps what was said in the chat when the directory file is read in again, until that is taken back', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    await office.say('leaders', '谢强', '周报改到每周一8:30');
    const file = directoryFile.parse({ ...DISTRICT, schedule: { evening: '18:00' } });
    await importDirectory(office.db, 1, file, office.now());
    const times = inChat(await office.say('leaders', '谢强', '发布时间'), 'leaders');
    expect(times).toContain('周通报：3月16日（周一）08:30');
    expect(times).toContain('晚报：3月9日（周一）18:00');
    const back = inChat(await office.say('leaders', '谢强', '周报改回默认'), 'leaders');
    expect(back).toContain('接下来五次：3月13日（周五）17:00');
    expect(inChat(await office.say('leaders', '谢强', '发布时间'), 'leaders')).toContain(
      '周通报：3月13日（周五）17:00',
    );
  });

  const admin = async (text: string) => inChat(await office.say('leaders', '谢强', text), 'leaders');

  it('names the bulletin that was changed in what takes it back, and nothing to take back afterwards', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    expect(await admin('月报改到每月1日9点')).toContain('要改回文件里的：月报改回默认');
    const back = await admin('月报改回默认');
    expect(back).toContain('月通报改回默认了，默认不发');
    expect(back).not.toContain('要改回文件里的');
  });

  it('leaves a brief out of the leaders’ chat until it is wanted again', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    await admin('晚报改到18:30');
    expect(await admin('晚报不发')).toContain('要再发：恢复晚报');
    expect(await admin('晚报不发')).toContain('没有改动');
    expect(await admin('发布时间')).toContain('晚报：不发');
    const evening = await office.at('2026-03-09T19:00:00+08:00');
    expect(inChat(evening, 'leaders')).toBe('');
    expect(inChat(evening, 'coordinators')).toContain('晚报');
    expect(await admin('恢复晚报')).toContain('接下来五次：3月10日（周二）18:30');
    expect(inChat(await office.at('2026-03-10T18:30:00+08:00'), 'leaders')).toContain('晚报');
  });

  it('keeps every one where one alone was not wanted, and says who may change it', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    expect(await admin('今天的晚报不发')).toContain('没有改动');
    for (const text of ['晚报不发', '周报改到每周四16:00'])
      expect(inChat(await office.say('leaders', '陶欣', text), 'leaders')).toContain(
        '发布时间由管理员来改，没有改动',
      );
    expect(await admin('发布时间')).toContain('晚报：3月9日（周一）19:00');
  });

  it('sends a department its own part without files, and nothing of a week that it had no part in', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    const friday = await office.at('2026-03-13T17:00:00+08:00');
    const own = friday.find(({ chat, notice }) => chat === 'sandbox:zhujian' && notice.kind === 'weekly');
    expect(own?.notice.title).toContain('周通报》第1期·住建局');
    expect(own?.notice.files).toBeUndefined();
    expect(inChat(friday, 'jiaotong')).not.toContain('周通报');
    const group = friday.find(({ chat, notice }) => chat === 'sandbox:one' && notice.kind === 'weekly');
    expect(group?.notice.files).toHaveLength(3);
  });

  it('sends nothing to a department from which the only issue was taken again', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    await office.say('one', '王敏', REPORT);
    await office.say('one', '李卫国', '#1 派给 交通局');
    const friday = await office.at('2026-03-13T17:00:00+08:00');
    expect(inChat(friday, 'zhujian')).not.toContain('周通报');
    expect(inChat(friday, 'jiaotong')).toContain('周通报》第1期·交通局');
    expect(inChat(friday, 'jiaojing')).not.toContain('周通报');
  });

  it('tells an empty week in one line, without files', async () => {
    office = await open('2026-03-09T09:00:00+08:00');
    const friday = await office.at('2026-03-13T17:00:00+08:00');
    const own = friday.find(({ chat, notice }) => chat === 'sandbox:leaders' && notice.kind === 'weekly');
    expect(own?.notice.lines).toEqual(['本期没有新增问题，也没有在办问题。']);
    expect(own?.notice.files).toBeUndefined();
    expect(own?.notice.charts).toBeUndefined();
  });
});
