import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../src/language/personal-data.ts';
import { discreet } from '../../src/store/summaries/discreet.ts';

describe('figures that leave the house', () => {
  it('hold no number of anybody, and of a restricted issue no title', () => {
    const figures = {
      from: '2020-03-06T09:00:00.000Z',
      total: { new: 2 },
      overdue: [
        { number: 1, title: '找张三13812345678要货', sensitive: false },
        { number: 2, title: '王大爷没钱透析', sensitive: true },
      ],
    };
    expect(discreet(figures, (text) => maskPersonalData(text).masked)).toEqual({
      from: '2020-03-06T09:00:00.000Z',
      total: { new: 2 },
      overdue: [
        { number: 1, title: expect.not.stringContaining('13812345678'), sensitive: false },
        { number: 2, title: '', sensitive: true },
      ],
    });
  });
});
