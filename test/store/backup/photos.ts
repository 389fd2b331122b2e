import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/store/database/client.ts';
import { rowsOf } from '../../../src/store/database/rows.ts';
import { memoryPlace, type MemoryPlace } from '../../support/memory-place.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { addStoredAttachment } from '../../support/stored-attachment.ts';
import { openTestStore, type DatabaseKind } from '../../support/store.ts';

export const AT = new Date('2020-03-09T10:00:00+08:00');
/** Three lines long, the last one by far the shortest. */
export const LARGE = randomBytes(2 * 48 * 1024 + 5);
export const SMALL = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('现场')]);

/** Where the two lie, and nothing else. */
export const photos = (): MemoryPlace => memoryPlace({ '1/1': LARGE, '1/2': SMALL });

/** A ledger whose #1 has a large and a small photo. */
export async function openLedger(kind: DatabaseKind): Promise<Office> {
  const office = await openOffice(kind, AT.toISOString());
  await office.say('one', '王敏', '报问题 凤凰粮食门口修路，货车进不了厂，请住建局协调');
  for (const [name, bytes] of Object.entries({ large: LARGE, small: SMALL }))
    await addStoredAttachment(office.db, name, bytes, AT);
  return office;
}

export async function inEmptyStore<T>(kind: DatabaseKind, work: (db: Db) => Promise<T>): Promise<T> {
  const store = await openTestStore(kind);
  try {
    return await work(store.db);
  } finally {
    await store.close();
  }
}

export async function issuesIn(db: Db): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`select count(*)::int as count from issues`);
  return row!.count;
}
