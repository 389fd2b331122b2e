import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../src/commands/intent.ts';
import { intentsOf } from './sample.ts';

const OFFICE = { senderRole: 'liaison', channel: 'department' } as const;
const MEMBER = { senderRole: 'member', channel: 'work_group' } as const;
const RULER = { senderRole: 'coordinator', channel: 'coordinators' } as const;

const deeds = (text: string, context: Partial<ParseContext>) =>
  intentsOf(text, context).map((intent) => [
    intent.intent,
    'issueNumbers' in intent ? intent.issueNumbers : [],
  ]);

describe('a result with a new report behind it', () => {
  it('is both', () => {
    expect(intentsOf('#19 弄好了，谢谢。另外报个问题：枫林社区暖气片漏水', MEMBER)).toMatchObject([
      { intent: 'resolve', issueNumbers: [19] },
      { intent: 'report', subject: '枫林社区', category: '设施设备' },
    ]);
  });

  it.each(['提醒大家，报个问题：要写清楚地点', '#19 没弄好，报个问题吧'])('is not heard in %s', (text) => {
    expect(intentsOf(text, MEMBER).map(({ intent }) => intent)).not.toContain('report');
  });
});

describe('two issues in one line', () => {
  it.each([
    ['#18签收 #21不归我们管 转纪委', [18], 'return', [21]],
    ['#27签收 #28不是我们的', [27], 'return', [28]],
    ['#18 收到 #21 退回，不归我们管', [18], 'return', [21]],
    ['#18签收 #19 #20 退回 不是我们的', [18], 'return', [19, 20]],
    ['#18已签收 #19转交通局', [18], 'transfer', [19]],
  ])('“%s” signs one and does something else with the other', (text, signed, intent, others) => {
    expect(deeds(text, OFFICE)).toEqual([
      ['accept', signed],
      [intent, others],
    ]);
  });

  it('are one statement where the second number only says more of the first', () => {
    expect(deeds('#12 签收 #13 的配件已到', OFFICE)).toEqual([['accept', [12]]]);
    expect(deeds('#12办结 #13 同一件事', OFFICE)).toEqual([['merge', [13]]]);
  });

  it.each([
    ['7和8都好了，9还没', [7, 8]],
    ['35和36都好了，8还没', [35, 36]],
    ['7、8、9都通了，10还没', [7, 8, 9]],
  ])('“%s” is about those that are done', (text, numbers) => {
    expect(deeds(text, MEMBER)).toEqual([['resolve', numbers]]);
  });

  it('keep each what was said of it where the numbers have no sign', () => {
    expect(deeds('7好了，8没好', MEMBER)).toEqual([
      ['resolve', [7]],
      ['progress', [8]],
    ]);
    for (const text of ['7和8都好了吗', '孩子5和6都好了', '7好了'])
      expect(deeds(text, MEMBER), text).toEqual([]);
  });
});

describe('a result behind the number', () => {
  it.each([
    '#2 办结 对接会已开，农商行答应放款300万',
    '#10 办结 公交公司答应加两班',
    '#2 办结：已与房东约定减租一个月',
  ])('“%s” is a result, whatever somebody agreed to', (text) => {
    expect(intentsOf(text, OFFICE)).toMatchObject([{ intent: 'resolve' }]);
  });

  it.each(['#2 办结 厂家答应明天来修', '#2 办结不了', '#2 办结 还没', '#2 办结 才怪'])(
    '“%s” closes nothing',
    (text) => {
      expect(intentsOf(text, OFFICE).map(({ intent }) => intent)).not.toContain('resolve');
    },
  );
});

describe('who reports says how it is', () => {
  it.each(['#14好了 来电了', '#8 是好了', '#14 通了，车能走了', '#14 确实好了', '#14好了，电来了，谢谢'])(
    '“%s” is plain, before the department has said anything',
    (text) => {
      expect(intentsOf(text, { ...MEMBER, issueState: 'accepted' })).toMatchObject([{ intent: 'resolve' }]);
      expect(intentsOf(text, { ...MEMBER, issueState: 'resolved' })).toMatchObject([{ intent: 'confirm' }]);
    },
  );

  it.each(['#14 好了，但是水不来', '#14 好了，又停了', '#14 好了 还有一户没电', '#14 好了没 来电了没'])(
    '“%s” is not',
    (text) => {
      const said = intentsOf(text, { ...MEMBER, issueState: 'accepted' }).map(({ intent }) => intent);
      expect(said).not.toContain('resolve');
    },
  );
});

describe('a coordinator who hands over to be checked', () => {
  it.each([
    ['16交给住建局核实吧', [16]],
    ['16和17交给住建局核实一下', [16, 17]],
  ])('“%s” assigns', (text, numbers) => {
    expect(deeds(text, RULER)).toEqual([['assign', numbers]]);
  });
});
