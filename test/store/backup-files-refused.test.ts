import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/store/backup/file.ts';
import { keyFileOf } from '../../src/store/backup/key.ts';
import type { Store } from '../../src/store/database/client.ts';
import { memoryPlace, type MemoryPlace } from '../support/memory-place.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { AT, inEmptyStore, issuesIn, LARGE, openLedger, photos, SMALL } from './backup/photos.ts';
import { forged } from './backup/rewritten.ts';

const folder = temporaryFolder('backup-refused');
const whole = join(folder, 'whole.backup');
const key = keyFileOf(folder);

function written(name: string, contents: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, contents);
  return file;
}

describe('a restore that fails', () => {
  let empty: Store;
  beforeAll(async () => {
    const ledger = await openLedger('embedded');
    await writeBackup(ledger.db, whole, { takenAt: AT, files: photos() });
    await ledger.close();
    empty = await openTestStore('embedded');
  });
  afterAll(() => empty.close());

  const isFile = (line: string) => line.startsWith('{"file":');
  const isPart = (line: string) => line.startsWith('{"part":');
  /** Another first file line, the checksum fitting it. */
  const withFile = (file: unknown, bytes: unknown = LARGE.length) =>
    forged(readFileSync(whole), (lines) => {
      const first = lines.findIndex(isFile);
      return lines.with(first, JSON.stringify({ file, bytes }));
    });
  const bytes = LARGE.length + SMALL.length;

  test.each<[string, () => Uint8Array]>([
    ['a file cut in its photos', () => readFileSync(whole).subarray(0, -4_000)],
    ['a file cut by its last byte', () => readFileSync(whole).subarray(0, -1)],
    [
      'a photo altered',
      () =>
        forged(readFileSync(whole), (all) =>
          all.map((line) => (isPart(line) ? line.replace(/[AB]/, 'C') : line)),
        ),
    ],
    [
      'a part of a photo missing',
      () => forged(readFileSync(whole), (all) => all.toSpliced(all.findIndex(isPart), 1)),
    ],
    [
      'a part of a photo twice',
      () => forged(readFileSync(whole), (all) => all.toSpliced(all.findIndex(isPart), 0, all.find(isPart)!)),
    ],
    ['the last photo cut off', () => forged(readFileSync(whole), (all) => all.slice(0, -1))],
    ['bytes of no photo', () => forged(readFileSync(whole), (all) => [...all, all.find(isPart)!])],
    ['a photo left out', () => forged(readFileSync(whole), (all) => all.slice(0, -2))],
    [
      'a photo left out and not counted',
      () =>
        forged(readFileSync(whole), (all) => all.slice(0, -2), {
          files: { stored: 1, bytes: LARGE.length, missing: 0 },
        }),
    ],
    [
      'photos that its end does not count',
      () => forged(readFileSync(whole), (all) => all, { files: undefined }),
    ],
    [
      'photos counted otherwise',
      () => forged(readFileSync(whole), (all) => all, { files: { stored: 2, bytes: bytes + 1, missing: 0 } }),
    ],
    [
      'a row after its photos that fits nothing',
      () => forged(readFileSync(whole), (all) => [...all, '{"table":"issues"}', '{"organisation_id":1}']),
    ],
    ['a photo that no row knows', () => withFile({ organisationId: 1, id: 99 })],
    ['a photo of another organisation', () => withFile({ organisationId: 2, id: 1 })],
    ['a photo of another size', () => withFile({ organisationId: 1, id: 1 }, LARGE.length + 1)],
    ['a photo of no size', () => withFile({ organisationId: 1, id: 1 }, 0)],
    ['a number that no database holds', () => withFile({ organisationId: Number.MAX_SAFE_INTEGER, id: 1 })],
    ['a path for a number', () => withFile({ organisationId: 1, id: '../../../etc/passwd' })],
    ['a path for an organisation', () => withFile({ organisationId: '..', id: 1 })],
    ['a path for a key', () => withFile('../../etc/passwd')],
    ['a number below one', () => withFile({ organisationId: 1, id: -1 })],
    ['half a number', () => withFile({ organisationId: 1, id: 1.5 })],
    ['a path beside its numbers', () => withFile({ organisationId: 1, id: 1, path: '../x' })],
  ])('for %s leaves no photo behind, and the ledger empty', async (_, contents) => {
    const back = memoryPlace();
    await expect(readBackup(empty.db, written('broken', contents()), key, back)).rejects.toMatchObject({
      code: 'BACKUP_INVALID',
    });
    expect(back.kept.size).toBe(0);
    expect(await issuesIn(empty.db)).toBe(0);
  });

  test('for another file under the same number overwrites nothing, and takes away what it put before', async () => {
    const mine = Buffer.from('another photo');
    const back = memoryPlace({ '1/2': mine });
    await expect(readBackup(empty.db, whole, key, back)).rejects.toMatchObject({
      code: 'ATTACHMENTS_UNWRITABLE',
      message: 'attachment 2 cannot be put where it belongs: another file lies there already',
    });
    expect([...back.kept]).toEqual([['1/2', mine]]);
    expect(await issuesIn(empty.db)).toBe(0);
  });

  test('leaves the photos that lay there before, the same as in the file', async () => {
    const back = memoryPlace({ '1/1': LARGE });
    const cut = written(
      'cut',
      forged(readFileSync(whole), (all) => all.slice(0, -1)),
    );
    await expect(readBackup(empty.db, cut, key, back)).rejects.toMatchObject({ code: 'BACKUP_INVALID' });
    expect([...back.kept]).toEqual([['1/1', LARGE]]);
  });

  test('for a full disk says so in one line, and takes away what it put, the half one too', async () => {
    const back = memoryPlace();
    const full: MemoryPlace = {
      ...back,
      write: async (file, content, mediaType) => {
        await back.write(file, file.id === 2 ? content.subarray(0, 3) : content, mediaType);
        if (file.id === 2) throw new Error('ENOSPC: no space left on device, write');
      },
    };
    await expect(readBackup(empty.db, whole, key, full)).rejects.toMatchObject({
      code: 'ATTACHMENTS_UNWRITABLE',
      message: 'attachment 2 cannot be put where it belongs: ENOSPC: no space left on device, write',
    });
    expect(back.kept.size).toBe(0);
    expect(await issuesIn(empty.db)).toBe(0);
  });

  test('says which photos it could not take away again, and why it failed', async () => {
    const stuck: MemoryPlace = {
      ...memoryPlace({ '1/2': Buffer.from('another photo') }),
      remove: () => Promise.reject(new Error('EROFS: read-only file system')),
    };
    await expect(readBackup(empty.db, whole, key, stuck)).rejects.toMatchObject({
      code: 'ATTACHMENTS_UNWRITABLE',
      message:
        'attachment 2 cannot be put where it belongs: another file lies there already; 1 of the attachments put before could not be removed again, the first of them 1: EROFS: read-only file system',
    });
  });

  test('can be tried again, and then takes the photos that lie there already', async () => {
    const back = memoryPlace({ '1/1': LARGE });
    await inEmptyStore('embedded', (db) => readBackup(db, whole, key, back));
    expect(back.kept).toEqual(photos().kept);
  });
});
