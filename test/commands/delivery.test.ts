import { describe, expect, it } from 'vitest';
import { delivered } from '../../src/commands/statements/done/delivery.ts';
import { fold } from '../../src/language/fold.ts';

const read = (typed: string, need?: number) =>
  delivered({ typed, folded: fold(typed), names: [], ...(need === undefined ? {} : { need }) } as never);
const told = (typed: string) =>
  (read(typed).quantities ?? []).map(({ item, value, unit }) => `${item}${value}${unit}`);

describe('what was handed over', () => {
  it.each([
    '到了 正在清雪 需要帐篷3顶请民政支持',
    '我们也收到了，公路这块可以调20辆车',
    '熔喷布找到了一家，能供3吨 剩下2吨排下周',
    '可提供20辆车',
    '正在调拨帐篷3顶',
    '拟提供帐篷3顶',
    '可以发放口罩500只',
    '准备发放口罩500只',
    '还需要口罩2000只，酒精10桶',
    '口罩2000只还没送到',
    '答应提供2000只口罩',
    '我们可提供2000只，今天下午送到',
  ])('is nothing of what is needed, offered or to come: %s', (typed) => {
    expect(told(typed)).toEqual([]);
    expect(read(typed).complete).toBe(false);
    expect(read(typed, 2000).complete).toBe(false);
  });

  it.each([
    ['已提供20辆车', ['车20辆']],
    ['送到口罩2000只，还需要1000只', ['口罩2000只']],
    ['口罩已发2000只 剩下的1000只下周发', ['口罩2000只']],
    ['缺的3顶帐篷送到了', ['帐篷3顶']],
    ['3顶帐篷到了，还要2顶', ['帐篷3顶']],
    ['口罩2000只、酒精100公斤已送到', ['口罩2000只', '酒精100公斤']],
    ['能提供2吨，已到1吨', ['1吨']],
    ['发放口罩500只', ['口罩500只']],
  ])('is what came: %s', (typed, amounts) => {
    expect(told(typed)).toEqual(amounts);
  });

  it('is complete where nothing more is to come and the need is covered', () => {
    expect(read('送到口罩2000只', 2000).complete).toBe(true);
    expect(read('3吨已到', 5).complete).toBe(false);
    expect(read('送到口罩2000只，还需要1000只').complete).toBe(false);
  });
});
