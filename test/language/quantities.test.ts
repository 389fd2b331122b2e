import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/language/quantities.ts';

function wanted(text: string): object[] {
  return findQuantities(text, text)
    .filter(({ mood }) => mood === 'wanted')
    .map(({ item, value, unit, packages }) => ({
      item,
      value,
      unit,
      ...(packages === undefined ? {} : { packages }),
    }));
}

describe('what is wanted', () => {
  it.each([
    [
      '需要电脑2台、彩色打印机1台',
      [
        { item: '电脑', value: 2, unit: '台' },
        { item: '彩色打印机', value: 1, unit: '台' },
      ],
    ],
    ['还缺1间单间', [{ item: '单间', value: 1, unit: '间' }]],
    ['需要酒精6箱240瓶', [{ item: '酒精', value: 240, unit: '瓶', packages: 6 }]],
    ['缺84消毒液2箱', [{ item: '84消毒液', value: 2, unit: '箱' }]],
    ['急需二万七千五百个口罩', [{ item: '口罩', value: 27_500, unit: '个' }]],
    ['口罩也不够大概还缺两千个体温枪也就两把', [{ item: '口罩', value: 2_000, unit: '个' }]],
    ['口罩又没了，先给匀100个', [{ item: '口罩', value: 100, unit: '个' }]],
    ['能不能支援点旧平板，11台就够', [{ item: '平板', value: 11, unit: '台' }]],
    ['没酒精了，要5公斤', [{ item: '酒精', value: 5, unit: '公斤' }]],
    ['需要采购的口罩500个', [{ item: '口罩', value: 500, unit: '个' }]],
    ['要买20吨轴承钢', [{ item: '轴承钢', value: 20, unit: '吨' }]],
    ['现有口罩机2台，还需要再买3台', [{ item: '口罩机', value: 3, unit: '台' }]],
  ])('%s', (text, quantities) => {
    expect(wanted(text)).toEqual(quantities);
  });

  it.each([
    '40万吨护面纸项目设备没法调试',
    '年产20万辆新能源汽车生产基地项目立不了项',
    '口罩只够用两天',
    '现有口罩200个',
    '要扩两条熔喷线，环评没批',
    '想上3条新线，没地方',
    '请协调：从浙江买的20吨轴承钢被卡在路上',
    '买了20吨轴承钢，运不进来，请帮忙',
    '厂里一千多号人上下班全靠骑车',
    '卡住3个月了',
    '6名专家没地方住',
  ])('is nothing in %s', (text) => {
    expect(wanted(text)).toEqual([]);
  });
});
