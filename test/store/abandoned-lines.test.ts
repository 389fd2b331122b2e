import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { endAbandonedLines } from '../../src/store/database/abandoned-lines.ts';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { rowsOf } from '../../src/store/database/rows.ts';
import { startProxy } from '../chaos/proxy.ts';
import { newDatabase } from '../support/store.ts';
import { until } from '../support/until.ts';

test('a session whose client died in the midst of a statement is ended, and what it locked is free; the living stay', async () => {
  const url = await newDatabase();
  const direct = new URL(url);
  const proxy = await startProxy(direct.hostname, Number(direct.port));
  const throughProxy = new URL(url);
  throughProxy.port = String(proxy.port);
  const dying = await openPostgres(throughProxy.toString());
  const living = await openPostgres(url);
  await living.db.execute(sql`create table kept (id int)`);
  let failed: unknown;
  const transaction = dying.db
    .transaction(async (tx) => {
      await tx.execute(sql`lock table kept in exclusive mode`);
      proxy.turn('deaf');
      // The server is told what will be asked, and waits for the values for ever.
      await tx.execute(sql`select id + ${1} from kept`);
    })
    .catch((error: unknown) => void (failed = error));
  const holders = () =>
    rowsOf<{ pid: number }>(
      living.db,
      sql`select pid from pg_stat_activity
        where datname = current_database() and state = 'active' and wait_event = 'ClientRead'`,
    );
  await until('the server waits for a dead client', async () => (await holders()).length === 1);

  expect(await endAbandonedLines(living.db)).toBe(0);
  expect(await endAbandonedLines(living.db, 0)).toBe(1);

  await living.db.execute(sql`insert into kept values (1)`);
  expect(await holders()).toEqual([]);
  expect(await endAbandonedLines(living.db, 0)).toBe(0);
  await proxy.close();
  await transaction;
  expect(failed).toBeDefined();
  await dying.close();
  await living.close();
});
