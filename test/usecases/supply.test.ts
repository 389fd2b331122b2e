import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInbox } from '../../src/store/inbox/inbox.ts';
import { lease } from '../../src/store/leases.ts';
import { handleMessage } from '../../src/usecases/messages/handle-message.ts';
import { DISTRICT, inChat, openOffice, ORGANISATION, type Office } from '../support/office.ts';
import { DATABASES } from '../support/store.ts';

const THREE = {
  ...DISTRICT,
  workGroups: [
    ...DISTRICT.workGroups,
    { name: '三组', serviceObjects: [], members: [{ name: '钱方' }] },
    { name: '四组', serviceObjects: [], members: [{ name: '宋宁' }] },
    { name: '五组', serviceObjects: [], members: [{ name: '唐可' }] },
  ],
  chats: [
    ...DISTRICT.chats,
    { platform: 'sandbox', id: 'three', kind: 'work_group', boundTo: '三组' },
    { platform: 'sandbox', id: 'four', kind: 'work_group', boundTo: '四组' },
    { platform: 'sandbox', id: 'five', kind: 'work_group', boundTo: '五组' },
  ],
};

let office: Office;
afterEach(() => office.close());
const NEED = '报问题 凤凰粮食 口罩还差5000只，请住建局协调';
const OFFER = '可提供口罩3000只';

describe.each(DATABASES)('on %s', (kind) => {
  beforeEach(async () => {
    office = await openOffice(kind, '2020-03-09T09:00:00+08:00');
  });

  it('a need meets an offer, is promised, told and delivered', async () => {
    await office.say('two', '陈晓', OFFER);
    const reported = await office.say('one', '王敏', NEED);
    expect(inChat(reported, 'one')).toContain('二组3月9日报过可供口罩3000只，已替您问，有答复就告诉您');
    const ask = inChat(reported, 'two');
    expect(ask).toContain('【供需对接 #1】凤凰粮食（一组）需要口罩5000只');
    expect(ask).toContain('#1 可供3000只');
    expect(ask).not.toMatch(/王敏|住建局/);

    const promised = await office.say('two', '陈晓', '#1 可供3000只，明天送到');
    expect(inChat(promised, 'two')).toContain('#1 已记：可供口罩3000只');
    const told = inChat(promised, 'one');
    expect(told).toContain('二组可供口罩3000只');
    expect(told).toContain('回话：明天送到');
    expect(told).toContain('还缺口罩2000只');
    expect(told).toContain('收到后请发：#1 已送到口罩3000只');
    expect(inChat(promised, 'zhujian')).toContain('#1 二组可供口罩3000只');
    expect((await office.events(1)).map(({ body }) => body.type)).toContain('promised');
    expect((await office.issue(1)).state).toBe('dispatched');

    const came = await office.say('one', '王敏', '#1 已送到3000只');
    expect(inChat(came, 'one')).toContain('已记下，并转给住建局');
    const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
    expect(bulletin).toContain('口罩：需要5000只，可供应3000只，已到位3000只，缺口2000只');
  });

  it('an offer meets a need that stands open', async () => {
    await office.say('one', '王敏', NEED);
    const offered = await office.say('two', '陈晓', OFFER);
    const receipt = inChat(offered, 'two');
    expect(receipt).toContain('已记可供应的口罩3000只');
    expect(receipt).toContain('#1 凤凰粮食（一组）正缺口罩5000只');
    expect(receipt).toContain('#1 可供3000只');
    expect(offered.filter(({ chat }) => chat === 'sandbox:two')).toHaveLength(1);
    expect(inChat(offered, 'one')).toContain('【问题 #1】二组刚报可供口罩3000只');
    expect(inChat(await office.say('two', '陈晓', '#1 可供'), 'one')).toContain('二组可供口罩3000只');
  });
});

it('a need and an offer that come at one moment see each other', async () => {
  office = await openOffice('postgres', '2020-03-09T09:00:00+08:00');
  const { db, worker } = office;
  await office.receive({ chat: 'sandbox:one', text: NEED }, '王敏');
  await office.receive({ chat: 'sandbox:two', text: OFFER }, '陈晓');
  const leases = await lease(db, 'inbox', {
    organisationId: ORGANISATION,
    now: office.now(),
    leaseMs: 60_000,
    limit: 2,
  });
  const rows = await readInbox(db, ORGANISATION, leases);
  await Promise.all(rows.map((row) => handleMessage(worker, row)));
  expect(inChat(await office.news(), 'two')).toContain('#1 可供3000只');
});

describe('who is brought together', () => {
  beforeEach(async () => {
    office = await openOffice('embedded', '2020-03-09T09:00:00+08:00', THREE);
  });

  it('nobody where nothing is needed, or nothing offered fits', async () => {
    await office.say('two', '陈晓', OFFER);
    const others = await office.say('one', '王敏', '报问题 凤凰粮食 消毒酒精还差50桶，请住建局协调');
    expect(inChat(others, 'two')).toBe('');
    expect(inChat(others, 'one')).not.toContain('可供');
    const none = await office.say('one', '王敏', '报问题 凤凰粮食 门口修路，请住建局协调');
    expect(inChat(none, 'two')).toBe('');
  });

  it('医用口罩 and 口罩, 个 and 只, in either script', async () => {
    await office.say('two', '陈晓', '可提供醫用口罩3000個');
    expect(inChat(await office.say('one', '王敏', NEED), 'two')).toContain('【供需对接 #1】');
  });

  it('never a group with itself', async () => {
    await office.say('one', '冯川', OFFER);
    const told = await office.say('one', '王敏', NEED);
    expect(inChat(told, 'one')).not.toContain('可供');
    expect(inChat(await office.say('one', '冯川', OFFER), 'one')).not.toContain('#1');
  });

  it('never about a restricted issue', async () => {
    await office.say('two', '陈晓', OFFER);
    const told = await office.say(
      'one',
      '王敏',
      '报问题 凤凰粮食职工刘大爷发烧在家，口罩还差5000只，请住建局协调',
    );
    expect((await office.issue(1)).sensitive).toBe(true);
    expect(inChat(told, 'two')).toBe('');
    expect(inChat(await office.say('three', '钱方', OFFER), 'three')).not.toContain('#1');
  });

  it('nobody for what is closed, or covered already', async () => {
    await office.say('one', '王敏', NEED);
    await office.say('one', '王敏', '#1 已解决');
    expect(inChat(await office.say('two', '陈晓', OFFER), 'two')).not.toContain('#1');
    await office.say('one', '王敏', '报问题 凤凰粮食 口罩还差2000只，请住建局协调');
    await office.say('two', '陈晓', '#2 可供2000只');
    expect(inChat(await office.say('three', '钱方', OFFER), 'three')).not.toContain('#2');
  });

  it('nobody with an offer of more than sixty days ago', async () => {
    await office.say('two', '陈晓', OFFER);
    office.moveTo('2020-05-09T09:00:00+08:00');
    expect(inChat(await office.say('one', '王敏', NEED), 'two')).toBe('');
  });

  it('three partners at most, the nearest in amount first', async () => {
    await office.say('two', '陈晓', '可提供口罩200只');
    await office.say('three', '钱方', '可提供口罩4500只');
    await office.say('four', '宋宁', '可提供口罩6000只');
    await office.say('five', '唐可', '可提供口罩3000只');
    const told = await office.say('one', '王敏', NEED);
    expect(inChat(told, 'two')).toBe('');
    for (const chat of ['three', 'four', 'five']) expect(inChat(told, chat)).toContain('#1 可供');
    expect(inChat(told, 'four')).toContain('#1 可供5000只');
    expect(inChat(told, 'one')).toContain(
      '三组3月9日报过可供口罩4500只；四组3月9日报过可供口罩6000只；五组3月9日报过可供口罩3000只，已替您问',
    );
  });

  it('the same two once, however often the offer or the report is repeated', async () => {
    await office.say('two', '陈晓', OFFER);
    await office.say('one', '王敏', NEED, { id: 'need' });
    expect(await office.say('one', '王敏', NEED, { id: 'need' })).toEqual([]);
    expect(inChat(await office.say('two', '陈晓', OFFER), 'two')).not.toContain('#1');
    expect(inChat(await office.say('one', '冯川', NEED), 'two')).toBe('');
  });
});

describe('the answer of a group that was asked', () => {
  beforeEach(async () => {
    office = await openOffice('embedded', '2020-03-09T09:00:00+08:00', THREE);
    await office.say('two', '陈晓', OFFER);
    await office.say('one', '王敏', NEED);
  });

  it.each(['#1 供不了', '#1 没有了', '＃１ 供完了', '#1 我们这边没货了', '#1 不能供了'])(
    'takes the offer back: %s',
    async (text) => {
      const told = await office.say('two', '陈晓', text);
      expect(inChat(told, 'two')).toContain('口罩不再列为可供应');
      expect(inChat(told, 'one')).toContain('二组现在供不了口罩');
      expect(inChat(await office.say('one', '王敏', NEED), 'two')).toBe('');
      const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
      expect(bulletin).not.toMatch(/可供应|可对接/);
    },
  );

  it.each([
    ['#1 可供5000只', '口罩5000只'],
    ['#1 能供五千只', '口罩5000只'],
    ['#1 可以供口罩2000个', '口罩2000只'],
    ['#1 可供', '口罩3000只'],
    ['#1 口罩还能供1000只', '口罩1000只'],
  ])('promises what it says: %s', async (text, amount) => {
    const told = await office.say('two', '许诺', text);
    expect(inChat(told, 'two')).toContain(`已记：可供${amount}`);
    expect(inChat(told, 'one')).toContain(`二组可供${amount}`);
  });

  it('is a nod under the question', async () => {
    const told = await office.say(
      'two',
      '陈晓',
      '「协调助手：【供需对接 #1】凤凰粮食（一组）需要口罩5000只」\n- - - - - - - - - - - - - - -\n可以',
    );
    expect(inChat(told, 'one')).toContain('二组可供口罩3000只');
  });

  it.each(['收到', '好的', '我问问厂里再说', '我先问问'])('is talk under the question: %s', async (text) => {
    const quote =
      '「协调助手：【供需对接 #1】凤凰粮食（一组）需要口罩5000只」\n- - - - - - - - - - - - - - -\n';
    expect(await office.say('two', '陈晓', `${quote}${text}`)).toEqual([]);
  });

  it.each(['#1 可供3000只吗？', '#1 可能供3000只', '#1 可供2箱', '#1 能供电了', '#1 看情况可供3000只'])(
    'is asked back where it is not plain: %s',
    async (text) => {
      const told = await office.say('two', '陈晓', text);
      expect(inChat(told, 'two')).toContain('没有改动');
      expect(inChat(told, 'one')).toBe('');
    },
  );

  it('said twice is one promise; another amount takes its place', async () => {
    await office.say('two', '陈晓', '#1 可供3000只');
    const again = await office.say('two', '许诺', '#1 可供3000只');
    expect(inChat(again, 'two')).toContain('已经记过');
    expect(inChat(again, 'one')).toBe('');
    expect(inChat(await office.say('two', '陈晓', '#1 可供2000只'), 'one')).toContain('还缺口罩3000只');
    const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
    expect(bulletin).toContain('口罩：需要5000只，可供应3000只，缺口5000只');
  });

  it('opens nothing else of the issue to that group', async () => {
    expect(inChat(await office.say('two', '陈晓', '补充 #1 我们也缺'), 'one')).toBe('');
    expect(inChat(await office.say('two', '陈晓', '#1 已解决'), 'one')).toBe('');
    expect((await office.issue(1)).state).toBe('dispatched');
  });

  it('from a group that nobody asked is refused as ever', async () => {
    const told = await office.say('three', '钱方', '#1 可供3000只');
    expect(inChat(told, 'one')).toBe('');
    expect(inChat(told, 'three')).toContain('没有改动');
  });

  it('in the words of the needing side or a liaison means what it always did', async () => {
    expect(inChat(await office.say('one', '王敏', '#1 可供5000只'), 'one')).toContain('已补充');
    expect(inChat(await office.say('zhujian', '赵安', '#1 可供5000只'), 'one')).toContain('住建局');
    expect((await office.events(1)).map(({ body }) => body.type)).not.toContain('promised');
  });

  it('comes too late where the issue is closed', async () => {
    await office.say('one', '王敏', '#1 已解决');
    const told = await office.say('two', '陈晓', '#1 可供3000只');
    expect(inChat(told, 'two')).toContain('已不需要对接了');
    expect(inChat(told, 'one')).toBe('');
  });

  it('comes too late where the issue is kept to its handlers since', async () => {
    await office.say('one', '王敏', '#1 不要在群里显示');
    const told = await office.say('two', '陈晓', '#1 可供3000只');
    expect(inChat(told, 'two')).toContain('已不需要对接了');
    expect(inChat(told, 'one')).toBe('');
  });

  it.each(['#1 已到位3000只', '#1 口罩3000只收到了'])(
    'has come in part, and the issue stays open: %s',
    async (text) => {
      await office.say('two', '陈晓', '#1 可供3000只');
      await office.say('one', '王敏', text);
      expect((await office.issue(1)).state).toBe('dispatched');
      const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
      expect(bulletin).toContain('口罩：需要5000只，可供应3000只，已到位3000只，缺口2000只');
    },
  );

  it.each(['#1 已到位3000只', '#1 口罩已到位3000只', '#1 3000只口罩都到位了', '#1 已送到口罩3000只'])(
    'has come in part without any promise, and ends nothing: %s',
    async (text) => {
      await office.say('one', '王敏', text);
      expect((await office.issue(1)).state).toBe('dispatched');
      const bulletin = inChat(await office.at('2020-03-13T17:00:00+08:00'), 'leaders');
      expect(bulletin).toContain('已到位3000只，缺口2000只');
      const whole = await office.say('one', '王敏', '#1 5000只口罩都到位了');
      expect(inChat(whole, 'one')).toContain('口罩5000只已到齐');
      expect((await office.issue(1)).state).toBe('dispatched');
    },
  );

  it('may be taken back: who was promised hears of it, and it is missing again', async () => {
    await office.say('two', '陈晓', '#1 可供3000只');
    expect(inChat(await office.say('two', '陈晓', '#1 供不了'), 'one')).toContain('二组现在供不了口罩');
    const told = await office.say('three', '钱方', '可提供口罩5000只');
    expect(inChat(told, 'three')).toContain('正缺口罩5000只');
  });

  it.each([
    ['#1 已解决', '已办结，谢谢'],
    ['撤销 #1 重复上报', '已作废，不用再送了'],
  ])('is thanked for once the issue is over: %s', async (text, words) => {
    expect(inChat(await office.say('one', '冯川', '#1 路过'), 'two')).toBe('');
    await office.say('two', '陈晓', '#1 可供3000只');
    const told = await office.say('one', '王敏', text);
    expect(inChat(told, 'two')).toBe(`【供需对接 #1】凤凰粮食（一组）需要的口罩${words}\n`);
  });

  it('stands on the issue that took this one in', async () => {
    await office.say('two', '陈晓', '可提供防护服100套');
    await office.say('one', '王敏', '报问题 凤凰粮食 防护服还差80套，请住建局协调');
    await office.say('one', '李卫国', '#1 和 #2 是一个事');
    const told = await office.say('two', '陈晓', '#2 可供');
    expect(inChat(told, 'one')).toContain('【问题 #1】二组可供防护服80套');
  });

  it('leaves of the offer what was not promised', async () => {
    await office.say('two', '陈晓', '#1 可供1000只');
    const told = await office.say('three', '钱方', '报问题 口罩还差8000只，请住建局协调');
    expect(inChat(told, 'two')).toContain('二组3月9日报过可供口罩2000只');
  });
});
