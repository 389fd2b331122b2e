import { describe, expect, it } from 'vitest';
import { withEdits } from '../../src/summaries/editing.ts';

const BULLETIN = {
  title: '周通报',
  sections: [
    { heading: '总体情况', lines: ['新增3件。', '办结2件。'] },
    { heading: '典型案例', lines: ['货车进不了厂，两天办结。'] },
  ],
};
const edit = (before: string, after: string | null) => ({ before, after, by: '姜平' });

describe('what people changed in a bulletin', () => {
  it('stands in the one that is written anew, each change upon the last', () => {
    const { bulletin, lost } = withEdits(BULLETIN, [
      edit('货车进不了厂，两天办结。', '货车两天后进了厂。'),
      edit('货车两天后进了厂。', '货车进了厂。'),
    ]);
    expect(bulletin.sections[1]?.lines).toEqual(['货车进了厂。']);
    expect(lost).toEqual([]);
  });

  it('takes a section with its last sentence', () => {
    const { bulletin } = withEdits(BULLETIN, [edit('货车进不了厂，两天办结。', null)]);
    expect(bulletin.sections.map(({ heading }) => heading)).toEqual(['总体情况']);
  });

  it('is named where the new one says it no longer', () => {
    const gone = edit('新增2件。', '本周新增2件。');
    expect(withEdits(BULLETIN, [gone])).toEqual({ bulletin: BULLETIN, lost: [gone] });
  });
});
