import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepHouse } from '../src/assembly/housekeeping.ts';
import { readBackup } from '../src/store/backup/file.ts';
import { keyFileOf } from '../src/store/backup/key.ts';
import type { Store } from '../src/store/database/open.ts';
import { inbox } from '../src/store/schema/index.ts';
import { memoryPlace } from './support/memory-place.ts';
import { openTestStore } from './support/store.ts';

describe('housekeeping', () => {
  const log = pino({ level: 'silent' });
  let store: Store;
  let dataDir: string;
  beforeEach(async () => {
    store = await openTestStore();
    dataDir = mkdtempSync(join(tmpdir(), 'xietiao-house-'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const day = (n: number) => new Date(Date.UTC(2020, 2, n, 1));
  const look = async (at: Date, backup = true, ledgerAt = at) => {
    const settings = { backup, backupRecipient: undefined, dataDir, retentionDays: 180 };
    await keepHouse(settings, store.db, log, at, ledgerAt);
    return backup ? readdirSync(join(dataDir, 'backups')).toSorted() : [];
  };
  /** As if the file had been written at that moment. */
  const dated = (name: string, at: Date) => utimesSync(join(dataDir, 'backups', name), at, at);

  test('writes one backup a day, locked, for its owner alone, that can be restored', async () => {
    const [first] = await look(day(9));
    dated(first!, day(9));
    expect(await look(new Date(day(9).getTime() + 23 * 3_600_000))).toEqual([first]);
    const both = await look(day(10));
    expect(both).toHaveLength(2);
    const file = join(dataDir, 'backups', both[1]!);
    expect(statSync(file).mode & 0o077).toBe(0);
    const other = await openTestStore();
    await expect(readBackup(other.db, file, keyFileOf(dataDir), memoryPlace())).resolves.toMatchObject({
      rows: { issues: 0 },
      files: undefined,
    });
    await other.close();
  });

  test('keeps the newest fourteen', async () => {
    for (let n = 1; n <= 16; n += 1) {
      const names = await look(day(n));
      dated(names.at(-1)!, day(n));
    }
    const kept = readdirSync(join(dataDir, 'backups')).toSorted();
    expect(kept).toHaveLength(14);
    expect(kept[0]).toMatch(/^2020-03-03T/);
  });

  test('writes none where it is switched off', async () => {
    await look(day(9), false);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('keeps the messages of a sandbox that plays another year than ours', async () => {
    await store.db.insert(inbox).values({
      organisationId: 1,
      platform: 'sandbox',
      messageId: 'm1',
      chat: 'sandbox:group-1',
      account: 'sandbox:p1',
      message: {
        id: 'm1',
        chat: 'sandbox:group-1',
        isPrivate: false,
        sender: { account: 'sandbox:p1', name: '王敏' },
        text: '帮助',
        mentionsBot: false,
        type: 'text',
        sentAt: day(9).toISOString(),
        raw: {},
      },
      state: 'done',
      dueAt: day(9),
      receivedAt: day(9),
    });
    const ours = new Date('2026-11-22T00:00:00Z');
    await look(ours, false, day(10));
    expect(await store.db.select().from(inbox)).toHaveLength(1);
    await look(ours, false, ours);
    expect(await store.db.select().from(inbox)).toEqual([]);
  });
});
