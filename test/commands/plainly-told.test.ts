import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../src/commands/intent.ts';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;
const member = { senderRole: 'member' } as const;
const leader = { senderRole: 'leader' } as const;
const coordinator = { senderRole: 'coordinator' } as const;
const supervisor = { senderRole: 'supervisor' } as const;
const settled = { ...member, issueState: 'resolved' } as const;
type Who = Partial<ParseContext>;

const deeds = (text: string, context: Who) => intentsOf(text, context).map(({ intent }) => intent);

describe('a department', () => {
  it.each([
    ['領導好，#45已簽收，感謝', 'accept'],
    ['各位领导辛苦了，#45已签收', 'accept'],
    ['王主任好，#12收到，马上办', 'accept'],
    ['#12煩請退回重派', 'return'],
    ['#58己办完', 'resolve'],
    ['#58巳清理完，路面已冲洗', 'resolve'],
    ['33号问题处理完毕，照片已发企业，请核实', 'resolve'],
    ['#33已修复完毕，请组里核实一下谢谢', 'resolve'],
    ['#50 垃圾已全部清运', 'resolve'],
    ['#50 工资已于今天全部兑付', 'resolve'],
    ['跟领导汇报一下 #47已经全部清理完了', 'resolve'],
    ['#35請退回，此事屬市場監管局職責', 'return'],
    ['#31这项职能早划给审批局了，退', 'return'],
    ['关于55号问题的答复：经研究，该地块属基本农田，暂不具备变更条件。', 'reply'],
    ['针对#55反映的问题，答复如下：已列入计划', 'reply'],
  ])('is understood: %s', (text, intent) => {
    expect(deeds(text, office)).toEqual([intent]);
  });

  it.each([
    '#44不是我们不办，银行系统升级，这两天谁也录不进去',
    '#44不是咱们不管，是等省里的批复',
    '#44不是我们一家能办的，请协调',
    '#44不是我局推诿，确实要等省里批',
    '#50 垃圾已全部清运，剩下的渣土明天拉',
    '#50 老旧管道已全部更换，正在试压',
    '#50 厂家说已全部更换',
    '#50 一楼已全部更换，二楼在换',
    '#50 除东侧外已全部清运',
    '#50 三期已全部更换，四期明年',
    '#50已督促企业全部整改',
    '#31企业要求退货，我们正在协调',
    '#55税款还没退',
    '#19我们办不了',
    '#19我们接不了',
    '#19我们办理得差不多了',
    '#55钱已经退了',
  ])('tells how far it is, and does nothing: %s', (text) => {
    expect(deeds(text, office)).toEqual(['progress']);
  });

  it('asks back where nothing is told to be done', () => {
    expect(deeds('#33 地址不对，请核实', office)).toEqual(['request_info']);
  });

  it('says one thing of some and another of the rest', () => {
    expect(intentsOf('12到15收到，其中14不归我们，退回，该找市监局', office)).toMatchObject([
      { intent: 'accept', issueNumbers: [12, 13, 15] },
      { intent: 'return', issueNumbers: [14], suggestedDepartment: '市场监管局' },
    ]);
    expect(intentsOf('#58、#59己办完，#60差一个章，明天弄', office)).toMatchObject([
      { intent: 'resolve', issueNumbers: [58, 59] },
      { intent: 'progress', issueNumbers: [60] },
    ]);
  });

  it.each([
    ['12-15收到，13退回，理由：不在辖区', { accept: [12, 14, 15], return: [13] }],
    ['12到15都收了，14除外', { accept: [12, 13, 15] }],
    ['#58、#59办完，#59还差个章', { resolve: [58], progress: [59] }],
    ['#58、#59都办结了，#59照片已发', { resolve: [58, 59], progress: [59] }],
    ['#58已办结，#58还差个章', { progress: [58] }],
  ])('is heard to the end: %s', (text, wanted) => {
    const heard = intentsOf(text, office).map((one) => ('issueNumbers' in one ? one.issueNumbers : []));
    expect(Object.fromEntries(deeds(text, office).map((deed, i) => [deed, heard[i]]))).toEqual(wanted);
  });

  it('puts a number right, and says how it is with the first', () => {
    for (const text of ['#21办结了 打错了 是#12 21还在等配件', '#21办结了，说错了，是#12，#21还没动'])
      expect(intentsOf(text, office)).toMatchObject([
        { intent: 'resolve', issueNumbers: [12] },
        { intent: 'progress', issueNumbers: [21] },
      ]);
  });
});

describe('a deed without its number', () => {
  it.each([
    ['这个单子派错了，退回去', office, 'return'],
    ['刚派来的那个不归我们管，退回', office, 'return'],
    ['这单我们签收了', office, 'accept'],
    ['办结了，证已经送到企业手上', office, 'resolve'],
    ['签收了，下午去现场', office, 'accept'],
    ['这条不是我们的活，麻烦退一下', office, 'return'],
    ['退回去吧，这不是我们的事', office, 'return'],
    ['这个能不能再宽限三天', office, 'extend'],
    ['这个件我们办不了，转给交通局吧', office, 'transfer'],
    ['刚才报的那个重复了，撤了吧', member, 'cancel'],
    ['刚报的那个搞错单位了，撤回', member, 'cancel'],
    ['我们反映的那个问题解决了，谢谢', member, 'resolve'],
    ['上面那条催一下', leader, 'urge'],
    ['刚才那条派给住建局', leader, 'assign'],
    ['刚才报的那条撤销吧，发错群了', member, 'cancel'],
    ['小堰堤那堆垃圾清完了，可以销号了', leader, 'resolve'],
    ['那堆垃圾清完了，可以销号了', member, 'resolve'],
  ])('makes the bot ask which is meant: %s', (text, context, intent) => {
    expect(intentsOf(text, context)).toMatchObject([{ intent, issueNumbers: [], needsClarification: true }]);
  });

  it.each([
    ['这个问题我们签不签', office],
    ['这个问题很复杂，大家商量下', office],
    ['这个单子发票开错了，退回财务', office],
    ['办结了三件，大家辛苦', office],
    ['办结率上来了，继续努力', office],
    ['那堆垃圾清完了就可以销号了', member],
    ['户口可以销号了', member],
    ['刚才发的消息撤回吧', member],
    ['刚才那个快递催一下', member],
    ['那条路催一下施工队', member],
    ['这批货退回去了', office],
    ['收到，马上安排', office],
    ['那个文件已转交通局', office],
    ['这个材料退回去重新盖章', office],
    ['这个问题上次会上已经解决了', office],
    ['那个问题加急办一下', leader],
    ['昨天那个会催一下材料', member],
    ['签收了，快递放门卫了', office],
    ['退回了，发票抬头不对', office],
    ['那件衣服派给小王', leader],
    ['这个问题由住建局牵头解决', leader],
    ['等路修好了就可以销号了', member],
  ])('is none in talk: %s', (text, context) => {
    expect(intentsOf(text, context)).toEqual([]);
  });
});

describe('whoever waits', () => {
  it.each([
    '#48都五天了，连个电话都没有',
    '#48都过去三天了，还没人来',
    '#48好几天了连个回话都没有',
    '#48一个星期了也没人吭声',
    '#40说好周三修的，人呢',
    '#48报上去一周了没见着人',
    '#48这都第六天了',
  ])('presses: %s', (text) => {
    expect(deeds(text, member)).toEqual(['urge']);
  });

  it.each(['#48停水都三天了', '#48都通了三天了', '#40说好了明天来修'])('tells of it: %s', (text) => {
    expect(deeds(text, member)).toEqual(['supplement']);
  });
});

describe('whoever was asked whether it is done', () => {
  it.each([
    '没有什么不满意的，#26可以结了',
    '没啥不满意，#26销了吧',
    '#26回访过了没什么不满意的',
    '46、58都回访过了，企业都满意',
  ])('is content: %s', (text) => {
    expect(intentsOf(text, settled)).toMatchObject([{ intent: 'confirm', satisfaction: '满意' }]);
  });

  it.each(['#26老板说没意见了', '#26挺好的，没问题', '#26可以👌🏻'])('says yes: %s', (text) => {
    expect(deeds(text, settled)).toEqual(['confirm']);
  });

  it.each(['谁说#59解决了？我刚从村里回来，井还是干的', '谁说#59修好了，灯还是黑的', '#37不能算办结'])(
    'says no: %s',
    (text) => {
      expect(deeds(text, settled)).toEqual(['reopen']);
    },
  );

  it.each([
    '谁说#59没修好？好着呢',
    '#26好的',
    '#26没问题吧',
    '#26行了行了',
    '#26不错个屁',
    '#26还行吧，凑合',
    '#26没什么意见，但水压还低',
    '谁说#59解决了？',
    '#26没有一家满意的',
    '#26企业谈不上不满意，但也不算满意',
    '12和15还没回访',
  ])('neither confirms nor reopens by %s', (text) => {
    expect(deeds(text, settled)).not.toContain('confirm');
    expect(deeds(text, settled)).not.toContain('reopen');
  });
});

describe('whoever rules', () => {
  it.each([
    ['#72派给科技局，啊不对，派工信局', leader, { intent: 'assign', department: '工信局' }],
    ['#72派给住建局，说错了，应该是交通局', leader, { intent: 'assign', department: '交通局' }],
    ['#72派给交通局，哦不，住建局', leader, { intent: 'assign', department: '住建局' }],
    ['派给住建局#12，更正：派给交通局', leader, { intent: 'assign', department: '交通局' }],
    ['#51 给住建局，不是交通局的事', coordinator, { intent: 'assign', department: '住建局' }],
    ['#22退了两回了，别再推了，就金融办主办', coordinator, { intent: 'assign', department: '金融办' }],
    ['#66办理期限定到本周五下班前', coordinator, { intent: 'extend', due: '2020-03-13T17:30:00+08:00' }],
    ['#12请住建局主要负责同志到现场，三天内拿出办法', supervisor, { intent: 'urge', dueDays: 3 }],
    ['#12请局长到现场看看', supervisor, { intent: 'supplement' }],
  ])('is taken at the last word: %s', (text, context, wanted) => {
    expect(intentsOf(text, context)).toMatchObject([wanted]);
  });

  it.each([
    '#22再推我就派给金融办',
    '#19 #20 合并到15楼',
    '#19 #20 合并到三号楼办公',
    '#19和#20合到一个群里',
    '#19 #20两家企业要合并',
    '#30考虑派给交通局',
    '#30我考虑再给他们三天',
  ])('orders nothing by %s', (text) => {
    for (const deed of deeds(text, leader)) expect(['supplement']).toContain(deed);
  });

  it('has not taken back what somebody merely weighs', () => {
    expect(intentsOf('正琢磨着把#30撤了，他们老板还没点头，先等等', member)).toEqual([]);
  });
});

describe('who takes a report back', () => {
  it.each(['#46 报错社区了，撤销这条', '#46 重了，作废该条'])(
    'may point at it behind the reason: %s',
    (text) => {
      expect(intentsOf(text, member)).toMatchObject([{ intent: 'cancel', issueNumbers: [46] }]);
    },
  );

  it.each(['#46 别撤销这条', '#46 能不能撤销这条', '#46 不想撤销这个了', '#46 要不要撤销这条'])(
    'takes nothing back by a wish, a question or a no: %s',
    (text) => {
      expect(deeds(text, member)).not.toContain('cancel');
    },
  );
});
