import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storyOf } from '../../src/documents/ledger/line.ts';
import { readLedger } from '../../src/store/ledger-rows.ts';
import { inChat, openOffice, ORGANISATION, type Office } from '../support/office.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
  await office.say('one', '王敏', REPORT);
});
afterEach(() => office.close());

const resultOf = async () => (await office.issue(1)).result;

describe('the result of an issue', () => {
  it('is what the department said, and no word of satisfaction takes its place', async () => {
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可以进出');
    await office.say('one', '王敏', '#1 满意');
    expect(await resultOf()).toBe('便道已铺好，货车可以进出');
  });

  it('stays the department’s after a second confirmation', async () => {
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可以进出');
    await office.say('one', '王敏', '#1 满意');
    await office.say('one', '王敏', '重办 #1 路又挖断了');
    await office.say('one', '王敏', '#1 满意');
    expect((await office.issue(1)).state).toBe('closed');
    expect(await resultOf()).toBe('便道已铺好，货车可以进出');
    expect((await office.events(1)).at(-1)!.body).toMatchObject({ type: 'confirmed', satisfaction: '满意' });
  });

  it('is the reporter’s own account where no department gave one', async () => {
    await office.say('one', '王敏', '#1 已解决，企业自己修了便道');
    expect(await resultOf()).toContain('企业自己修了便道');
  });

  it.each(['#1 满意', '#1 确认 满意', '#1 已解决，谢谢'])(
    'is not the word that confirms, where nobody gave one: %s',
    async (text) => {
      await office.say('one', '王敏', text);
      expect((await office.issue(1)).state).toBe('closed');
      expect(await resultOf()).toBe('申报人确认已解决');
    },
  );

  it('is shown to other reporters of the like, and not how pleased somebody was', async () => {
    await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可以进出');
    await office.say('one', '王敏', '#1 满意');
    await office.say('one', '王敏', '重办 #1 路又挖断了');
    await office.say('one', '王敏', '#1 满意');
    const told = await office.say('one', '王敏', '报问题 凤凰粮食 门口又修路，货车进不了厂，请住建局协调');
    expect(inChat(told, 'zhujian')).toContain('参考 #1');
    expect(inChat(told, 'zhujian')).toContain('便道已铺好');
  });
});

it('no remark of the group stands as a measure in the ledger', async () => {
  await office.say('zhujian', '赵安', '进展 #1 已联系施工方，今晚铺便道');
  await office.say('one', '王敏', '#1 部分解决，原料车能进，成品车还出不去');
  const measures: (string | null)[] = [];
  for await (const rows of readLedger(office.db, ORGANISATION, {}, office.now()))
    measures.push(...rows.map(({ events }) => storyOf(events).measure));
  expect(measures).toEqual(['已联系施工方，今晚铺便道']);
});

describe('what a department says without having done it', () => {
  it('is no 办结: it is asked, and a button takes it as it is', async () => {
    const [asked] = await office.say('zhujian', '赵安', '办结 #1 没货，换不了');
    expect(asked!.text).toContain('挂账 #1');
    expect(asked!.text).toContain('延期 #1');
    expect((await office.issue(1)).state).toBe('dispatched');
    const still = asked!.notice.buttons!.find(({ id }) => id === 'resolve')!;
    await office.say('zhujian', '赵安', still.command);
    expect((await office.issue(1)).state).toBe('resolved');
    expect(await resultOf()).toContain('没货');
  });

  it('is a return where it gives it back and names another', async () => {
    await office.say('zhujian', '赵安', '签收 #1');
    const told = await office.say('zhujian', '赵安', '#1 我们没钱修，退回去，建议给交通局');
    expect(inChat(told, 'one')).toContain('已转交通局');
    expect(inChat(told, 'jiaotong')).toContain('没钱修');
    expect((await office.issue(1)).returnCount).toBe(1);
  });
});

it('a second result while the first waits is passed on, and the same again is not', async () => {
  await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
  const told = await office.say('zhujian', '赵安', '办结 #1 便道已铺好，路灯也装上了');
  expect(inChat(told, 'one')).toContain('路灯也装上了');
  const again = await office.say('zhujian', '赵安', '办结 #1 便道已铺好');
  expect(inChat(again, 'one')).toBe('');
  expect(inChat(again, 'zhujian')).toContain('没有改动');
});
