import { describe, expect, it } from 'vitest';
import { noCounts } from '../../src/summaries/figures.ts';
import { changeText, percent, rate, rateText } from '../../src/summaries/rates.ts';

describe('a rate', () => {
  it('without a denominator prints a dash, never 0% or 100%', () => {
    expect(rateText(rate(noCounts(), 'closing'))).toBe('—');
    expect(rate(noCounts(), 'satisfaction').value).toBeNull();
  });

  it('of nothing out of something is 0%', () => {
    expect(rateText(rate({ ...noCounts(), due: 4 }, 'onTime'))).toBe('0%（0/4）');
  });

  it('is closed ÷ due: what was closed without being due does not count', () => {
    const counts = { ...noCounts(), new: 2, closed: 9, due: 5, closedOfDue: 4 };
    expect(rateText(rate(counts, 'closing'))).toBe('80%（4/5）');
  });

  it.each([
    [1, 3, '33%'],
    [2, 3, '67%'],
    [249, 250, '99.6%'],
    [9999, 10000, '99.9%'],
    [1, 250, '0.4%'],
    [1, 10000, '0.1%'],
    [0, 7, '0%'],
    [7, 7, '100%'],
  ])('of %i in %i prints %s: all and nothing are said only when they are true', (above, below, text) => {
    expect(percent(above, below)).toBe(text);
  });
});

describe('a change', () => {
  it.each([
    [12, 10, '比上期+20%，上期10件'],
    [9, 12, '比上期-25%，上期12件'],
    [0, 3, '比上期-100%，上期3件'],
    [5, 5, '与上期持平'],
    [4, 0, '上期0件'],
    [0, 0, '与上期持平'],
  ])('from %i after %i reads: %s', (now, before, text) => {
    expect(changeText(now, before)).toBe(text);
  });
});
