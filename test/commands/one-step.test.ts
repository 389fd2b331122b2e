import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;
const names = (text: string, context = {}) => intentsOf(text, context).map(({ intent }) => intent);

describe('one step of several', () => {
  it.each([
    '#35 环评办完了，就等用地批复',
    '#35 手续办好了，只差签字',
    '#35 第一步解决了，接下来协调资金',
    '#35 立项办结了，正在走招标',
    '#35 水的问题解决了，电下周',
    '#35 管道修好了，路面下周恢复',
    '#35 设计搞定了，施工队进场',
    '#35 解决了资金问题，人手还在找',
    '#35 修是修好了，水还是浑的',
    '#35 解决的人调走了',
  ])('closes nothing: %s', (text) => {
    expect(names(text, office)).not.toContain('resolve');
    expect(names(text, { senderRole: 'member', issueState: 'resolved' })).not.toContain('confirm');
  });

  it.each([
    '#35 已办结，就等你们确认',
    '#35 已解决，下一步我们将加强巡查',
    '#35 已修复，下周回访',
    '#35 已解决，缺的配件已补齐',
    '#35 办结，36下周',
  ])('is not what follows upon a result: %s', (text) => {
    expect(intentsOf(text, office)[0]).toMatchObject({ intent: 'resolve', issueNumbers: [35] });
  });
});
