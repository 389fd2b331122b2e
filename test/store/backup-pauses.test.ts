import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/store/backup/file.ts';
import type { Db } from '../../src/store/database/client.ts';
import { rowsOf } from '../../src/store/database/rows.ts';
import { memoryPlace } from '../support/memory-place.ts';
import type { Office } from '../support/office.ts';
import { openTestStore } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { AT, openLedger, photos } from './backup/photos.ts';

const file = join(temporaryFolder('backup-pauses'), 'ledger.backup');
let ledger: Office;
beforeAll(async () => {
  ledger = await openLedger('postgres');
});
afterAll(() => ledger.close());

/** How long Postgres lets a session be silent in its transaction. */
async function patience(db: Db): Promise<string> {
  const [row] = await rowsOf<{ value: string }>(
    db,
    sql`select current_setting('idle_in_transaction_session_timeout') as value`,
  );
  return row!.value;
}

/** The database, and what is asked in its last transaction. */
function watched(db: Db): { db: Db; patienceInside: () => Promise<string> } {
  let inside: Db = db;
  const transaction: Db['transaction'] = (work, config) =>
    db.transaction((tx) => {
      inside = tx;
      return work(tx);
    }, config);
  return {
    db: Object.assign(Object.create(db) as Db, { transaction }),
    patienceInside: () => patience(inside),
  };
}

test('Postgres waits for a photo that is read slowly, longer than for anything else', async () => {
  const seen: string[] = [];
  const { db, patienceInside } = watched(ledger.db);
  const there = photos();
  const files = {
    read: async (photo: Parameters<typeof there.read>[0]) => {
      seen.push(await patienceInside());
      return there.read(photo);
    },
  };
  await writeBackup(db, file, { takenAt: AT, files });
  expect(seen).toEqual(['10min', '10min']);
  expect(await patience(ledger.db)).toBe('10s');
});

test('Postgres waits for a photo that is put back slowly, into a bucket far away', async () => {
  await writeBackup(ledger.db, file, { takenAt: AT, files: photos() });
  const seen: string[] = [];
  const store = await openTestStore('postgres');
  const { db, patienceInside } = watched(store.db);
  const back = memoryPlace();
  const place = {
    ...back,
    write: async (...photo: Parameters<typeof back.write>) => {
      seen.push(await patienceInside());
      await back.write(...photo);
    },
  };
  await readBackup(db, file, '', place);
  await store.close();
  expect(seen).toEqual(['10min', '10min']);
  expect(back.kept).toEqual(photos().kept);
});
