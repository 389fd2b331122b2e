import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './support/app.ts';
import { foldEvents } from '../src/issues/fold.ts';
import { readEvents, readIssue } from '../src/store/issues/issues.ts';
import { ORGANISATION_ID } from '../src/organisation.ts';
import { DATABASES } from './support/store.ts';

const NOW = '2020-03-09T09:00:00+08:00';
const GROUP = '度假区工作一组';
const REPORT = '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调';

describe.each(DATABASES)('under load on the %s database', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(kind, NOW);
  });
  afterAll(() => app.close());

  it('takes the same message three times at once for one', async () => {
    await Promise.all([1, 2, 3].map(() => app.post(GROUP, 'member', REPORT, { messageId: 'same' })));
    await app.idle();
    expect(await app.issues()).toHaveLength(1);
    expect(await app.botSays(GROUP)).toHaveLength(1);
    await app.post(GROUP, 'member', REPORT, { messageId: 'same' });
    await app.idle();
    expect(await app.issues()).toHaveLength(1);
  });

  it('numbers 200 reports of 20 people at once 2 to 201 without a gap, and answers each once', async () => {
    const chats = (await app.chats()).filter(({ kind }) => kind === 'work_group');
    const people = chats
      .flatMap(({ id, members }) => members.map((member) => ({ chatId: id, senderId: member.id })))
      .slice(0, 20);
    expect(people).toHaveLength(20);
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        app.send('POST', '/sandbox/messages', {
          ...people[i % 20]!,
          text: `报问题 第${i + 1}处路灯不亮，请住建局处理`,
          messageId: `load-${i}`,
        }),
      ),
    );
    await app.idle(60_000);
    const numbers: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: { number: number }[]; nextCursor: string | null } = await app.api(
        `/api/issues?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 201 }, (_, i) => i + 1));
    const receipts = (await Promise.all(chats.map(({ id }) => app.messages(id))))
      .flat()
      .filter(({ fromBot }) => fromBot);
    expect(receipts).toHaveLength(201);
    expect(new Set(receipts.map(({ text }) => /#(\d+)/.exec(text)?.[1])).size).toBe(201);
  }, 90_000);
});

describe('awkward input', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp('embedded', NOW);
    await app.say(GROUP, 'member', REPORT);
  });
  afterAll(() => app.close());

  const answersTo = async (text: string, role = 'member') => {
    const before = (await app.botSays(GROUP)).length;
    await app.say(GROUP, role, text);
    return (await app.botSays(GROUP)).slice(before).map((message) => message.text);
  };
  const untouched = async () => {
    expect(await app.issues()).toHaveLength(1);
    expect((await app.issue(1)).state).toBe('dispatched');
  };

  it.each([
    ['an empty report', '报问题', '例：'],
    ['an unknown number', '#999 已解决', '没有 #999'],
    ['a bulk order', '把所有问题都标记为已解决', '逐条'],
    ['a message of 100,000 characters', `报问题 ${'路断了'.repeat(33_333)}`, '太长'],
    ['a number alone with an @', '@四进助手 ？', '帮助'],
  ])('%s gets one clear line and harms nothing', async (_, text, words) => {
    const answers = await answersTo(text);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain(words);
    await untouched();
  });

  it('keeps a message with NUL and half a surrogate pair in order', async () => {
    const answers = await answersTo('报问题 \u0000明池玻璃\ud800 路灯不亮，请住建局处理\udc00');
    expect(answers).toHaveLength(1);
    expect((await app.issue(2)).detail).toContain('明池玻璃');
    await app.say(GROUP, 'member', '撤销 #2 试试');
  });

  it.each([
    '今天中午吃什么',
    '收到',
    '没问题',
    '辛苦了',
    '👌',
    '2',
    '这个问题我们上次会上已经研究过了',
    '？',
  ])('is silent on %s', async (text) => {
    expect(await answersTo(text)).toEqual([]);
  });

  it.each([
    '如果#1已解决就好了',
    '#1 什么时候能解决？',
    '#1 争取今天解决',
    '#1 还没解决',
    '已解决三个，还剩两个',
    '#1 不满意',
    '听说#1已经解决了？',
    '#1 难道解决了吗',
    '希望#1尽快解决',
  ])('never closes an issue on: %s', async (text) => {
    await answersTo(text);
    expect((await app.issue(1)).state).toBe('dispatched');
  });
});

describe('a restricted issue', () => {
  it('is number and state in the API, its history included', async () => {
    const app = await startTestApp('embedded', NOW);
    await app.say(
      GROUP,
      'member',
      '报问题 学府社区低保户王大爷患尿毒症没钱透析，电话13912345678，请民政局帮扶',
    );
    const issue = await app.issue(1);
    expect(issue.flags).toContain('sensitive');
    expect(issue).toMatchObject({
      state: 'dispatched',
      department: '民政局',
      title: '（受限）',
      detail: '（受限）',
    });
    const told = JSON.stringify(await app.events(1));
    for (const word of ['王大爷', '尿毒症', '13912345678']) expect(told).not.toContain(word);
    await app.close();
  });
});

describe.each(DATABASES)('the ledger on the %s database', (kind) => {
  it('outlives a restart, and every issue is the fold of its events', async () => {
    const app = await startTestApp(kind, NOW);
    await app.say(GROUP, 'member', REPORT);
    await app.press('住建局', 'liaison', '签收');
    await app.say('住建局', 'liaison', '办结 #1 已修好');
    await app.say(GROUP, 'member', '重办 #1 又断了');
    await app.say(GROUP, 'member', '报问题 姜堤社区的事不知道该找谁');
    await app.say(GROUP, 'leader', '加急 #1');
    await app.restart();
    expect(await app.issue(1)).toMatchObject({ state: 'reopened', priority: 'urgent' });

    const store = await app.stopAndOpen();
    for (const number of [1, 2]) {
      const row = await readIssue(store.db, ORGANISATION_ID, number);
      expect(foldEvents(await readEvents(store.db, ORGANISATION_ID, number))).toEqual(row);
    }
    await store.close();
  });
});
