import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/store/backup/file.ts';
import { keyFileOf, ownRecipient } from '../../src/store/backup/key.ts';
import { memoryPlace, type MemoryPlace } from '../support/memory-place.ts';
import type { Office } from '../support/office.ts';
import { DATABASES } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { AT, inEmptyStore, issuesIn, LARGE, openLedger, photos, SMALL } from './backup/photos.ts';
import { linesOfBackup } from './backup/rewritten.ts';

const folder = temporaryFolder('backup-files');
const whole = join(folder, 'whole.backup');
const key = keyFileOf(folder);

let ledger: Office;
beforeAll(async () => {
  ledger = await openLedger('embedded');
  await writeBackup(ledger.db, whole, { takenAt: AT, files: photos() });
});
afterAll(() => ledger.close());

describe.each(DATABASES)('photos in a backup of the embedded database, restored on %s', (kind) => {
  test('come back byte for byte, a large one in several lines', async () => {
    const parts = linesOfBackup(readFileSync(whole)).filter((line) => line.startsWith('{"part":'));
    expect(parts.map((line) => line.length)).toEqual([65_547, 65_547, 19, 31]);
    const back = memoryPlace();
    const files = { stored: 2, bytes: LARGE.length + SMALL.length, missing: 0 };
    await inEmptyStore(kind, async (db) => {
      expect(await readBackup(db, whole, key, back)).toMatchObject({ files, storedFiles: 2 });
      expect(await issuesIn(db)).toBe(1);
    });
    expect(back.kept).toEqual(photos().kept);
  });

  test('of version 1 are not there, and the ledger comes back all the same', async () => {
    const back = memoryPlace();
    await inEmptyStore(kind, async (db) => {
      const loaded = await readBackup(db, 'test/store/backup/version-1.backup', key, back);
      expect(loaded).toMatchObject({ rows: { issues: 1 }, files: undefined, storedFiles: 1 });
      expect(await issuesIn(db)).toBe(1);
    });
    expect(back.kept.size).toBe(0);
  });
});

describe('photos in a backup', () => {
  test('come from Postgres to the embedded database too', async () => {
    const office = await openLedger('postgres');
    const file = join(folder, 'postgres.backup');
    await writeBackup(office.db, file, { takenAt: AT, files: photos() });
    await office.close();
    const back = memoryPlace();
    await inEmptyStore('embedded', (db) => readBackup(db, file, key, back));
    expect(back.kept).toEqual(photos().kept);
  });

  test('are locked with the rest of it', async () => {
    const { recipient } = await ownRecipient(folder);
    const file = join(folder, 'locked.backup');
    await writeBackup(ledger.db, file, { takenAt: AT, recipient, files: photos() });
    const back = memoryPlace();
    await inEmptyStore('embedded', (db) => readBackup(db, file, key, back));
    expect(back.kept).toEqual(photos().kept);
  });

  test('are not in it where their place is not given', async () => {
    const file = join(folder, 'rows.backup');
    expect((await writeBackup(ledger.db, file, { takenAt: AT })).files).toBeUndefined();
    const back = memoryPlace();
    await inEmptyStore('embedded', async (db) =>
      expect(await readBackup(db, file, key, back)).toMatchObject({ files: undefined, storedFiles: 2 }),
    );
    expect(back.kept.size).toBe(0);
  });

  test.each<[string, Partial<MemoryPlace>, string]>([
    ['is gone', memoryPlace({ '1/2': SMALL }), 'attachment 1: it is not there'],
    ['was altered', memoryPlace({ '1/1': SMALL, '1/2': SMALL }), 'attachment 1: its checksum differs'],
    [
      'cannot be read',
      {
        read: async ({ id }) => (id === 1 ? Promise.reject(new Error('EIO: i/o error, read')) : SMALL),
      },
      'attachment 1: EIO: i/o error, read',
    ],
  ])('do not wait for one that %s: it is counted and left out', async (_, found, firstMissing) => {
    const files = { ...memoryPlace(), ...found };
    const dumped = await writeBackup(ledger.db, join(folder, 'missing.backup'), { takenAt: AT, files });
    expect(dumped.files).toEqual({ counts: { stored: 1, bytes: SMALL.length, missing: 1 }, firstMissing });
  });

  test('come back without the one that was missing, and it is told', async () => {
    const file = join(folder, 'missing.backup');
    await writeBackup(ledger.db, file, { takenAt: AT, files: memoryPlace({ '1/2': SMALL }) });
    const back = memoryPlace();
    await inEmptyStore('embedded', async (db) =>
      expect(await readBackup(db, file, key, back)).toMatchObject({
        files: { stored: 1, bytes: SMALL.length, missing: 1 },
        storedFiles: 2,
      }),
    );
    expect([...back.kept]).toEqual([['1/2', SMALL]]);
  });
});

test('a program of version 1 is told by the first line that it cannot read the file', () => {
  const [first] = gunzipSync(readFileSync(whole)).toString('utf8').split('\n');
  expect(JSON.parse(first!)).toMatchObject({ format: 'xietiao-backup', version: 2 });
});
