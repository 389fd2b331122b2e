import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRooms } from '../../src/assembly/files.ts';
import { openBook } from '../documents/open-book.ts';
import { inChat, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice('embedded', '2026-03-09T09:00:00+08:00');
  await office.say(
    'one',
    '王敏',
    '报问题 凤凰粮食 门口道路施工，货车进不了厂，请住建局协调，电话13900001234',
  );
  await office.say('two', '陈晓', '报问题 俊富无纺布 停电停产，请交通局协调');
  office.moveTo('2026-04-02T09:00:00+08:00');
  await office.say('one', '王敏', '报问题 凤凰粮食 缺少口罩200只，请住建局协调');
});
afterAll(() => office.close());

const ask = async (chat: string, name: string, text: string) => {
  const told = await office.say(chat, name, text);
  return told.find((one) => one.chat === `sandbox:${chat}`)?.notice;
};
const fileOf = (notice: Awaited<ReturnType<typeof ask>>) => notice?.files?.[0];

describe('the ledger that somebody asks for in a chat', () => {
  it('is that of the group whose chat it is', async () => {
    const notice = await ask('one', '王敏', '台账');
    expect(notice?.title).toBe('台账 · 一组');
    expect(notice?.lines[0]).toContain('共2件');
    expect(fileOf(notice)?.name).toMatch(/·一组2026-04-02\.xlsx$/u);
    expect(fileOf(notice)?.url).toMatch(/^\/sandbox\/files\/ledger\/group-\d+\.xlsx$/u);
  });

  it('opens, holds those issues alone and no telephone', async () => {
    const ref = fileOf(await ask('one', '王敏', '导出台账 3月'))?.ref ?? '';
    const file = await documentRooms({ ...office.worker, clock: { now: office.now } }).ledger?.(
      ref.replace('ledger:', ''),
    );
    expect(file?.name).toMatch(/·一组2026-03-01至2026-03-31\.xlsx$/u);
    const book = await openBook(file?.bytes ?? new Uint8Array());
    const text = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
    expect(text).toContain('货车进不了厂');
    expect(text).not.toContain('停电停产');
    expect(text).not.toContain('口罩');
    expect(text).not.toContain('13900001234');
  });

  it('is everything, or whatever is named, for leaders and coordinators among themselves', async () => {
    expect((await ask('coordinators', '姜平', '导出台账'))?.lines[0]).toContain('共3件');
    expect((await ask('leaders', '陶欣', '台账 二组'))?.title).toBe('台账 · 二组');
    expect((await ask('coordinators', '姜平', '住建局台账'))?.lines[0]).toContain('共2件');
    expect((await ask('coordinators', '姜平', '台账 九组'))?.title).toContain('没有“九组”');
  });

  it('is a department’s own in its chat', async () => {
    expect((await ask('zhujian', '赵安', '台账'))?.title).toBe('台账 · 住建局');
  });

  it('never tells a chat what belongs to another', async () => {
    const notice = await ask('one', '姜平', '台账 二组');
    expect(notice?.title).toContain('这里只发一组的台账');
    expect(notice?.files).toBeUndefined();
    const [alone] = await office.whisper('王敏', '台账');
    expect(alone?.notice.title).toBe('台账 · 一组');
    const [contact] = await office.whisper('沈安', '台账');
    expect(contact?.notice.files).toBeUndefined();
    expect(await office.say('one', '路人', '台账')).toMatchObject([{ notice: { kind: 'refused' } }]);
  });

  it('says in a line that there is nothing', async () => {
    const notice = await ask('two', '陈晓', '台账 4月');
    expect(notice?.title).toBe('台账 · 二组 · 4月1日至4月30日登记：没有登记的问题，没有可发的台账');
    expect(notice?.files).toBeUndefined();
  });

  it('stays silent about other ledgers', async () => {
    expect(await office.say('one', '王敏', '物资台账')).toEqual([]);
    expect(await office.say('one', '王敏', '大家记得更新台账')).toEqual([]);
  });
});

describe('the bulletin of one place', () => {
  it.each([
    ['二组周报', '·二组（'],
    ['周报 2组', '·二组（'],
    ['一组上周周报', '·一组（'],
    ['二组本周', '·二组（'],
    ['住建局周报', '·住建局（'],
  ])('comes by “%s”', async (text, expected) => {
    expect((await ask('leaders', '陶欣', text))?.title).toContain(expected);
  });

  it('that no list has gets one line with what can be typed', async () => {
    const notice = await ask('leaders', '陶欣', '三组上周周报');
    expect(notice?.title).toBe('名单里没有“三组”这个工作组');
    expect(notice?.lines).toEqual(['可以写：一组周报、二组周报']);
  });

  it('is no answer to people who talk of some group and a day', async () => {
    expect(await office.say('one', '王敏', '学习小组今天')).toEqual([]);
  });
});

describe('figures of days that are none', () => {
  it.each(['去年周报', '2月30日到3月5日的周报', '3月11日到3月5日的周报', '上上周周报', '去年台账'])(
    '“%s” gets one line, and no other period’s figures',
    async (text) => {
      const told = await office.say('one', '王敏', text);
      expect(told.map(({ notice }) => notice.title)).toEqual([
        '没看懂是哪几天；可以写：上周、3月、去年4季度，或3月5日到3月11日',
      ]);
    },
  );

  it('are not told before they have come', async () => {
    expect(inChat(await office.say('one', '王敏', '5月5日到5月11日的周报'), 'one')).toContain('还没到');
  });

  it('may begin in the year before', async () => {
    expect(inChat(await office.say('one', '王敏', '12月28日到1月3日的周报'), 'one')).toContain(
      '（12月28日0时—1月4日0时）',
    );
  });
});
