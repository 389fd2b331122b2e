import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMatches } from '../../src/language/all-matches.ts';

const PATTERNS = [
  /路/g,
  /[一-龥]+?/g,
  /(?=号)/g,
  /x*/g,
  /x*/gu,
  /(?<=\d)(?:号|楼)?/gu,
  /\p{Script=Han}{1,3}/gu,
  /^|$/gm,
];

describe('all matches of a pattern', () => {
  it('are those of matchAll, with their places and groups, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom('路', '号', '楼', 'x', '1', '\n', '𠮷', '😀', ' ') });
    fc.assert(
      fc.property(text, fc.constantFrom(...PATTERNS), (typed, pattern) => {
        expect(allMatches(typed, pattern)).toEqual([...typed.matchAll(pattern)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found anew each time, wherever a search before stopped', () => {
    const pattern = /a/g;
    pattern.test('aaa');
    expect(allMatches('aaa', pattern)).toHaveLength(3);
  });

  it('cannot be had of a pattern that stops at the first', () => {
    expect(() => allMatches('a', /a/)).toThrow('not global');
  });
});
