import { describe, expect, test } from 'vitest';
import { departmentsNamed } from '../../src/commands/departments.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';
import { fold } from '../../src/language/fold.ts';

const lexicon = buildLexicon({
  departments: [
    { name: '住建局', aliases: ['住建'] },
    { name: '交警大队', aliases: ['交警'] },
    { name: '应急局', aliases: ['应急管理局'] },
    { name: '重点办', aliases: [] },
  ],
  objects: [],
  categories: [],
  botNames: [],
});

function named(text: string): string[] {
  const folded = fold(text);
  return departmentsNamed(folded, lexicon.find(folded)).map(({ name }) => name);
}

describe('the bare stem of an office’s name', () => {
  test.each([
    ['厂区积水，请应急、交警配合', ['应急局', '交警大队']],
    ['道路塌陷，请住建局牵头，交警、应急配合', ['住建局', '交警大队', '应急局']],
    ['派给住建局，应急协办', ['住建局', '应急局']],
    ['请住建局协调，应急配合', ['住建局', '应急局']],
    ['缺工人200名，住建、交警、应急给协调下', ['住建局', '交警大队', '应急局']],
  ])('names the office where it is called upon: %s', (text, offices) => {
    expect(named(text)).toEqual(offices);
  });

  test.each([
    '需要应急物资，请尽快送来',
    '缺资金，请应急处理一下',
    '缺口罩、应急灯、帐篷',
    '请重点配合做好防控',
    '已制定应急预案，配合检查',
  ])('is a common word elsewhere: %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});
