import { describe, expect, it } from 'vitest';
import { needPutRight, withNeed } from '../../src/commands/notes/need-correction.ts';
import { fold } from '../../src/language/fold.ts';

const MASKS = { item: '口罩', value: 3000, unit: '只' };
const SPIRIT = { item: '酒精', value: 100, unit: '公斤' };
const SEWERS = { item: '缝纫工', value: 30, unit: '个' };
const read = (typed: string, needs = [MASKS, SPIRIT]) => needPutRight(fold(typed), needs);

describe('what an issue needs, put right', () => {
  it.each(['是50个不是30个，打错了', '不是30个，是50个', '应该是50人', '人数改为50人', '缝纫工改成50名'])(
    'is the only thing of that unit, or the one named: %s',
    (typed) => {
      const need = read(typed, [SEWERS]);
      expect(need).toEqual({ before: SEWERS, after: { ...SEWERS, value: 50 } });
    },
  );

  it.each([
    ['口罩改成5000只', '口罩', 5000],
    ['酒精改为200公斤', '酒精', 200],
    ['数量改成5000只', '口罩', 5000],
  ])('is the one of several that is named: %s', (typed, item, value) => {
    expect(read(typed)).toMatchObject({ after: { item, value } });
  });

  it.each(['防护服改成50只', '改成50箱', '不是200公斤，是300公斤'])(
    'is asked for where it is unclear: %s',
    (typed) => {
      expect(read(typed)).toBe('unclear');
    },
  );

  it.each([
    '还差2000只',
    '口罩能不能改成5000只',
    '口罩送到2000只',
    '来了8个，还差42个',
    '期限改成5天',
    '另外要100只',
  ])('is nothing of the kind: %s', (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it('is told in the title where that names the amount once', () => {
    const need = { before: SEWERS, after: { ...SEWERS, value: 50 } };
    expect(withNeed('招不到工人，缺缝纫工30个', need)).toBe('招不到工人，缺缝纫工50个');
    expect(withNeed('招不到工人，缺缝纫工130个', need)).toBe('招不到工人，缺缝纫工130个');
  });
});
