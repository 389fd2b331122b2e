import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/routing/lexicon.ts';

describe('what the departments answer for', () => {
  const lexicon = createLexicon([
    { name: '住房和城乡建设局', aliases: ['住建局'], responsibilities: ['供水管网', '水管爆裂'] },
    { name: '税务局', aliases: ['税务'], responsibilities: ['税费减免'] },
    { name: '商务局', aliases: [], responsibilities: ['生活物资保供'] },
  ]);

  it('speaks for nobody by the end that half of the names share', () => {
    expect(lexicon.scores('请水务局赶紧来')).toEqual([0, 0, 0]);
  });

  it('speaks for nobody by what stands in every request', () => {
    const units = [{ name: '指挥部', aliases: [], responsibilities: ['跨县区协调', '重大问题处理'] }];
    expect(createLexicon(units).scores('门口堵死了，求协调解决这个问题')).toEqual([0]);
  });

  it('speaks for whom it names, in full or by the stem', () => {
    const [housing = 0, tax = 0, trade = 0] = lexicon.scores('请税务来讲讲减免');
    expect(tax).toBeGreaterThan(Math.max(housing, trade));
    expect(lexicon.evidence(0, '门口水管爆了', 1)).toEqual([{ phrase: '水管爆裂', matched: '水管爆' }]);
  });
});
