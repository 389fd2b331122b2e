import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const CHANGES = new Set(
  'resolve confirm reopen accept return transfer assign cancel merge hold extend fulfil'.split(' '),
);
const VERBS = '解决 办结 搞定 签收 退回 确认 撤销 重办 挂账 延期 销号 处理好 作废 转交通局 派给交通局'.split(
  ' ',
);

/** Each speaks of the deed V without doing it. */
const TALK = [
  '#12 V了吗',
  '#12 是不是V了',
  '#12 什么时候V',
  '#12 能V吗',
  '#12 还没V',
  '#12 没有V',
  '#12 未V',
  '#12 不能V',
  '#12 先别V',
  '#12 不要V',
  '不要V #12',
  '别V#12',
  '#12 暂不V',
  '如果#12 V了就好了',
  '要是#12能V',
  '等#12 V以后再说',
  '#12 V之前先告诉我',
  '只要#12 V，我们就开工',
  '#12 争取V',
  '#12 力争本周V',
  '#12 预计周五V',
  '听说#12 V了',
  '#12 好像V了',
  '#12 可能已经V',
  '#12 估计明天V',
  '#12 有望V',
  '谁V的#12',
  '#12 为什么V',
  '#12 怎么还不V',
  '#12 无法V',
  '#12 到底V没V',
  '#12 差一点V',
  '#12 快V了',
  '#12 准备V',
  '#12 打算V',
  '大家讨论下#12要不要V',
  '#12 建议不V',
  '#12 拒绝V',
  '#12 V的时候叫我',
  '#12 怎么V',
  '#12 如何V',
  '#12 由谁V',
  '#12 V需要什么材料',
  '#12 不用V',
  '#12 谁说V了',
  '#12 据说V',
  '#12 企业说V了',
  '#12 领导说要V',
  '#12 V后请通知我',
];
const ROLES = [
  { senderRole: 'member' },
  { senderRole: 'liaison', channel: 'department' },
  { senderRole: 'leader' },
] as const;

describe('nothing changes by talk', () => {
  it.each(TALK)('%s', (template) => {
    const changed = VERBS.flatMap((verb) => {
      const text = template.replaceAll('V', verb);
      return ROLES.flatMap((context) => intentsOf(text, context))
        .filter(({ intent }) => CHANGES.has(intent))
        .map(({ intent }) => `${text}: ${intent}`);
    });
    expect(changed).toEqual([]);
  });
});
