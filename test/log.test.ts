import { expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(error: unknown): string {
  let text = '';
  const log = createLog('info', { write: (line) => (text += line) });
  log.error({ err: error }, 'step failed');
  return text;
}

test('a failed statement is logged without the values that people typed', () => {
  const cause = Object.assign(new Error('invalid input syntax for type integer: "13812345678"'), {
    code: '22P02',
    detail: 'Key (name)=(王敏) already exists',
  });
  const text = logged(
    new Error('Failed query: insert into inbox values ($1)\nparams: 王敏,13812345678', { cause }),
  );
  expect(text).toContain('insert into inbox');
  expect(text).toContain('22P02');
  expect(text).not.toMatch(/王敏|13812345678/);
});

test('an error is logged with where it came from', () => {
  expect(logged(new Error('no route'))).toMatch(/no route.*log\.test/s);
});

test('something thrown that is no error is named by its type alone', () => {
  const text = logged('王敏 13812345678');
  expect(text).toContain('"type":"string"');
  expect(text).not.toContain('王敏');
});
