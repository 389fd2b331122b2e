import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const office = { senderRole: 'liaison', channel: 'department' } as const;

describe('what a department says it has received', () => {
  it.each([
    '收到#12企业送来的锦旗，大伙儿都挺高兴',
    '#12收到企业送来的锦旗',
    '收到#12的感谢信',
    '收到 #12 村民送的鸡蛋',
    '收到#12现场照片了',
    '签收#12企业寄来的合同',
    '收到#12货款5万',
  ])('signs for nothing where it is a thing: %s', (text) => {
    expect(intentsOf(text, office).map(({ intent }) => intent)).not.toContain('accept');
  });

  it.each([
    '收到#12，今天安排人去',
    '收到#12 缺材料',
    '收到#12企业反映的问题',
    '收到#12的工单',
    '#12收到，材料也收到了',
    '受理#12企业的申请',
  ])('signs for the issue: %s', (text) => {
    expect(intentsOf(text, office)[0]).toMatchObject({ intent: 'accept', issueNumbers: [12] });
  });
});
