import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../bench/quarter/histories.ts';
import { END, layGroups, ORGANISATION_ID, reckon, START } from '../../bench/schedules/year.ts';
import { runDue } from '../../src/schedule/run-due.ts';
import type { Db } from '../../src/store/database/client.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { createKnownCache, type Known } from '../../src/usecases/known.ts';
import { newDatabase } from '../support/store.ts';

const GROUPS = 8;
const HOUR_MS = 3_600_000;

/** The short form of `npm run bench:schedules`: three replicas with connections of their own on one Postgres. */
describe('fifty-two weeks', () => {
  const stores: Store[] = [];
  let known: Known;
  const random = createRandom(52);
  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    for (let i = 0; i < 3; i++) stores.push(await openStore({ databaseUrl, dataDir: '' }, START));
    known = await layGroups(stores[0]!.db, GROUPS);
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));

  it('are posted once each in every chat, whatever dies, jumps or sleeps on the way', async () => {
    let deaths = 0;
    const tick = (now: Date, mortal: boolean) =>
      Promise.all(
        stores.map(async ({ db }) => {
          // No two clocks agree; one that lags may run what is due for the others later.
          const own = new Date(now.getTime() - Math.floor(random() * 2) * HOUR_MS);
          const dies = mortal && random() < 0.3;
          const worker = {
            db: dies ? dyingBeforeCommit(db) : db,
            organisationId: ORGANISATION_ID,
            known: createKnownCache(db, ORGANISATION_ID, new Set(['sandbox'])),
            now: () => (mortal ? own : now),
          };
          await runDue(worker).catch((error: unknown) => {
            if (!(error instanceof Death)) throw error;
            deaths += 1;
          });
        }),
      );
    let now = START.getTime();
    while (now < END.getTime()) {
      // Mostly some hours, now and then an outage of up to three weeks.
      now = Math.min(END.getTime(), now + Math.ceil((random() < 0.12 ? 500 : 90) * random()) * HOUR_MS);
      await tick(new Date(now), true);
    }
    await tick(END, false);
    const { wrong, kept, expected } = await reckon(stores[0]!.db, known);
    expect(wrong).toEqual([]);
    expect(kept).toBe(expected);
    expect(expected).toBe(52 * (GROUPS + 1));
    expect(deaths).toBeGreaterThan(5);
  }, 240_000);
});

class Death extends Error {}

/** Everything is computed and written, and then the process is gone: nothing of it stands. */
function dyingBeforeCommit(db: Db): Db {
  return new Proxy(db, {
    get: (target, name) =>
      name === 'transaction'
        ? (work: (tx: Db) => Promise<unknown>) =>
            target.transaction(async (tx) => {
              await work(tx);
              throw new Death();
            })
        : Reflect.get(target, name, target),
  });
}
