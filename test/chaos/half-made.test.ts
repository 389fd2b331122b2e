import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { lockFolder } from '../../src/store/database/folder-lock.ts';
import { newDatabase } from '../support/store.ts';
import { runHalfMade } from './half-made.ts';
import { startProgram } from './program.ts';

/** The short form; `npm run chaos` kills fifty starts. */
test.each([
  ['Postgres', newDatabase],
  ['the embedded database', undefined],
] as const)(
  'a first start that is killed while it makes its tables on %s is made up for by the next',
  async (_, made) => {
    const killAfterMs = [600, 1_100];
    const cameUp = await runHalfMade({ program: inject('program'), newDatabase: made, killAfterMs });
    expect(cameUp).toBe(killAfterMs.length);
  },
  120_000,
);

test('a folder that a process holds is refused to another a hundred times of a hundred', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'xietiao-held-'));
  const holder = await startProgram(inject('program'), { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  try {
    for (let i = 0; i < 100; i += 1)
      expect(() => lockFolder(dataDir, new Date(0))).toThrow(`process ${holder.pid}`);
  } finally {
    await holder.kill();
  }
  expect(lockFolder(dataDir, new Date(0))).toBeTypeOf('function');
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);
