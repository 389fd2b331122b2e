import { describe, expect, it } from 'vitest';
import { supplyAnswers } from '../../src/commands/notes/supply-answer.ts';
import { supplyCameIn } from '../../src/commands/notes/supply-came.ts';

const said = (text: string, quoted?: number) => supplyAnswers(text, quoted).map((one) => one.said);
const amounts = (text: string) =>
  said(text).flatMap((one) =>
    one.kind === 'yes' ? one.amounts.map(({ value, unit }) => `${value}${unit}`) : [one.kind],
  );

describe('what a group says of its offer', () => {
  it.each([
    ['#12 可供5000只', ['5000只']],
    ['＃１２ 能供五千只', ['5000只']],
    ['#12可以供应口罩3000只、酒精20瓶', ['3000只', '20瓶']],
    ['#12 可供5000', ['5000']],
    ['#12 我们组供2000只', ['2000只']],
    ['#12 医用口罩还能供1000只，明天送到', ['1000只']],
    ['#12 可供', []],
    ['#12 可供2000只，#13 可供1000只', ['2000只', '1000只']],
  ])('is a promise: %s', (text, expected) => {
    expect(amounts(text)).toEqual(expected);
  });

  it('keeps what stands beside the amount', () => {
    expect(said('#12 可供3000只，明天下午送到')).toMatchObject([{ more: '明天下午送到' }]);
    expect(said('#12 可供3000只，酒精20瓶')).toMatchObject([{ more: null }]);
  });

  it.each(['#12 供不了', '#12 没有了', '#12 供完了', '#12 不能供', '#12 无法提供了', '#12 我们这边没货了'])(
    'is that there is none: %s',
    (text) => {
      expect(said(text)).toMatchObject([{ kind: 'none' }]);
    },
  );

  it.each([
    '#12 可供5000只吗？',
    '#12 如果可供5000只',
    '#12 可能供3000只',
    '#12 可供0只',
    '#12 没有了，下周还有',
    '#12 谁可供5000只',
    '#12 原来可供5000只',
  ])('is not plain: %s', (text) => {
    expect(said(text)).toMatchObject([{ kind: 'unclear' }]);
  });

  it.each([
    '#12 已解决',
    '#12 没有解决',
    '#12 派给街道办',
    '可供口罩3000只',
    '口罩可供 #12 没',
    '#12 没人来',
    '',
  ])('is nothing of the kind: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('is a nod under the question alone', () => {
    expect(said('可以', 12)).toMatchObject([{ kind: 'yes' }]);
    expect(said('没有了', 12)).toMatchObject([{ kind: 'none' }]);
    expect(said('收到', 12)).toEqual([]);
    expect(said('#12 可以')).toEqual([]);
  });

  it('is read in no time, however long', () => {
    const began = performance.now();
    for (const piece of ['可供', '我们还能', '口罩', '3000只、', '没']) said(`#12 ${piece.repeat(30_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('what came', () => {
  it.each([
    '#12 已送到口罩5000只',
    '#12 收到5000个',
    '#12 已经拿到口罩5000只了',
    '#12 口罩5000只已收到',
    '#12 5000只到了',
    '#12 已到位5000只',
  ])('is heard: %s', (text) => {
    expect(supplyCameIn(text, undefined)).toMatchObject({ issueNumber: 12, amounts: [{ value: 5000 }] });
  });

  it.each([
    '#12 收到，马上送3000只',
    '#12 已送到3000只，还差2000只',
    '#12 送到了吗',
    '#12 没收到3000只',
    '#12 收到',
    '#12 预计3000只到',
    '#12 3000只明天到',
  ])('is not what is yet to come, missing or asked: %s', (text) => {
    expect(supplyCameIn(text, undefined)).toBeUndefined();
  });
});
