import { expect, it } from 'vitest';
import { choiceSaid } from '../../src/commands/choice-said.ts';
import { asQuote } from '../../src/language/quote.ts';

it.each(['2', ' ２。', '选2', '我选第二个', '第二个', '第2条', '2吧', '就2', '@四进助手 2'])(
  'takes the second of a choice for meant: %s',
  (text) => expect(choiceSaid(text)).toMatchObject({ place: 2 }),
);

it('reads an answer under a quote, and an issue’s own number', () => {
  expect(choiceSaid(asQuote({ name: '四进助手', text: '您说的是哪一条' }, '1'))).toEqual({
    place: 1,
    quoted: '您说的是哪一条',
  });
  expect(choiceSaid('18')).toMatchObject({ issueNumber: 18 });
});

it.each(['2个', '两个', '2号楼', '2点', '第二', '#18', '2 3', '第二个问题还没办', '选人', '12345678'])(
  'is no answer to a choice: %s',
  (text) => expect(choiceSaid(text)).toBeUndefined(),
);
