import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/store/backup/file.ts';
import { ownRecipient, keyFileOf } from '../../src/store/backup/key.ts';
import { tablesInOrder } from '../../src/store/backup/tables.ts';
import type { Db, Store } from '../../src/store/database/client.ts';
import { rowsOf } from '../../src/store/database/rows.ts';
import { memoryPlace } from '../support/memory-place.ts';
import { openOffice, type Office } from '../support/office.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const AT = new Date('2020-03-09T10:00:00+08:00');
let folder: string;
let office: Office;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xietiao-backup-'));
  office = await openOffice('embedded', AT.toISOString());
  await office.say('one', '王敏', '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调');
  await office.say('zhujian', '赵安', '签收 #1');
  await office.say('two', '陈晓', '报问题 俊富无纺布口罩不够，还差2.75万个，电话13812345678，请交通局协调');
  file = join(folder, 'whole.backup');
  await writeBackup(office.store.db, file, { takenAt: AT });
});

afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of every table, as text. */
async function everything(db: Db): Promise<Record<string, string[]>> {
  const tables = await tablesInOrder(db);
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await rowsOf<{ row: string }>(
      db,
      sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t`,
    );
    contents[name] = rows.map(({ row }) => row).toSorted();
  }
  return contents;
}

async function inEmptyStore<T>(
  kind: (typeof DATABASES)[number],
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openTestStore(kind);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe.each(DATABASES)('a backup taken on the embedded database and restored on %s', (kind) => {
  test('holds every row of every table as it was', async () => {
    await inEmptyStore(kind, async ({ db }) => {
      await readBackup(db, file, keyFileOf(folder), memoryPlace());
      expect(await everything(db)).toEqual(await everything(office.store.db));
    });
  });

  test('goes on with new numbers where the old ledger stopped', async () => {
    await inEmptyStore(kind, async ({ db }) => {
      await readBackup(db, file, keyFileOf(folder), memoryPlace());
      const [last] = await rowsOf<{ id: number }>(db, sql`select max(id)::int as id from inbox`);
      const [next] = await rowsOf<{ id: number }>(
        db,
        sql`insert into inbox (organisation_id, platform, message_id, chat, account, message, due_at, received_at)
            values (1, 'sandbox', 'new', 'sandbox:x', 'sandbox:y', '{}', now(), now()) returning id::int`,
      );
      expect(next!.id).toBeGreaterThan(last!.id);
    });
  });

  test('is refused by a ledger that already holds something', async () => {
    await inEmptyStore(kind, async ({ db }) => {
      await readBackup(db, file, keyFileOf(folder), memoryPlace());
      const before = await everything(db);
      await expect(readBackup(db, file, keyFileOf(folder), memoryPlace())).rejects.toMatchObject({
        code: 'LEDGER_NOT_EMPTY',
      });
      expect(await everything(db)).toEqual(before);
    });
  });
});

describe('an empty ledger', () => {
  let empty: Store;
  beforeAll(async () => {
    empty = await openTestStore('embedded');
  });
  afterAll(() => empty.close());

  const whole = () => readFileSync(file);
  const lines = () => gunzipSync(whole()).toString('utf8').trimEnd().split('\n');
  const zipped = (text: readonly string[]) => gzipSync(`${text.join('\n')}\n`);
  test.each<[string, () => Uint8Array]>([
    ['cut in the middle', () => whole().subarray(0, whole().length >> 1)],
    ['cut by its last byte', () => whole().subarray(0, -1)],
    ['without its last line', () => zipped(lines().slice(0, -1))],
    ['with one row missing', () => zipped(lines().filter((line) => !line.includes('凤凰粮食门口修路')))],
    ['with one letter changed', () => zipped(lines().map((line) => line.replaceAll('修路', '修桥')))],
    ['with something after its end', () => zipped([...lines(), '{}'])],
    [
      'of a newer version',
      () =>
        zipped(lines().map((line, at) => (at === 0 ? line.replace('"issues"', '"issues_of_2030"') : line))),
    ],
    [
      'that is a picture',
      () => Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64'),
    ],
    ['that is empty', () => new Uint8Array()],
    ['that is other JSON', () => zipped(['{"name":"xietiao"}'])],
  ])('a file %s is refused and nothing changes', async (_, contents) => {
    const broken = join(folder, 'broken');
    writeFileSync(broken, contents());
    await expect(readBackup(empty.db, broken, keyFileOf(folder), memoryPlace())).rejects.toMatchObject({
      code: 'BACKUP_INVALID',
    });
    const left = Object.values(await everything(empty.db)).flat();
    expect(left).toEqual([]);
  });
});

describe('an encrypted backup', () => {
  test('opens with the key of its data folder, and shows nothing without it', async () => {
    const { recipient, isNew } = await ownRecipient(folder);
    expect(isNew).toBe(true);
    expect(statSync(keyFileOf(folder)).mode & 0o777).toBe(0o600);
    const locked = join(folder, 'locked.backup');
    await writeBackup(office.store.db, locked, { takenAt: AT, recipient });
    expect(statSync(locked).mode & 0o777).toBe(0o600);
    await inEmptyStore('embedded', async ({ db }) => {
      await expect(readBackup(db, locked, join(folder, 'absent.key'), memoryPlace())).rejects.toMatchObject({
        code: 'BACKUP_INVALID',
      });
      await readBackup(db, locked, keyFileOf(folder), memoryPlace());
      expect(await everything(db)).toEqual(await everything(office.store.db));
    });
  });

  test('is refused with the key of somebody else', async () => {
    const { recipient } = await ownRecipient(folder);
    const locked = join(folder, 'locked-2.backup');
    await writeBackup(office.store.db, locked, { takenAt: AT, recipient });
    const other = mkdtempSync(join(folder, 'other-'));
    await ownRecipient(other);
    await inEmptyStore('embedded', async ({ db }) => {
      await expect(readBackup(db, locked, keyFileOf(other), memoryPlace())).rejects.toMatchObject({
        code: 'BACKUP_INVALID',
      });
    });
  });

  test('is never left half written under its name', async () => {
    const half = join(folder, 'half.backup');
    copyFileSync(file, half);
    const broken = {
      transaction: () => Promise.reject(new Error('the database went away')),
    } as unknown as Db;
    await expect(writeBackup(broken, half, { takenAt: AT })).rejects.toThrow('went away');
    expect(readFileSync(half)).toEqual(readFileSync(file));
  });
});
