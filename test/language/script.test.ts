import { describe, expect, it } from 'vitest';
import { scriptOf, toTraditional } from '../../src/language/script.ts';

describe('the script of a text', () => {
  it.each([
    ['報問題 鳳凰糧食路又斷了', 'traditional'],
    ['报问题 凤凰粮食路又断了', 'simplified'],
    ['#12', undefined],
    ['王后在此', undefined],
  ])('of “%s” is %s', (text, script) => {
    expect(scriptOf(text)).toBe(script);
  });

  it('is changed without touching numbers and marks', () => {
    expect(toTraditional('【问题 #12】已登记，已派住建局')).toBe('【問題 #12】已登記，已派住建局');
  });
});
