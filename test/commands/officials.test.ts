import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../src/commands/intent.ts';
import { intentsOf, read } from './sample.ts';

/** Who types where. */
const PLACES = {
  office: { senderRole: 'liaison', channel: 'department' },
  coordinator: { senderRole: 'coordinator', channel: 'coordinators' },
  leader: { senderRole: 'leader', channel: 'work_group' },
  supervisor: { senderRole: 'supervisor', channel: 'leaders' },
  alone: { senderRole: 'supervisor', channel: 'private' },
} as const satisfies Record<string, Partial<ParseContext>>;
type Place = keyof typeof PLACES;

const DEEDS = [
  ['office', '23、24收了', 'accept', [23, 24]],
  ['office', '签12 13', 'accept', [12, 13]],
  ['office', '把8簽了', 'accept', [8]],
  ['office', '23到26都收了', 'accept', [23, 24, 25, 26]],
  ['office', '#12、#13 收悉，安排人跟进', 'accept', [12, 13]],
  ['office', '15退，交通局的路', 'return', [15]],
  ['office', '#57 我局拒收，理由：不在辖区', 'return', [57]],
  ['office', '#52 我委不便主办，可协办', 'return', [52]],
  ['office', '#52 监管职责在市场监管局，不在我局', 'return', [52]],
  ['office', '#52 屬地管轄，請收回另派', 'return', [52]],
  ['office', '46給交通局吧', 'transfer', [46]],
  ['office', '#46请转区交通局办理', 'transfer', [46]],
  ['office', '#63 转半交通运输局', 'transfer', [63]],
  ['office', '71能不能延到下周', 'extend', [71]],
  ['office', '#71 办不完了，要延', 'extend', [71]],
  ['office', '#71 往后推到下周五', 'extend', [71]],
  ['office', '71先挂着，等汛期过', 'hold', [71]],
  ['office', '回19：目前没有政策', 'reply', [19]],
  ['office', '12具体位置发一下', 'request_info', [12]],
  ['office', '#97 要补充营业执照', 'request_info', [97]],
  ['office', '12现场看过了，配件周三到', 'progress', [12]],
  ['office', '#84 问题已落实，请予销号', 'resolve', [84]],
  ['coordinator', '51、52派给住建局', 'assign', [51, 52]],
  ['coordinator', '51到53都派住建', 'assign', [51, 52, 53]],
  ['coordinator', '#51 → 住建', 'assign', [51]],
  ['coordinator', '#51 给住建局，不是交通局的事', 'assign', [51]],
  ['coordinator', '#51 交通局不对，改住建局', 'assign', [51]],
  ['coordinator', '51并到20里', 'merge', [51]],
  ['coordinator', '51、52并一起', 'merge', [52]],
  ['coordinator', '51不用加急', 'set_priority', [51]],
  ['coordinator', '#51 期限改为3月20日', 'extend', [51]],
  ['coordinator', '51挂到月底', 'hold', [51]],
  ['coordinator', '#51 测试的，删了吧', 'cancel', [51]],
  ['leader', '#43 往上报', 'escalate', [43]],
  ['leader', '#43 报指挥部', 'escalate', [43]],
  ['leader', '#50 打回去重新办', 'reopen', [50]],
  ['leader', '#42 周三上午10点到企业现场碰一下，住建局来', 'onsite', [42]],
  ['leader', '帮我盯着#12', 'urge', [12]],
  ['supervisor', '#46 进展报我', 'urge', [46]],
  ['supervisor', '46请住建局抓紧', 'urge', [46]],
  ['supervisor', '#46 提前到周三', 'urge', [46]],
] as const;

/** Counts, days, prices, places, plans, questions, memories: no deed, whoever says it. */
const NO_DEEDS: readonly (readonly [Place, string])[] = [
  ...[
    '今天签了3份合同',
    '8点签到，别迟到',
    '收 20 元餐费',
    '12楼会议室',
    '12号前退押金',
    '3 收到请回复',
    '18号延到20号开会',
    '60退30',
    '37退休',
    '12收到货了',
    '12我们先不签',
    '12要签吗',
    '要不要签12',
    '听说37退了',
    '12退给谁？',
    '1.签收 2.退回',
    '110收了',
    '12345转交通局了',
    '#84 责任已落实到人，请销号',
    '#84 落实后请销号',
    '#52 我局不宜牵头吗',
    '46推给交通局不合适',
    '20延期开学',
    '#12 收到了群众来信',
    '#12 拒收货物已退',
    '#12 转交通局的函已发',
    '#12 我局非主办，协办部分已完成',
    '#12 企业要往后推到下周',
  ].map((text): [Place, string] => ['office', text]),
  ...[
    '51派车去了',
    '51路派交警',
    '51派交通局行不行',
    '51要不要派交通局',
    '原来派给住建局的#51',
    '#51是派给住建局的',
    '1，派住建局去看 2，催交通局',
    '8到10派交警值班',
    '51 52是不是一回事',
    '51改一般纳税人',
    '51挂到墙上',
    '#51 #52先别并',
    '#43 捅到市里就麻烦了',
    '我说的是12楼会议室，不是#12',
    '刚才说的#22是打个比方',
    '#12 派住建局不对',
    '#12 撤了交通局的协办',
    '#12 会议时间推到明天',
    '#12 报市里行不行',
    '#12 要不要改紧急',
    '#12 企业想往上反映',
    '#12 住建局打回重做了',
    '#12 #13 像是一回事',
  ].map((text): [Place, string] => ['coordinator', text]),
];

const MOVES = new Set([
  'accept',
  'return',
  'transfer',
  'assign',
  'resolve',
  'confirm',
  'reopen',
  'cancel',
  'merge',
  'hold',
  'extend',
  'escalate',
  'set_priority',
]);

describe('what officials type', () => {
  it.each(DEEDS)('%s: %s', (place, text, intent, issueNumbers) => {
    expect(intentsOf(text, PLACES[place])).toMatchObject([{ intent, issueNumbers }]);
  });

  it.each(NO_DEEDS)('%s does nothing by: %s', (place, text) => {
    expect(intentsOf(text, PLACES[place]).filter(({ intent }) => MOVES.has(intent))).toEqual([]);
  });

  it('says two things in a row without a stop', () => {
    expect(intentsOf('12签 15退，15是市政管的不是我们', PLACES.office)).toMatchObject([
      { intent: 'accept', issueNumbers: [12] },
      { intent: 'return', issueNumbers: [15] },
    ]);
  });

  it('names a deed that is no reason for itself', () => {
    for (const text of ['退 37', '12、13拒收', '12不接', '51撤了吧'])
      for (const place of ['office', 'coordinator'] as const)
        for (const intent of intentsOf(text, PLACES[place])) expect(intent).not.toHaveProperty('reason');
  });

  it('is a bare number to nobody else', () => {
    for (const text of ['23、24收了', '51、52派住建局', '46拒收', '71延到周五'])
      expect(read(text, { senderRole: 'member', channel: 'work_group' }).kind, text).toBe('chatter');
  });

  it('counts 3日内 as three days', () => {
    expect(intentsOf('#46 请住建局3日内将处理结果报我', PLACES.supervisor)).toMatchObject([
      { intent: 'urge', due: '2020-03-14T17:30:00+08:00' },
    ]);
  });

  it('decides a request by one word under its notice, for whoever may', () => {
    const notice =
      '「协调助手：【延期申请 #9】住建局申请延期5个工作日」\n- - - - - - - - - - - - - - -\n同意';
    expect(intentsOf(notice, PLACES.coordinator)).toMatchObject([{ intent: 'extend', issueNumbers: [9] }]);
    expect(intentsOf(notice, PLACES.leader).map(({ intent }) => intent)).not.toContain('extend');
  });

  it.each([
    '谁最慢？',
    '各部门签收及时率拉个表',
    '满意率多少，样本多少',
    '企业类和社区类各受理多少',
    '退单率多少',
    '超期的都是谁',
    '平均几天办结',
    '最近哪类问题最多',
  ])('asks for figures where the bot is spoken to: %s', (text) => {
    expect(intentsOf(text, PLACES.alone)).toMatchObject([{ intent: 'stats' }]);
    expect(intentsOf(text, { ...PLACES.supervisor, mentionsBot: true })).toMatchObject([{ intent: 'stats' }]);
    expect(read(text, PLACES.leader).kind).toBe('chatter');
  });

  it('asks for a list in more words than one', () => {
    expect(intentsOf('把超期的单子列出来我看看', PLACES.alone)).toMatchObject([
      { intent: 'query', scope: 'overdue' },
    ]);
    for (const text of ['明天开会吗', '多少家企业复工了', '工资发了多少', '好的'])
      expect(read(text, PLACES.alone).kind, text).toBe('chatter');
  });
});
