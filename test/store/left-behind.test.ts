import postgres from 'postgres';
import { expect, it } from 'vitest';
import { storeMessage } from '../../src/store/inbox/inbox.ts';
import { lease } from '../../src/store/leases.ts';
import { takeOverLeftBehind } from '../../src/store/database/left-behind.ts';
import type { Store } from '../../src/store/database/open.ts';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { openTestStore, newDatabase } from '../support/store.ts';
import { until } from '../support/until.ts';

const NOW = new Date('2020-03-09T01:00:00Z');
const HOUR_MS = 3_600_000;
const TERMS = { organisationId: 1, now: NOW, leaseMs: HOUR_MS, limit: 10 };

it('what a killed process had leased is given back at once to the next one that is alone', async () => {
  const url = await newDatabase();
  const killed = await openPostgres(url);
  await leaseOne(killed);
  await killed.close();
  await untilItsLinesEnd(url);

  const next = await openPostgres(url);
  expect(await takeOverLeftBehind(next, 1, 0)).toBe(1);

  const [again] = await lease(next.db, 'inbox', TERMS);
  expect(again?.fence).toBe(2);
  await next.close();
});

it('beside another process, which may be frozen, nothing is taken from it', async () => {
  const url = await newDatabase();
  const other = await openPostgres(url);
  await leaseOne(other);

  const next = await openPostgres(url);
  expect(await takeOverLeftBehind(next, 1, 0)).toBe(0);

  expect(await lease(next.db, 'inbox', TERMS)).toEqual([]);
  await Promise.all([next.close(), other.close()]);
});

it('where the server itself has just begun, others are given time to come back', async () => {
  const url = await newDatabase();
  const before = await openPostgres(url);
  await leaseOne(before);
  await before.close();
  await untilItsLinesEnd(url);

  const next = await openPostgres(url);
  expect(await takeOverLeftBehind(next, 1, 24 * HOUR_MS)).toBe(0);
  await next.close();
});

it('of two that come at the same moment neither takes what the other may hold', async () => {
  const url = await newDatabase();
  const before = await openPostgres(url);
  await leaseOne(before);
  await before.close();
  await untilItsLinesEnd(url);

  const two = await Promise.all([openPostgres(url), openPostgres(url)]);
  const given = await Promise.all(two.map((store) => takeOverLeftBehind(store, 1, 0)));
  const found = (await Promise.all(two.map(({ db }) => lease(db, 'inbox', TERMS)))).flat();

  // Whoever comes first may still be alone; it is never given back twice.
  expect(given[0]! + given[1]!).toBeLessThanOrEqual(1);
  expect(found).toHaveLength(given[0]! + given[1]!);
  await Promise.all(two.map((store) => store.close()));
});

it('on the embedded database, which is one process’s alone, everything is given back', async () => {
  const store = await openTestStore('embedded');
  await leaseOne(store);

  expect(await takeOverLeftBehind(store, 1)).toBe(1);
  await store.close();
});

async function leaseOne({ db }: Store): Promise<void> {
  const message = {
    id: 'm1',
    chat: 'feishu:oc_1',
    isPrivate: false,
    sender: { account: 'feishu:ou_1', name: '王敏' },
    text: '报问题 停水了',
    mentionsBot: false,
    type: 'text',
    sentAt: NOW,
    raw: null,
  } as const;
  await storeMessage(db, 1, message, NOW);
  expect(await lease(db, 'inbox', TERMS)).toHaveLength(1);
}

/** The server learns of it a moment later, as with a process that is killed. */
async function untilItsLinesEnd(url: string): Promise<void> {
  const watch = postgres(url, { max: 1 });
  await until('its lines end', async () => {
    const lines = await watch`select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'xietiao'`;
    return lines.length === 0;
  });
  await watch.end();
}
