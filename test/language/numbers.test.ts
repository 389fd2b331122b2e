import { describe, expect, it } from 'vitest';
import { isApproximate, readNumber } from '../../src/language/numbers.ts';
import { findMoney } from '../../src/language/money.ts';

describe('a number', () => {
  it.each([
    ['27500', 27_500],
    ['27,500', 27_500],
    ['2.75万', 27_500],
    ['二万七千五百', 27_500],
    ['两万七', 27_000],
    ['两千多', 2_000],
    ['四十几', 40],
    ['四十多', 40],
    ['十五', 15],
    ['一百零三', 103],
    ['三百二', 320],
    ['15万', 150_000],
    ['1.2亿', 120_000_000],
    ['三点五万', 35_000],
    ['11万2千', 112_000],
    ['1亿2千万', 120_000_000],
    ['1千2百万', 12_000_000],
    ['3百5十', 350],
    ['半', 0.5],
    ['二〇二〇', 2020],
  ])('written %s is %d', (written, value) => {
    expect(readNumber(written)).toBe(value);
  });

  it('is none where nothing is written', () => {
    expect(readNumber('')).toBeUndefined();
    expect(readNumber('甲')).toBeUndefined();
  });

  it.each(['四十多个', '约40个', '40个左右', '大概40个'])('%s is meant roughly', (text) => {
    const start = text.search(/[四4]/);
    const end = start + (text.includes('四') ? 3 : 2);
    expect(isApproximate(text, start, end) || isApproximate(text, start, end + 1)).toBe(true);
  });
});

describe('a sum of money', () => {
  it.each([
    ['需要贷款8000万', 80_000_000],
    ['减免税费331.4万元', 3_314_000],
    ['下单2亿元', 200_000_000],
    ['补贴五百元', 500],
    ['理赔款没下来，合计11万2千元', 112_000],
    ['流动资金缺口3000万左右', 30_000_000],
  ])('is read from %s', (text, cny) => {
    expect(findMoney(text)[0]?.cny).toBe(cny);
  });

  it.each(['年产20万辆', '口罩2.75万个', '40万吨护面纸项目', '15万株茶树'])('is not read from %s', (text) => {
    expect(findMoney(text)).toEqual([]);
  });
});
