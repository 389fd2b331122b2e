import { describe, expect, it } from 'vitest';
import { ownMatterAsked } from '../../src/commands/questions/own-matter-asked.ts';
import { intentsOf } from './sample.ts';

describe('an enterprise asks after what it reported', () => {
  it.each([
    ['我们那个修路的事咋样了', '修路'],
    ['我们反映的那个事有进展吗', ''],
    ['我们厂上次报的口罩有消息没', '口罩'],
    ['咱反映的路灯问题啥时候能解决', '路灯'],
    ['请问我们公司那个贷款的事办得怎么样了？', '贷款'],
    ['上次反映的那个事情有信儿了吗', ''],
    ['我們那個修路的事現在到哪一步了', '修路'],
    ['我们昨天报的那个问题解决了吗？谢谢', ''],
  ])('%s', (text, matter) => {
    expect(ownMatterAsked(text)).toEqual({ matter });
  });

  it.each([
    '修路的事咋样了',
    '你们那个修路的事咋样了',
    '我们那个修路的事先放放',
    '我们反映的问题太多了',
    '他问我们那个修路的事咋样了',
    '@老王 我们那个修路的事咋样了',
    '我们那个修路的事你跟老李说了吗',
    '我们那个修路的事咋样了不重要，先说车的事',
    '我们昨天吃饭的地方咋样',
    '要是我们反映的那个事有进展就好了',
    '我们厂的事我们自己办',
    '我们那个事挺好的',
  ])('is not asked by: %s', (text) => {
    expect(ownMatterAsked(text)).toBeUndefined();
  });
});

describe('a member who asks the bot after an own report', () => {
  const asked = (text: string) => intentsOf(text, { senderRole: 'member', mentionsBot: true });

  it.each([
    ['我那个事咋样了', {}],
    ['我报的那件事到哪一步了', {}],
    ['我那个单子办得咋样了？', {}],
    ['请问我们反映的那个问题有进展吗', {}],
    ['我那个修路的事咋样了', { words: '修路' }],
    ['俺那个電梯的事到哪一步了', { words: '电梯' }],
  ])('is understood to ask for the own ones: %s', (text, matter) => {
    expect(asked(text)).toEqual([{ intent: 'query', issueNumbers: [], scope: 'mine', ...matter }]);
  });

  it.each(['我那个事咋样了', '我那个修路的事咋样了', '我那个单子办得咋样了？'])(
    'is talk where nobody is spoken to: %s',
    (text) => {
      expect(intentsOf(text, { senderRole: 'member' })).toEqual([]);
    },
  );
});
