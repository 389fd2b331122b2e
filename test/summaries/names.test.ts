import { expect, it } from 'vitest';
import { contentOf } from '../../src/summaries/grams.ts';
import { subject } from '../../src/summaries/names.ts';

const OBJECT = '山东俊富无纺布有限公司';
const names = { department: String, group: String, object: () => OBJECT };
const line = (title: string) =>
  subject({ number: 11, title, sensitive: false, state: 'accepted', objectId: 1 }, names);

it('a word of the object’s name in front of a title goes with the name, and nothing else does', () => {
  expect(line('无纺布 口罩机缺熔喷布5吨')).toBe(`#11 ${OBJECT}：口罩机缺熔喷布5吨`);
  expect(line('口罩机 缺熔喷布5吨')).toBe(`#11 ${OBJECT}：口罩机 缺熔喷布5吨`);
  expect(line('无纺布')).toBe(`#11 ${OBJECT}：无纺布`);
});

it.each([
  '门口道路施工，货车进不了厂，联系电话138****5678，请协调',
  '门口道路施工，货车进不了厂，电话05318888999请协调',
])('a number that a short line has no room for goes as a whole: %s', (title) =>
  expect(line(title)).toBe(`#11 ${OBJECT}：门口道路施工，货车进不了厂…`),
);

it('no part of an object’s name is what its report is about', () => {
  const content = contentOf({ title: '无纺布 口罩机缺熔喷布', detail: '', names: [OBJECT] });
  expect(content).not.toContain('纺布');
  expect(content).toContain('口罩机缺熔喷布');
});
