import { describe, expect, it } from 'vitest';
import { findList } from '../../src/language/list.ts';

function items(text: string): string[] | undefined {
  return findList(text)?.items.map(({ start, end }) => text.slice(start, end).trim());
}

describe('a list', () => {
  it.each([
    ['1、甲\n2、乙'],
    ['1.甲2.乙'],
    ['(1)甲(2)乙'],
    ['①甲②乙'],
    ['一、甲\n二、乙'],
    ['一是甲二是乙'],
    ['第一,甲 第二,乙'],
    ['- 甲\n- 乙'],
    ['甲\n\n乙'],
  ])('%s holds two items', (text) => {
    expect(items(text)?.map((item) => item.replace(/[,\s]/g, ''))).toEqual(['甲', '乙']);
  });

  it.each(['3.16市里说1间单间', '口罩2.75万个', '只有1.甲', '统一是甲', '84消毒液'])('%s is none', (text) => {
    expect(items(text)).toBeUndefined();
  });
});
