import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

describe('trouble of somebody whom the directory does not know', () => {
  it.each([
    '鸿达纺织那边反映说园区西门的路灯全坏了，工人下夜班骑车摔了好几个，能不能找人修修',
    '报 枫杨社区3号楼电梯又停了 老人下不来',
    '登记一个事，北河小学门口没有斑马线，接送孩子太危险',
  ])('is a report where it is passed on, or said to be one: %s', (text) =>
    expect(intentsOf(text, { senderRole: 'member' })[0]).toMatchObject({ intent: 'report' }),
  );

  it.each([
    '登记一下大家的车牌号，进小区要用',
    '记一下，明天上午九点开会',
    '报 一组 今天走访3家企业 一切正常',
    '北河小学那边路不好走，大家绕一下',
  ])('is talk where none is told: %s', (text) =>
    expect(read(text, { senderRole: 'member' })).not.toMatchObject({ intents: [{ intent: 'report' }] }),
  );
});

describe('an enterprise that speaks of itself', () => {
  it.each([
    '我们厂里停电了，能不能帮问一下供电公司啥时候来',
    '我们公司缺口罩5000只，急用',
    '我们三号车间的工人宿舍没通过消防验收，开不了工',
    '俺厂的货发不出去，高速口不让走',
  ])('needs no name: %s', (text) =>
    expect(intentsOf(text, { senderRole: 'contact' })[0]).toMatchObject({ intent: 'report' }),
  );

  it.each([
    '我们公司今天开会，晚点回复',
    '我们厂口罩够用，谢谢',
    '我们公司的材料已经报上去了',
    '我们厂今天来了20个工人',
  ])('is heard only where it has trouble: %s', (text) =>
    expect(read(text, { senderRole: 'contact' })).toEqual({ kind: 'chatter' }),
  );
});

it('asks for more time, a hold and news in everyday words', () => {
  const office = { senderRole: 'liaison', channel: 'department' } as const;
  expect(intentsOf('#7 能不能缓到下周三', office)[0]).toMatchObject({ intent: 'extend', issueNumbers: [7] });
  expect(intentsOf('#7 需要市里批，先挂起来', office)[0]).toMatchObject({
    intent: 'hold',
    issueNumbers: [7],
  });
  expect(intentsOf('#7 这事我们一家弄不了，得水务一块', office)[0]).not.toHaveProperty('amountCny');
  expect(intentsOf('#7咋整的，一点动静没有', { senderRole: 'member' })[0]).toMatchObject({ intent: 'urge' });
});

it('reads a list without a sign, tenths of a rate, and words about a table of one’s own', () => {
  expect(intentsOf('#16 17 都好了', { senderRole: 'member' })).toMatchObject([
    { intent: 'resolve', issueNumbers: [16, 17] },
  ]);
  expect(intentsOf('云溪面业人员复工率到九成了', { senderRole: 'member' })).toMatchObject([
    { intent: 'metric', value: 0.9 },
  ]);
  expect(read('我把那个表改好了 都解决了 你再看看公式', { senderRole: 'member' })).toEqual({
    kind: 'chatter',
  });
  expect(intentsOf('我报的那些还有几个没办完', { senderRole: 'member', mentionsBot: true })).toMatchObject([
    { intent: 'query', scope: 'mine' },
  ]);
});

it('looks up an own report by what it is called, and counts the own group’s', () => {
  const asked = (text: string) => intentsOf(text, { senderRole: 'member', mentionsBot: true })[0];
  expect(asked('帮我看看我上周报的那个电梯的事')).toMatchObject({
    intent: 'query',
    scope: 'mine',
    words: '电梯',
  });
  expect(asked('我们组这周报了多少')).toMatchObject({ intent: 'stats', period: 'this_week' });
});

it.each([
  ['已转供电公司处理', 'progress'],
  ['已报上级解决', 'progress'],
  ['已交物业解决', 'progress'],
  ['已交通管制处理完毕', 'resolve'],
])('is a result only where it was not handed on: %s', (text, intent) =>
  expect(intentsOf(`#31 ${text}`, { senderRole: 'liaison', channel: 'department' })[0]).toMatchObject({
    intent,
  }),
);

it('counts the last days as they are said', () => {
  const asked = (text: string) => intentsOf(text, { senderRole: 'leader', mentionsBot: true })[0];
  expect(asked('最近三天新增的都有哪些')).toMatchObject({
    intent: 'query',
    reported: { period: 'custom', from: '2020-03-09T00:00:00+08:00', to: '2020-03-12T00:00:00+08:00' },
  });
  expect(asked('最近一周新增多少')).toMatchObject({ intent: 'stats', from: '2020-03-05T00:00:00+08:00' });
  expect(asked('近半个月的情况')).toMatchObject({ intent: 'stats', from: '2020-02-26T00:00:00+08:00' });
});

it('asks how a matter stands and never reports the question', () =>
  expect(intentsOf('云溪面业那个事解决没有', { senderRole: 'leader', mentionsBot: true })[0]).toMatchObject({
    intent: 'query',
    subject: '云溪面业有限公司',
  }));

it('takes a number that is said to the bot and nothing else for an issue’s', () => {
  expect(intentsOf('15', { senderRole: 'member', mentionsBot: true })).toEqual([
    { intent: 'query', issueNumbers: [15] },
  ]);
  expect(intentsOf('15', { senderRole: 'member' })).toEqual([]);
});

it('signs several together, and puts a wrong office right', () => {
  const office = { senderRole: 'liaison', channel: 'department' } as const;
  for (const text of ['把31和32一块签了', '#31和#32 一起签了'])
    expect(intentsOf(text, office), text).toMatchObject([{ intent: 'accept', issueNumbers: [31, 32] }]);
  expect(
    intentsOf('#31 部门选错了，应该是交通局', { senderRole: 'coordinator', channel: 'coordinators' }),
  ).toMatchObject([{ intent: 'assign', issueNumbers: [31], department: '交通局' }]);
});
