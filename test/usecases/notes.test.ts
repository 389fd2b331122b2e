import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entries, inbox } from '../../src/store/schema/index.ts';
import { DISTRICT, openOffice, type Office } from '../support/office.ts';
import { DATABASES } from '../support/store.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';

describe.each(DATABASES)('what is noted beside the issues, on the %s database', (kind) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(kind, MONDAY, DISTRICT);
  });
  afterEach(() => office.close());

  const said = async (text: string, name = '王敏') =>
    (await office.say('one', name, text)).map((one) => one.text);

  it('is a visit log, with one line that it was', async () => {
    const [line, ...more] = await said('今日走访企业3家、项目1个，收集问题2个');
    expect(line).toContain('已记走访：企业3、项目1、问题2');
    expect(more).toEqual([]);
    const [entry] = await office.db.select().from(entries);
    expect(entry).toMatchObject({ kind: 'visit_log', slots: { counts: { 企业: 3, 项目: 1, 问题: 2 } } });
    await expect(office.issue(1)).rejects.toThrow('no #1');
  });

  it('is a list of which only what is new or put right counts', async () => {
    const list = (lines: string) => `#接龙\n各社区物资需求\n\n${lines}`;
    expect((await said(list('1. 王敏 凤凰粮食 口罩200个')))[0]).toContain('新增1条');
    expect((await said(list('1. 王敏 凤凰粮食 口罩200个\n2. 冯川 口罩100个'), '冯川'))[0]).toContain(
      '新增1条',
    );
    expect((await said(list('1. 王敏 凤凰粮食 口罩300个\n2. 冯川 口罩100个')))[0]).toContain('更正1条');
    expect(await said(list('1. 王敏 凤凰粮食 口罩300个\n2. 冯川 口罩100个'), '冯川')).toEqual([]);
  });

  it('is told without empty quotes where a list bears no title', async () => {
    expect((await said('#接龙\n1. 王敏 口罩10个'))[0]).toContain('接龙已记：新增1条');
  });

  it('is nothing where somebody signs up', async () => {
    expect(await said('#接龙\n周六志愿服务报名\n\n1. 王敏\n2. 冯川')).toEqual([]);
  });

  it('is nothing from a stranger', async () => {
    expect(await said('今日走访企业3家、项目1个，收集问题2个', '路人')).toEqual([]);
    expect(await office.db.select().from(entries)).toEqual([]);
  });
});

describe('a contact card', () => {
  it('names who is to be asked, and no number', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    const [card] = await office.say('one', '王敏', '联系卡 住建局');
    expect(card?.text).toContain('联络员：赵安');
    expect(card?.text).not.toContain('139');
    await office.close();
  });
});

describe('help', () => {
  it('fits on a screen, and tells more on request', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    const [short] = await office.say('one', '王敏', '帮助');
    expect(short!.notice.lines.length).toBeLessThanOrEqual(9);
    const [all] = await office.say('one', '王敏', '帮助 全部');
    expect(all!.notice.lines.length).toBeGreaterThan(short!.notice.lines.length);
    const [one] = await office.say('one', '王敏', '帮助 重办');
    expect(one!.notice.lines).toHaveLength(1);
    await office.close();
  });
});

describe('a report taken back in the chat', () => {
  const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

  it('within minutes offers to cancel its issue, which stands until then', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '王敏', REPORT, { id: 'report' });
    const [offer, ...more] = await office.say('one', '王敏', '', { recalls: 'report' });
    expect(more).toEqual([]);
    expect((await office.issue(1)).state).toBe('dispatched');
    await office.say('one', '王敏', offer!.notice.buttons![0]!.command);
    expect((await office.issue(1)).state).toBe('cancelled');
    await office.close();
  });

  it('later, by somebody else, or that was no report, changes and says nothing', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '王敏', REPORT, { id: 'report' });
    expect(await office.say('one', '冯川', '', { recalls: 'report' })).toEqual([]);
    expect(await office.say('one', '王敏', '', { recalls: 'chatter' })).toEqual([]);
    office.moveTo('2020-03-09T09:11:00+08:00');
    expect(await office.say('one', '王敏', '', { recalls: 'report' })).toEqual([]);
    expect((await office.issue(1)).state).toBe('dispatched');
    await office.close();
  });
});

describe('a correction', () => {
  it('puts right about whom the issue is', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    await office.say('one', '王敏', '#1 对象是俊富无纺布，不是凤凰粮食');
    const { objectId } = await office.issue(1);
    const [card] = await office.say('one', '王敏', '#1');
    expect(card?.text).toContain('俊富无纺布');
    expect(objectId).not.toBeNull();
    await office.close();
  });
});

describe('a correction without a number', () => {
  const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

  it('is about the report that the sender has just made', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '李卫国', REPORT);
    await office.say('one', '李卫国', '改成交通局');
    const { departments } = await office.issue(1);
    expect(departments.find(({ role }) => role === 'lead')?.departmentId).toBe(
      (await office.worker.known()).departmentNamed('交通局')?.id,
    );
    await office.close();
  });

  it('is talk where nobody has just reported', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '李卫国', REPORT);
    expect(await office.say('one', '王敏', '改成下午三点')).toEqual([]);
    office.moveTo('2020-03-09T09:11:00+08:00');
    expect(await office.say('one', '李卫国', '改成交通局')).toEqual([]);
    await office.close();
  });
});

describe('a second report of the same', () => {
  it('goes into the first by the button of its receipt, and the first one stands', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    const [receipt] = await office.say(
      'one',
      '王敏',
      '报问题 凤凰粮食因道路施工，货车进不了厂，请住建局协调',
    );
    await office.say('one', '王敏', receipt!.notice.buttons!.at(-1)!.command);
    expect(await office.issue(2)).toMatchObject({ state: 'merged', mergedInto: 1 });
    expect((await office.issue(1)).state).toBe('dispatched');
    await office.close();
  });

  it('stands by itself, and its receipt offers to merge', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调');
    const [receipt] = await office.say(
      'one',
      '冯川',
      '报问题 凤凰粮食因道路施工，货车进不了厂，请住建局协调',
    );
    expect(receipt?.text).toContain('与 #1 像是同一件');
    expect((await office.issue(2)).state).toBe('dispatched');
    expect(receipt?.notice.buttons?.map(({ command }) => command)).toContain('#2 和 #1 是一个事');
    const [offer] = await office.say(
      'one',
      '李卫国',
      '报问题 凤凰粮食门口道路施工货车进不了厂，请住建局协调',
    );
    expect(offer?.notice.buttons?.map(({ command }) => command)).toContainEqual(
      expect.stringMatching(/^#3 和 #[12] 是一个事$/),
    );
    await office.say('one', '李卫国', '#2 和 #1 是一个事');
    expect(await office.issue(2)).toMatchObject({ state: 'merged', mergedInto: 1 });
    await office.close();
  });
});

describe('a photo without a word', () => {
  const photo = (id: string) => ({ attachments: [{ id, name: `${id}.jpg`, kind: 'image' as const }] });
  const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

  it('under a name that no database can hold does not keep its report from being taken', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    const table = { id: 'table', name: '台账\0半个\ud800.xlsx', kind: 'file' as const };
    await office.say('one', '王敏', '', { attachments: [table] });
    await office.say('one', '王敏', REPORT);
    const files = (await office.events(1)).flatMap(({ body }) =>
      body.type === 'supplemented' ? (body.files ?? []) : [],
    );
    expect(files).toMatchObject([{ id: 'table', name: '台账\ufffd半个\ufffd.xlsx' }]);
    await office.close();
  });

  it('just before a report or just after it by the same person belongs to it, and is not answered', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    expect(await office.say('one', '王敏', '', photo('before'))).toEqual([]);
    await office.say('one', '王敏', REPORT);
    office.moveTo('2020-03-09T09:02:00+08:00');
    const heard = await office.say('one', '王敏', '', photo('after'));
    expect(heard.map(({ chat }) => chat)).toEqual(['sandbox:zhujian']);
    const files = (await office.events(1)).flatMap(({ body }) =>
      body.type === 'supplemented' ? (body.files ?? []) : [],
    );
    expect(files.map(({ id }) => id)).toEqual(['before', 'after']);
    await office.close();
  });

  it('of somebody else, or long before or after, leaves no row', async () => {
    const office = await openOffice('postgres', MONDAY, DISTRICT);
    await office.say('one', '冯川', '', photo('other'));
    await office.say('one', '王敏', '', photo('old'));
    office.moveTo('2020-03-09T09:05:00+08:00');
    await office.say('one', '王敏', REPORT);
    office.moveTo('2020-03-09T09:10:00+08:00');
    expect(await office.say('one', '王敏', '', photo('late'))).toEqual([]);
    expect((await office.events(1)).map(({ body }) => body.type)).toEqual(['reported', 'dispatched']);
    expect(await office.db.$count(inbox)).toBe(1);
    await office.close();
  });
});
