import { describe, expect, it } from 'vitest';
import { measureMasking, SPELLINGS } from '../fuzz/masking-figures.ts';

const COUNT = 6_000;

describe('masking', () => {
  it('knows thirty ways of writing a number that belongs to somebody', () => {
    expect(new Set(SPELLINGS).size).toBeGreaterThanOrEqual(30);
  });

  it('covers at least 99.9 % of such numbers, and at most 0.1 % of issue numbers, dates and amounts', () => {
    const { masked, falsely, missed, wrong } = measureMasking(COUNT, 20_200_311);
    expect([...missed], 'missed').toEqual([]);
    expect(wrong, 'covered by mistake').toEqual([]);
    expect(masked).toBeGreaterThanOrEqual(0.999);
    expect(falsely).toBeLessThanOrEqual(0.001);
  });
});
