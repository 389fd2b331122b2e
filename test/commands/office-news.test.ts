import { describe, expect, it } from 'vitest';
import { officeNews } from '../../src/commands/statements/office-news.ts';

describe('what a department tells of its work without a number', () => {
  it.each([
    ['配件周四到', 'news', ''],
    ['设备下周一进场', 'news', ''],
    ['周五前能弄好', 'news', ''],
    ['月底前能办完', 'news', ''],
    ['预计明天通水', 'news', ''],
    ['电梯明天修好', 'news', '电梯'],
    ['材料不齐，补了再办', 'lacks', ''],
    ['还差一份环评报告，补齐了再受理', 'lacks', ''],
    ['企业的手续不全，补齐才能办', 'lacks', ''],
  ])('%s', (text, kind, subject) => {
    expect(officeNews(text)).toEqual({ kind, subject });
  });

  it.each([
    '周四到',
    '快递周四到',
    '配件到了吗',
    '如果配件周四到就好了',
    '周五开会',
    '周五前把报表交了',
    '工资月底到',
    '材料不齐',
    '材料都齐了',
    '今天天气真好',
    '明天休息',
    '我周五前回来',
    '配件',
  ])('is none: %s', (text) => {
    expect(officeNews(text)).toBeUndefined();
  });
});
