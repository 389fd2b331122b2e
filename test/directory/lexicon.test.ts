import { describe, expect, it } from 'vitest';
import { departmentsNamed } from '../../src/commands/departments.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';
import { fold } from '../../src/language/fold.ts';

const lexicon = buildLexicon({
  departments: [
    { name: '住建局', aliases: ['住建'] },
    { name: '交通局', aliases: ['交通', '交通运输局'] },
    { name: '交警大队', aliases: ['交警'] },
    { name: '科技局', aliases: ['科技'] },
    { name: '发改委', aliases: ['发改'] },
    { name: '省发改委', aliases: [] },
    { name: '街道办', aliases: ['李海街道'] },
  ],
  objects: [
    { name: '云溪面业有限公司', kind: 'enterprise', aliases: ['云溪面业'] },
    { name: '蓝鲸（云溪）科技园', kind: 'enterprise', aliases: ['Bluewhale'] },
    { name: '和平里社区', kind: 'community', aliases: ['九院'] },
    { name: '云溪面业二期项目', kind: 'project', aliases: [] },
    { name: '东方甲厂', kind: 'enterprise', aliases: ['东方'] },
    { name: '东方乙厂', kind: 'enterprise', aliases: ['东方'] },
  ],
  categories: [],
  botNames: [],
});

const objects = (text: string) =>
  lexicon
    .find(fold(text))
    .filter(({ what }) => what === 'object')
    .map(({ name }) => name);
const departments = (text: string) =>
  departmentsNamed(fold(text), lexicon.find(fold(text))).map(({ name }) => name);

describe('names in a text', () => {
  it.each([
    ['雲溪麵業的路', '云溪面业有限公司'],
    ['蓝鲸(云溪)科技园', '蓝鲸（云溪）科技园'],
    ['蓝鲸云溪科技园', '蓝鲸（云溪）科技园'],
    ['ｂｌｕｅｗｈａｌｅ 停电', '蓝鲸（云溪）科技园'],
    ['云溪面业二期', '云溪面业二期项目'],
    ['九院团购', '和平里社区'],
  ])('%s speaks of %s', (text, name) => {
    expect(objects(text)).toEqual([name]);
  });

  it('are given with their place in what was typed', () => {
    expect(lexicon.find(fold('請雲溪麵業'))[0]).toMatchObject({ start: 1, end: 5 });
  });

  it('that two objects share name neither', () => {
    expect(objects('东方停电了')).toEqual([]);
  });

  it('inside a longer Latin word are none', () => {
    expect(objects('bluewhales')).toEqual([]);
  });
});

describe('a department', () => {
  it.each([
    ['需住建、交通、交警现场办公', ['住建局', '交通局', '交警大队']],
    ['麻烦协调住建局', ['住建局']],
    ['卡在发改', ['发改委']],
    ['请省发改委帮忙', ['省发改委']],
    ['住建部门说不归他们', ['住建局']],
    ['找交通、住建部门', ['交通局', '住建局']],
    ['区交通运输局', ['交通局']],
  ])('is named by %s', (text, names) => {
    expect(departments(text)).toEqual(names);
  });

  it.each(['交通运输不便', '科技创新能力弱', '蓝鲸科技园停电', '交通管制', '李海街道云溪面业停电'])(
    'is not named by %s',
    (text) => {
      expect(departments(text)).toEqual([]);
    },
  );
});
