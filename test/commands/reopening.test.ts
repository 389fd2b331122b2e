import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const closed = { senderRole: 'member', issueState: 'closed' } as const;

describe('an issue that is closed', () => {
  it.each([
    '真要再塌一次我就申请重开#12',
    '再塌我就重开#12',
    '下次再停电就重办#12',
    '#12没反弹，昨天回访过',
    '#12没再反复，挺好',
    '#12 不会反弹了吧',
    '#12 担心反弹',
    '#12 怕又堵',
    '#12 怕又冲垮了，大家留意',
    '#12 口罩一个没少，都收到了',
  ])('stays closed where nothing has come back: %s', (text) => {
    expect(intentsOf(text, closed).map(({ intent }) => intent)).not.toContain('reopen');
  });

  it.each([
    '#12 又塌了，申请重开',
    '#12 再次塌方，申请重办',
    '#12 反弹了',
    '#12 不行，重开吧',
    '#12 一点没动',
    '#12 修是修了，昨天一场雨又冲垮了',
    '#12 部门说口罩送到了，可我们这边一个没见着',
  ])('is opened again where it has: %s', (text) => {
    expect(intentsOf(text, closed)[0]).toMatchObject({ intent: 'reopen', issueNumbers: [12] });
  });
});
