import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../src/commands/intent.ts';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;
const leader = { senderRole: 'leader', channel: 'work_group' } as const;
const coordinator = { senderRole: 'coordinator', channel: 'coordinators' } as const;
const supervisor = { senderRole: 'supervisor', channel: 'leaders' } as const;
const member = { senderRole: 'member' } as const;

const first = (text: string, context: Partial<ParseContext>) => intentsOf(text, context)[0];
const named = (text: string, context: Partial<ParseContext>) =>
  intentsOf(text, context).map(({ intent }) => intent);

describe('numbers in running talk', () => {
  it.each([
    ['12号、15号两件住建局已接单', office, { intent: 'accept', issueNumbers: [12, 15] }],
    ['12到15号件都收下了，明天逐家去看', office, { intent: 'accept', issueNumbers: [12, 13, 14, 15] }],
    ['四十六和四十七都请延到月底', office, { intent: 'extend', issueNumbers: [46, 47] }],
    ['14至17号均已办结，18号除外', office, { intent: 'resolve', issueNumbers: [14, 15, 16, 17] }],
    ['说错了，不是12号，是21号办完了', office, { intent: 'resolve', issueNumbers: [21] }],
    ['补充一下20号，是3号楼2单元', member, { intent: 'supplement', issueNumbers: [20] }],
    ['19号恕难受理，没有管辖权', office, { intent: 'return', issueNumbers: [19] }],
    ['三十六号走绿色通道，特事特办', leader, { intent: 'set_priority', issueNumbers: [36] }],
    ['39号那家厂变压器多大容量？', office, { intent: 'request_info', issueNumbers: [39] }],
    [
      '这个十二号的事啊住建局要把措施落下去，下周三前给我书面报告',
      supervisor,
      { intent: 'urge', issueNumbers: [12] },
    ],
  ] as const)('are issues where the words say so: %s', (text, context, wanted) => {
    expect(first(text, context)).toMatchObject(wanted);
  });

  it.each([
    ['12号、15号两件快递到了', office],
    ['3号、5号两个人去体检', office],
    ['12号、15号两件事要说', office],
    ['二十一和二十二都不是质数', office],
    ['开会不是12号，是13号', office],
    ['说错了，不是12号，是13号开会', member],
    ['补充一下20号，下午的会改到三楼', member],
    ['那个十二号的事要提前准备', leader],
    ['12号下午我请假，孩子开家长会', office],
  ] as const)('are days and amounts elsewhere: %s', (text, context) => {
    expect(named(text, context)).toEqual([]);
  });

  it('leave out what is said not to be ours, and take the rest', () => {
    expect(intentsOf('除#22不归我们外，#21、#23、#24都签收', office)).toMatchObject([
      { intent: 'return', issueNumbers: [22] },
      { intent: 'accept', issueNumbers: [21, 23, 24] },
    ]);
    expect(intentsOf('除#22还在等配件外，#21、#23都已办结', office)).toMatchObject([
      { intent: 'progress', issueNumbers: [22] },
      { intent: 'resolve', issueNumbers: [21, 23] },
    ]);
  });

  it('end nothing where a part is left out', () => {
    expect(named('#64 除西区还没通外，都已办结', office)).toEqual(['progress']);
  });
});

describe('a department that writes as letters are written', () => {
  it.each([
    ['关于第60号诉求，我局意见：该地块暂不具备供地条件，特此函复。', 'reply'],
    ['#60 经研究，暂不具备供地条件，特此答复', 'reply'],
    ['#60 暂不具备条件，申请挂账，特此函告', 'hold'],
    ['#60 不属于我局职责，特此函复', 'return'],
    ['经现场核实，新城社区反映的隐患（#26）已于11月20日整改完毕，请予销号。', 'resolve'],
    ['贷款今天到账，#66 可以销了', 'resolve'],
    ['#66 等贷款到账就可以销了', 'progress'],
    ['#38 看了下，这不是我们住建的，特种设备登记在市场监管那边', 'return'],
    ['#45 我们管不了，你们看看是不是该给发改', 'return'],
    ['#45 不归我们管，是不是转给交通局？', 'return'],
    ['#45 是不是该给企业发通知？', 'request_info'],
    ['#45 照片不是我们的，请企业重发', 'progress'],
  ])('means what it says: %s', (text, intent) => {
    expect(named(text, office)).toEqual([intent]);
  });

  it('counts what came, and not what was asked for', () => {
    expect(first('#64 要的50名焊工，今天先送去18名', office)).toMatchObject({
      intent: 'fulfil',
      quantities: [{ item: '焊工', value: 18, unit: '名' }],
    });
    expect(first('#65 体温枪二十把、隔离衣一百套都交给姜堤社区了', office)).toMatchObject({
      intent: 'fulfil',
      quantities: [
        { item: '体温枪', value: 20, unit: '把' },
        { item: '隔离衣', value: 100, unit: '套' },
      ],
    });
    expect(first('给高铁社区的酒精6箱240瓶刚送达，#58', office)).toMatchObject({
      quantities: [{ item: '酒精', value: 240, unit: '瓶', packages: 6 }],
    });
  });
});

describe('orders in the mouth of who may give them', () => {
  it.each([
    [
      '#73 派农业农村局，三个工作日内拿出办法',
      coordinator,
      { intent: 'assign', department: '农业农村局', dueDays: 3 },
    ],
    [
      '退了两次了不再扯皮：#19归市监局，不得再退',
      coordinator,
      { intent: 'assign', department: '市场监管局' },
    ],
    [
      '那个五十六号啊让民政去看一下老人的事街道帮着点',
      leader,
      { intent: 'assign', department: '民政局', assisting: ['街道办'] },
    ],
    ['#66 请金融办阅处，周五前报结果', supervisor, { intent: 'urge' }],
    ['批示：请发改委加快立项，#72', supervisor, { intent: 'urge' }],
    ['#48 三天内给我答复', supervisor, { intent: 'urge', dueDays: 3 }],
    [
      '#40 下午三点半在锦绣新都荟项目部碰头研究，请住建到场',
      leader,
      { intent: 'onsite', place: '锦绣新都荟项目部' },
    ],
  ] as const)('are heard without the words of command: %s', (text, context, wanted) => {
    expect(first(text, context)).toMatchObject(wanted);
  });

  it('have a new hour and the old place where a meeting is moved', () => {
    const moved = first('#12 周三的现场办公改到周四上午十点，地点不变', coordinator);
    expect(moved).toMatchObject({ intent: 'onsite', at: '2020-03-12T10:00:00+08:00' });
    expect(moved).not.toHaveProperty('place');
  });

  it.each([
    ['#48 他们答应三天内给我答复', leader, ['supplement']],
    ['#19 企业说：归市监局，不得再退', leader, ['supplement']],
    ['#56 让住建局解释一下', leader, ['supplement']],
    ['#57 挂账不同意，继续办', coordinator, ['progress']],
    ['八十四号今天去看过了路灯全亮问题解决', leader, ['resolve']],
    ['八十四号今天去看过了问题解决不了', leader, ['progress']],
    ['所有超期的一律延期五天', coordinator, ['denied']],
  ] as const)('are none where they are told, refused or done: %s', (text, context, wanted) => {
    expect(named(text, context)).toEqual(wanted);
  });
});

describe('what others may have', () => {
  it.each([
    ['工信局协调到医用口罩3万只，哪家急用可以找我领', { value: 30_000, unit: '只' }],
    ['农学院那边说可以派三名专家下地头教剪枝哪个村要', { item: '专家', value: 3 }],
  ])('is an offer: %s', (text, offer) => {
    expect(first(text, coordinator)).toMatchObject({ intent: 'supply_offer', offer });
  });

  it.each(['想请工信局协调到3万只口罩，哪家能办', '他们说可以来三个人吃饭'])('is none: %s', (text) => {
    expect(named(text, coordinator)).toEqual([]);
  });
});
