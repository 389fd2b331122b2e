import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../src/read-text.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder('read-text');
const TEXT = '{"departments": [{"name": "住建局"}]}';
/** 住建局 in GB18030. */
const NAME = Buffer.from('d7a1bda8bed6', 'hex');
const [before = '', after = ''] = TEXT.split('住建局');

function fileOf(name: string, bytes: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe('a directory file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['GB18030', Buffer.concat([Buffer.from(before), NAME, Buffer.from(after)])],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ])('is read in %s', (name, bytes) => {
    expect(readText(fileOf(name, bytes))).toBe(TEXT);
  });

  it('is refused in one line where it is no text at all, or no file', () => {
    const invalid = (why: string) =>
      expect.objectContaining({ code: 'DIRECTORY_INVALID', message: expect.stringContaining(why) });
    const torn = fileOf('torn', Buffer.from([0x7b, 0x22, 0xff, 0xff, 0x22]));
    expect(() => readText(torn)).toThrow(invalid('is neither UTF-8 nor GB18030 text: save it as UTF-8'));
    expect(() => readText(folder)).toThrow(invalid('cannot be read: EISDIR'));
  });
});
