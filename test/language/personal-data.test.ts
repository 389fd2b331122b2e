import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, maskPersonalData } from '../../src/language/personal-data.ts';

describe('personal data', () => {
  it.each([
    ['电话13812345678', 'phone'],
    ['138 1234 5678', 'phone'],
    ['１３８-１２３４-５６７８', 'phone'],
    ['+86 13812345678', 'phone'],
    ['0635-8231234', 'phone'],
    ['身份证370602199001011234', 'id_number'],
    ['37060219900101123X', 'id_number'],
    ['卡号6222 0212 3456 7890 123', 'bank_card'],
    ['鲁F·12345', 'plate'],
    ['鲁FD12345', 'plate'],
    ['5号楼1单元302', 'door'],
    ['3栋2单元501室', 'door'],
    ['6-2-501', 'door'],
    ['王桂芳身患重病', 'name'],
  ])('%s holds a %s', (text, kind) => {
    expect(findPersonalData(text).map((found) => found.kind)).toEqual([kind]);
  });

  it.each([
    '#12 已解决',
    '口罩27500个',
    '贷款8000万元',
    '3月11日',
    '2020-03-11',
    '办公室3号楼',
    '331.4万元',
    '12345热线',
    '2020年3月16日14:30',
    '188/202',
    '第12345678号',
  ])('%s holds none', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it('is covered at every place, and the rest stays', () => {
    const { masked, found } = maskPersonalData(
      '李芳家里困难，电话13812345678，再打13812345678，#12，口罩200个。李芳的儿子',
    );
    expect(masked).toBe('李某家里困难，电话138****5678，再打138****5678，#12，口罩200个。李某的儿子');
    expect(found).toHaveLength(4);
  });

  it('is nowhere whole after masking, in whatever spelling and surroundings', () => {
    const gap = fc.constantFrom('', ' ', '-', '　');
    const phone = fc
      .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.stringMatching(/^\d{9}$/), gap)
      .map(([head, tail, between]) => {
        const digits = head + tail;
        return { digits, typed: [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(between) };
      });
    const around = fc.constantFrom('电话', '联系人张伟，', '#12 ', '口罩200个，', '（', '请打：', '');
    fc.assert(
      fc.property(phone, around, around, ({ digits, typed }, before, after) => {
        const bare = maskPersonalData(`${before}${typed} ${after}${typed}。`)
          .masked.normalize('NFKC')
          .replace(/[\s-]/g, '');
        expect(bare).not.toContain(digits);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never covers amounts, dates and issue numbers', () => {
    const harmless = fc.oneof(
      fc.integer({ min: 1, max: 99_999 }).map((n) => `#${n} 已解决`),
      fc.integer({ min: 1, max: 9_999_999 }).map((n) => `口罩${n}个`),
      fc.integer({ min: 1, max: 99_999_999 }).map((n) => `贷款${n}元`),
      fc
        .date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
        .map(([m, d]) => `${m}月${d}日前`),
    );
    fc.assert(
      fc.property(harmless, (text) => {
        expect(maskPersonalData(text).masked).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});
