import { expect, test } from 'vitest';
import { anyOf, pattern, words } from '../../src/language/pattern.ts';

test('a list of words may run over several lines', () => {
  expect(words`
    撤销 作废
    取消
  `).toEqual(['撤销', '作废', '取消']);
});

test('words mean themselves, whatever their signs mean in a pattern', () => {
  expect(anyOf(words`a.b c?`).test('a.b')).toBe(true);
  expect(anyOf(words`a.b c?`).test('axb')).toBe(false);
});

test('alternatives are tried in their order', () => {
  expect(anyOf(/撤/, words`撤销 撤回`).exec('撤销')?.[0]).toBe('撤');
  expect(anyOf(words`撤销 撤回`, /撤/).exec('撤销')?.[0]).toBe('撤销');
});

test('a part stays whole beside what stands around it', () => {
  const order = pattern`^请?${words`撤销 作废`}(?:了|吧)?${/[。!]|\s/}*$`;
  expect(order.source).toBe('^请?(?:撤销|作废)(?:了|吧)?(?:[。!]|\\s)*$');
});

test('flags of the parts are kept, and a class of letters is read as one', () => {
  expect(anyOf(/\p{Script=Han}/u, /x/).flags).toBe('u');
  expect(pattern`^\p{Script=Han}$`.test('撤')).toBe(true);
  expect(pattern`^${/ok/i}$`.test('OK')).toBe(true);
});
