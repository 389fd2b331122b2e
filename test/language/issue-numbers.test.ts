import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/commands/statements/actions.ts';
import { fold } from '../../src/language/fold.ts';

function numbers(text: string): number[] {
  return numbersIn(fold(text)).flatMap((found) => [...found.numbers]);
}

describe('an issue number', () => {
  it.each([
    ['#12 已解决', [12]],
    ['＃１２', [12]],
    ['#12-#14 已解决', [12, 13, 14]],
    ['#12、15和18 已解决', [12, 15, 18]],
    ['12和15解决了', [12, 15]],
    ['12号已解决', [12]],
    ['十二号解决了', [12]],
    ['第12号问题', [12]],
    ['#12路通了', [12]],
    ['工单12', [12]],
    ['催办12号', [12]],
    ['链接https://a.cn/x，#12已解决', [12]],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  it.each([
    '12345热线',
    '3.16市文旅局说',
    '5家企业已解决',
    '3号楼2单元',
    '13号前铺好',
    '3月12号解决了',
    '1.口罩不够',
    '40万吨护面纸项目',
    '收集问题5个，解决2个',
    '#加油#',
    '#3号楼停水',
    '#12路公交今天恢复了',
    '#5檔口碗粥都冇得送',
    '分享个链接 https://mp.weixin.qq.com/s/aB12x#34',
    '看www.a.cn/#/12',
  ])('is none in %s', (text) => {
    expect(numbers(text)).toEqual([]);
  });
});
