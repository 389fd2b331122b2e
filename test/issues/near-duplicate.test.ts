import { describe, expect, it } from 'vitest';
import { similarity } from '../../src/language/similarity.ts';
import { nearDuplicate, SAME_MATTER } from '../../src/issues/near-duplicate.ts';

/** Pairs about one object, its name taken out: written by two people of one group about the same thing. */
const SAME: readonly (readonly [string, string])[] = [
  ['门口修路，货车进不了厂，快停产了', '报问题:因道路施工，货车进不了厂，面临停产'],
  ['门口修路货车进不了厂', '門口修路，貨車進不了廠，請住建局協調'],
  ['口罩只够用两天', '口罩不够用了，只够用两天，麻烦协调物资'],
  ['外国专家没地方住，酒店都没开门', '专家没地方住，酒店没开门，设备没法调试'],
  ['楼道路灯不亮', '楼道的路灯不亮，老人出门不方便'],
  ['水泥运不进来，工地要停工', '工地要停工了，水泥和沙子运不进来'],
  ['熔喷布没有供货渠道', '急缺熔喷布，没有供货渠道'],
  ['自来水管漏水三天没人修', '水管漏水没人修，已经三天'],
];

/** Pairs about one object that are different matters. */
const DIFFERENT: readonly (readonly [string, string])[] = [
  ['门口修路，货车进不了厂', '口罩只够用两天'],
  ['外国专家没地方住', '设备进口报关手续卡住了'],
  ['水泥运不进来', '工人还差四十多个'],
  ['缺流动资金，想贷款500万', '缺技术工人二十名'],
  ['楼道路灯不亮', '小区门口积水'],
  ['产品滞销，资金周转难', '用电增容审批慢'],
  ['熔喷布没有供货渠道', '口罩机调试没有工程师'],
  ['环评手续卡在审批', '用地手续卡在自然资源局'],
  ['员工宿舍不够', '员工食堂没有批准开业'],
  ['货车司机过卡口要核酸证明', '原料涨价，资金吃紧'],
];

describe('two reports about one object', () => {
  it.each(SAME)('“%s” and “%s” are taken for the same matter', (one, other) => {
    expect(similarity(one, other)).toBeGreaterThanOrEqual(SAME_MATTER);
  });

  it.each(DIFFERENT)('“%s” and “%s” are not', (one, other) => {
    expect(similarity(one, other)).toBeLessThan(SAME_MATTER);
  });

  it('are as similar one way as the other', () => {
    for (const [one, other] of SAME) expect(similarity(one, other)).toBe(similarity(other, one));
  });

  it('without a word in common are not similar at all', () => {
    expect(similarity('12345', '！！！')).toBe(0);
  });

  it('are compared without the name that both hold anyway', () => {
    const open = [
      { number: 3, title: '缺口罩', detail: '泰山石膏有限公司缺口罩' },
      { number: 5, title: '专家没地方住', detail: '泰山石膏有限公司的外国专家没地方住' },
    ];
    const names = ['泰山石膏有限公司', '泰山石膏'];
    expect(nearDuplicate({ detail: '泰山石膏有限公司环评卡住了' }, open, names)).toBeUndefined();
    expect(nearDuplicate({ detail: '泰山石膏专家还是没地方住' }, open, names)?.number).toBe(5);
  });
});
