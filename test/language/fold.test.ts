import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, simplify } from '../../src/language/fold.ts';
import { mend } from '../../src/language/slips.ts';

describe('folding', () => {
  it.each([
    ['＃１２　已解決', '#12 已解决'],
    ['報問題：鳳凰糧食', '报问题:凤凰粮食'],
    ['@助手\u2005ＯＫ', '@助手 ok'],
    ['掛帳', '挂帐'],
    ['①號門３㎡', '①号门3㎡'],
  ])('reads %s as %s', (typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  it('keeps every position, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(mend(fold(text))).toHaveLength(text.length);
      }),
    );
  });

  it('leaves width and case alone where only the script is wanted', () => {
    expect(simplify('雲溪ＡＢ路３號')).toBe('云溪ＡＢ路３号');
  });
});

describe('slips of a thumb', () => {
  it.each([
    ['报间题 路断了', '报问题 路断了'],
    ['爆问题', '报问题'],
    ['#12 一解决', '#12 已解决'],
    ['己办结', '已办结'],
    ['崔办 #12', '催办 #12'],
  ])('%s means %s', (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it('"问题一解决就通知我" is a condition and no slip', () => {
    expect(mend('问题一解决就通知我')).toBe('问题一解决就通知我');
  });
});
