import { expect, test } from 'vitest';
import { createLineWriter } from '../src/line-writer.ts';

/** A file that takes what it has room for, `at` a time, and then fails with `code`. */
function fileWith(room: number, code: string, at = 1_000) {
  const file = { room, text: '', tries: 0 };
  const write = (_: number, bytes: Uint8Array): number => {
    file.tries += 1;
    const size = Math.min(file.room, bytes.length, at);
    if (size === 0) throw Object.assign(new Error(code), { code });
    file.room -= size;
    file.text += Buffer.from(bytes.subarray(0, size)).toString();
    return size;
  };
  return { file, writer: createLineWriter(2, write) };
}

test('a line that a file takes in parts stands there whole, before the next', () => {
  const { file, writer } = fileWith(100, 'ENOSPC', 3);
  writer.write('the first\n');
  writer.write('the second\n');
  expect(file.text).toBe('the first\nthe second\n');
});

test('lines wait on a full disk and are written once there is room', () => {
  const { file, writer } = fileWith(5, 'ENOSPC');
  writer.write('the first\n');
  writer.write('the second\n');
  expect(file.text).toBe('the f');
  file.room = 100;
  writer.end();
  expect(file.text).toBe('the first\nthe second\n');
});

test('the end on a full disk comes after one try, and with a reader that is slow after ten', () => {
  for (const [code, tries] of [
    ['ENOSPC', 1],
    ['EPIPE', 1],
    ['EAGAIN', 10],
  ] as const) {
    const { file, writer } = fileWith(0, code);
    writer.write('a line\n');
    file.tries = 0;
    writer.end();
    expect([code, file.tries]).toEqual([code, tries]);
  }
});

test('what a full disk leaves no memory for is lost, and the log says how much once it can', () => {
  const { file, writer } = fileWith(0, 'ENOSPC');
  const line = `${'x'.repeat(999)}\n`;
  for (let n = 0; n < 2_000; n += 1) writer.write(line);
  file.room = 4_000_000;
  writer.end();
  const lines = file.text.trim().split('\n');
  const { lost } = JSON.parse(lines.at(-1) ?? '') as { lost: number };
  expect(lost).toBeGreaterThan(900);
  expect(lines.length - 1 + lost).toBe(2_000);
});
