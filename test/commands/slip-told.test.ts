import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const first = (text: string) => intentsOf(text, { senderRole: 'member' })[0];

describe('a slip that is told', () => {
  it.each([
    '发错了发错了，刚那份材料是给#42的',
    '不好意思发错了，是#42',
    '#42 电话填错了，应该是13800001111',
    '#42 照片发错了',
    '#42 地址搞错了，是东门不是西门',
    '#42 刚才说重复了，其实不是',
    '#42 不是重复上报',
    '#42搞错了',
  ])('takes no issue back where something about it is wrong: %s', (text) => {
    expect(first(text)).toMatchObject({ intent: 'supplement', issueNumbers: [42] });
  });

  it.each(['#42 报错了', '发错了 #42', '#42 弄错了，作废吧', '#42 我发错了', '#42 报错了，企业说没这回事'])(
    'takes the issue back that is itself in error: %s',
    (text) => {
      expect(first(text)).toMatchObject({ intent: 'cancel', issueNumbers: [42] });
    },
  );
});
