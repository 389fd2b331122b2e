import { join } from 'node:path';
import { expect, test } from 'vitest';
import { xietiao } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('backup-command');
const settings = { DATA_DIR: join(folder, 'data') };

test('xietiao backup takes a file and, on request, no photos along; it says so on stderr alone', async () => {
  const file = join(folder, 'rows.backup');
  const { code, stdout, stderr } = await xietiao(['backup', file, '--without-files'], settings);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('; the attachments are not in it: copy ');
});

test.each([[[]], [['x.backup', '--with-files']]])('xietiao backup %j is not understood', async (args) => {
  const { code, stderr } = await xietiao(['backup', ...args], settings);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^USAGE: /);
});
