import { sql } from 'drizzle-orm';
import { LINE_NAME } from './abandoned-lines.ts';
import type { Store } from './client.ts';
import { releaseExpired } from '../leases.ts';
import { rowsOf } from './rows.ts';

/** Any number that no other program on the same database takes. */
const ENTRANCE_LOCK = 7_203_319;
/** Where the server itself has just begun, others may be alive and on their way back to it: as long as a lease lasts. */
const OTHERS_ARE_BACK_MS = 15_000;

/**
 * Gives back at once what a process that was killed had leased, where nobody else is there who could hold it: the
 * server ends the lines of the killed, while the frozen keep theirs. Beside another process leases run out by themselves.
 * To be called before this process asks the database anything else; whoever comes at the same moment waits.
 * @returns how many messages and notices were given back
 */
export async function takeOverLeftBehind(
  { db, kind }: Store,
  organisationId: number,
  othersAreBackMs: number = OTHERS_ARE_BACK_MS,
): Promise<number> {
  return db.transaction(async (tx) => {
    if (kind === 'postgres') {
      await rowsOf(tx, sql`select pg_advisory_xact_lock(${ENTRANCE_LOCK})`);
      const [here] = await rowsOf<{ alone: boolean }>(
        tx,
        sql`select pg_postmaster_start_time() <= clock_timestamp() - ${`${othersAreBackMs} milliseconds`}::interval
          and not exists (select 1 from pg_stat_activity
            where datname = current_database() and application_name = ${LINE_NAME} and pid <> pg_backend_pid()) as alone`,
      );
      if (here?.alone !== true) return 0;
    }
    const messages = await releaseExpired(tx, 'inbox', organisationId, true);
    return messages + (await releaseExpired(tx, 'deliveries', organisationId, true));
  });
}
