import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const OFFICE = { senderRole: 'liaison', channel: 'department' } as const;
const RULER = { senderRole: 'coordinator', channel: 'coordinators' } as const;

const deeds = (text: string, context: Parameters<typeof intentsOf>[1]) =>
  intentsOf(text, context).map((one) => [one.intent, 'issueNumbers' in one ? one.issueNumbers : []]);

describe('a step that was completed', () => {
  it.each([
    '#63 已于3月9日完成第一次勘测，3月16日进行第二次',
    '#63 已完成现场勘查',
    '#63 已完成首轮摸排',
    '#63 图纸会审已完成第二轮',
    '#63 已完成招标',
    '#63 已完成前期手续',
    '#63 已完成设计',
    '#63 一期已完成，3月16日开展二期',
    '#63 已完成第三批发放',
    '#63 我局已完成选址',
  ])('closes nothing: %s', (text) => {
    expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).toEqual(['progress']);
  });

  it.each(['#63 已完成整改', '#63 已于3月9日完成修复', '#63 勘测完毕，路面已修复，问题已解决', '#63 已办'])(
    'is not the whole, which does: %s',
    (text) => {
      expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'resolve', issueNumbers: [63] }]);
    },
  );

  it.each(['#63 已办一半', '#63 已办？', '#63 在办', '#63 已办理中'])('nor is it these: %s', (text) => {
    expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('resolve');
  });
});

describe('a share of something else', () => {
  it.each([
    '#28 办结，已为企业办理贷款500万元，利率3.85%',
    '#28 办结，税率降至3%',
    '#28 办结，费率优惠20%',
    '#28 办结，整改完成率100%',
  ])('takes nothing back: %s', (text) => {
    expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'resolve', issueNumbers: [28] }]);
  });

  it.each(['#28 办结，完成80%', '#28 已解决95%', '#28 办结，进度99.5%', '#28 解决了30%'])(
    'is not the share that is done: %s',
    (text) => {
      expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('resolve');
    },
  );
});

describe('several numbers in one line', () => {
  it.each([
    ['12、13、15三件都收到了，已安排人', [['accept', [12, 13, 15]]]],
    ['#12 #13 这两件均已签收', [['accept', [12, 13]]]],
    ['12 13 两件都收到', [['accept', [12, 13]]]],
    [
      '签收 #8 #9，#10不是我们的，退回，属于审批局职责',
      [
        ['accept', [8, 9]],
        ['return', [10]],
      ],
    ],
    [
      '57 58 59 签收 60待核实',
      [
        ['accept', [57, 58, 59]],
        ['progress', [60]],
      ],
    ],
    [
      '#80,#81:已办；#82:还在走流程',
      [
        ['resolve', [80, 81]],
        ['progress', [82]],
      ],
    ],
    ['71、72下周办结', [['progress', [71, 72]]]],
    ['84已经和供电公司对接好了 后天送电', [['progress', [84]]]],
  ])('“%s” is read each by its own words', (text, wanted) => {
    expect(deeds(text, OFFICE)).toEqual(wanted);
  });

  it.each(['签收 #8，#9', '签收 #8、#9，#10'])('“%s” is one list', (text) => {
    expect(deeds(text, OFFICE)).toMatchObject([['accept', expect.arrayContaining([8, 9])]]);
  });

  it.each(['#31 今天收到口罩，3件都坏了', '第3件事，明天开会', '第12件事已经和你们对接好了'])(
    '“%s” signs for nothing',
    (text) => {
      expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('accept');
    },
  );

  it('puts off each by as many days', () => {
    expect(intentsOf('#85 #86 申请延期各5天', OFFICE)).toMatchObject([
      { intent: 'extend', issueNumbers: [85, 86], workdays: 5 },
    ]);
  });
});

describe('what a department cannot do itself', () => {
  it.each(['#45这个我们办不了，权限在省里', '#45 审批权在市里', '#45 定价权限在省发改委'])(
    'goes back: %s',
    (text) => {
      expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'return', issueNumbers: [45] }]);
    },
  );

  it.each(['#45 权限在省里，我们已上报', '#45 审批权在市里，正在申请', '#45 权限在省里吗'])(
    'stays where it was taken on: %s',
    (text) => {
      expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('return');
    },
  );

  it.each(['#31 企业还差营业执照复印件，请工作组帮忙要一下', '#31 麻烦你们帮忙问一下企业用电量'])(
    'is asked of the group: %s',
    (text) => {
      expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'request_info', issueNumbers: [31] }]);
    },
  );

  it.each(['#30已派单给环卫三所，明天清完', '#30 已派单', '#30 已派单给街道办'])(
    'and whom it sent is news: %s',
    (text) => {
      expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'progress', issueNumbers: [30] }]);
    },
  );
});

describe('who rules sets a day', () => {
  it.each([
    '请商务局今天下班前签收#33',
    '#33请住建局本周五前拿出方案，李局长亲自抓',
    '#33 请交通局13号前答复企业',
    '#33 责成住建局月底前整改到位',
    '#33 务必周三前解决',
  ])('and presses: %s', (text) => {
    expect(intentsOf(text, RULER)).toMatchObject([{ intent: 'urge', issueNumbers: [33] }]);
  });

  it.each(['#33 企业说周五前能恢复', '#33 施工方承诺13号前完成', '#33 上周五前已拿出方案'])(
    'what others promise presses nobody: %s',
    (text) => {
      expect(intentsOf(text, RULER).map(({ intent }) => intent)).not.toContain('urge');
    },
  );
});

describe('whose matter it is', () => {
  it.each([
    ['#12 该地块属自然资源局，请转办', '自然资源局'],
    ['#12 建议自然资源局牵头，我局配合', '自然资源局'],
    ['#12 应由交通局主办', '交通局'],
    ['#12 退回理由：该路属交通局管养', '交通局'],
  ])('%s gives it back with a suggestion', (text, suggestedDepartment) => {
    expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'return', suggestedDepartment }]);
  });

  it.each([
    '#12 建议住建局牵头召开协调会',
    '#12 已由住建局牵头办理',
    '#12 该地块属自然资源局，已联系对方',
    '#12 不建议住建局牵头',
    '#12 是不是应由交通局主办？',
  ])('%s keeps it', (text) => {
    expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('return');
  });

  it.each(['#12 退回重新派', '#12 退回重新分派', '#12 退回重新派单'])(
    '%s gives it back, and says no reason',
    (text) => {
      const [only, ...others] = intentsOf(text, OFFICE);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ intent: 'return', issueNumbers: [12] });
      expect(only).not.toHaveProperty('reason');
    },
  );
});

describe('a word for each number', () => {
  it('is read for each, without a stop between them', () => {
    expect(deeds('#12办结 #13办理中 #14退回 #15签收', OFFICE)).toEqual([
      ['resolve', [12]],
      ['progress', [13]],
      ['return', [14]],
      ['accept', [15]],
    ]);
  });

  it.each(['#12 上午已签，下午派人', '#12 昨天收了', '#12 刚刚接了'])('%s takes it on', (text) => {
    expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'accept', issueNumbers: [12] }]);
  });

  it.each(['#12 昨天签的合同', '#12 上午签约', '#12 下午收货', '#12 上午没签'])('%s does not', (text) => {
    expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('accept');
  });

  it.each(['#12 附件打不开，麻烦重发', '#12 照片看不清，请再传一张'])('%s asks for it', (text) => {
    expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'request_info', issueNumbers: [12] }]);
  });

  it.each(['#12 补贴明天再发', '#12 再上报一次市里'])('%s asks for nothing', (text) => {
    expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('request_info');
  });
});

describe('a return that is not taken', () => {
  it.each([
    '#12 退回理由不成立，还是住建局办',
    '#12 还是住建局办',
    '#12 仍由住建局负责',
    '#12 继续由住建局办，不得再退',
    '#12 理由不充分，仍由住建局牵头',
  ])('%s leaves it with whom it was', (text) => {
    expect(intentsOf(text, RULER)).toMatchObject([
      { intent: 'assign', issueNumbers: [12], department: '住建局' },
    ]);
  });

  it.each([
    '#12 还是住建局办得好',
    '#12 还是住建局办的',
    '#12 还是住建局在办',
    '#12 还是住建局办？',
    '#12 企业说，还是住建局办',
    '#12 住建局还是没办',
    '#12 还是住建局',
  ])('%s does not say so', (text) => {
    expect(intentsOf(text, RULER).map(({ intent }) => intent)).not.toContain('assign');
  });
});
