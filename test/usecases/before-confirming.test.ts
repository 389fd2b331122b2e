import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inChat, openOffice, ORGANISATION, type Office, type Told } from '../support/office.ts';
import { markSent } from '../support/sent.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const AFTER_THE_WAIT = '2020-03-13T09:00:00+08:00';
const REPORT = '报问题 凤凰粮食 门口修路，货车进不了厂，请住建局协调';

let office: Office;
let result: Told[];
beforeEach(async () => {
  office = await openOffice('postgres', MONDAY);
  await office.say('one', '王敏', REPORT);
  result = await office.say('zhujian', '赵安', '办结 #1 便道已铺好，货车可以进出');
});
afterEach(() => office.close());

async function answers(name: string, text: string): Promise<Told[]> {
  const replyTo = await markSent(office.db, ORGANISATION, result, 'one');
  return office.say('one', name, text, { replyTo });
}

const stateOf = async () => (await office.issue(1)).state;

describe('an issue that waits for its confirmation', () => {
  it('is closed as 未回访 where nobody says anything', async () => {
    await office.at(AFTER_THE_WAIT);
    expect(await office.issue(1)).toMatchObject({ state: 'closed', unverified: true });
  });

  it('is closed so too where its reporter has only looked how it stands', async () => {
    await office.say('one', '王敏', '查 #1');
    await office.say('one', '王敏', '#1 怎么样了');
    await office.at(AFTER_THE_WAIT);
    expect((await office.issue(1)).unverified).toBe(true);
  });

  it.each([
    '#1 满意？我可不满意',
    '#1 解决个屁',
    '#1 便道是铺了，货车还得绕',
    '#1 再看看',
    '#1 怎么还不来人，催一下',
    '补充 #1 便道太窄',
  ])('is never closed as 未回访 once its reporter has said: %s', async (text) => {
    const told = await office.say('one', '王敏', text);
    expect(told.length).toBeGreaterThan(0);
    await office.at(AFTER_THE_WAIT);
    expect((await office.issue(1)).unverified).toBe(false);
  });

  it('stands in the coordinators’ brief once words have stopped its timer, until somebody decides', async () => {
    await office.say('one', '王敏', '#1 再看看');
    const brief = await office.at('2020-03-10T08:00:00+08:00');
    expect(inChat(brief, 'coordinators')).toContain('还没定的1件');
    expect(inChat(brief, 'one')).not.toContain('还没定');
    await office.say('one', '王敏', '#1 确认 满意');
    expect(inChat(await office.at('2020-03-11T08:00:00+08:00'), 'coordinators')).not.toContain('还没定');
  });

  it('asks once whether it is done, with the two buttons', async () => {
    const [asked] = await office.say('one', '王敏', '#1 再看看');
    expect(asked!.text).toContain('办好了吗');
    expect(asked!.text).toContain('便道已铺好');
    expect(asked!.notice.buttons!.map(({ command }) => command)).toEqual(['#1 确认', '重办 #1']);
    const again = await office.say('one', '王敏', '补充 #1 便道太窄了，半挂车拐不过来');
    expect(inChat(again, 'one')).not.toContain('办好了吗');
    expect(inChat(again, 'zhujian')).toContain('半挂车拐不过来');
    await office.say('one', '王敏', asked!.notice.buttons![0]!.command);
    expect(await stateOf()).toBe('closed');
  });
});

describe('a short answer under 请确认', () => {
  it.each([
    ['可以', null],
    ['行', null],
    ['基本可以', '基本满意'],
  ])('confirms where the reporter says %s', async (text, satisfaction) => {
    await answers('王敏', text);
    expect(await office.issue(1)).toMatchObject({
      state: 'closed',
      satisfaction,
      result: '便道已铺好，货车可以进出',
    });
  });

  it.each(['没有', '还没', '基本可以吧', '凑合', '好的'])('is asked about where it is %s', async (text) => {
    const told = await answers('王敏', text);
    expect(inChat(told, 'one')).toContain('办好了吗');
    expect(inChat(told, 'zhujian')).toBe('');
    expect(await stateOf()).toBe('resolved');
    await office.at(AFTER_THE_WAIT);
    expect(await stateOf()).toBe('resolved');
  });

  it('reopens where it is 不行', async () => {
    await answers('王敏', '不行');
    expect(await stateOf()).toBe('reopened');
  });

  it('of somebody who is not to confirm says nothing to the bot', async () => {
    expect(await answers('冯川', '好的')).toEqual([]);
    expect(await answers('冯川', '可以')).toEqual([]);
    expect(await stateOf()).toBe('resolved');
  });
});
