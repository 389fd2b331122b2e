import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const toTraditional = Converter({ from: 'cn', to: 't' });

const CASES = [
  '报问题：云溪面业有限公司因道路施工，原料和成品运输受阻，面临停产，需住建、交通、交警现场办公',
  '报问题 恒岳石材的外国专家没地方住，酒店都没开门，40万吨护面纸项目设备没法调试，麻烦协调文旅局',
  '报问题 安泽医护出口订单排到8月，产能跟不上，想找外面的厂代工',
  '报问题 蓝鲸电子（云溪）产业园 熔喷布没有供货渠道，非常急缺，设备3月中旬到位',
  '报问题 宏铸钢铁产品滞销、资金周转难，申请贷款8000万元，请金融办协调',
  '报问题 望湖社区电脑太老了干不了活，需要电脑2台、彩色打印机1台',
  '报问题 锦湖新城1.口罩不够2.工人没到齐3.材料运不进来',
];

describe('a report', () => {
  it.each(CASES)('gives the same record in Simplified and in Traditional: %s', (text) => {
    const simplified = intentsOf(text).map(withoutTyped);
    expect(simplified[0]).toHaveProperty('subject');
    expect(intentsOf(toTraditional(text)).map(withoutTyped)).toEqual(simplified);
  });
});

/** The detail is kept as it was typed, in its own script. */
function withoutTyped(intent: object): object {
  return { ...intent, detail: '' };
}
