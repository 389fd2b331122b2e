import { describe, expect, it } from 'vitest';
import { countPieces } from '../../src/routing/learn/features.ts';
import { dealFolds, groupAlike } from '../../src/routing/learn/groups.ts';

const LETTER = '我们小区的路灯已经坏了两个月，晚上回家看不清路，老人摔了一跤，物业说要等街道批钱。';

describe('near-duplicates', () => {
  it('bear one number, and other letters their own', () => {
    const texts = [
      LETTER,
      `您好！${LETTER}谢谢。`,
      '孩子今年上小学，想问划到哪个学区，材料要带什么。',
      LETTER,
    ];
    const groups = groupAlike(texts.map((text) => countPieces({ text })));
    expect(groups[1]).toBe(groups[0]);
    expect(groups[3]).toBe(groups[0]);
    expect(groups[2]).not.toBe(groups[0]);
  });

  it('never straddle folds, and folds are of one size', () => {
    const groups = Uint32Array.from({ length: 40 }, (_, row) => Math.floor(row / 3));
    const fold = dealFolds(groups, 4);
    for (const [row, group] of groups.entries()) expect(fold[row]).toBe(fold[groups.indexOf(group)]);
    const sizes = [0, 1, 2, 3].map((hand) => fold.filter((one) => one === hand).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(3);
  });
});
