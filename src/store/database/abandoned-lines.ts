import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { rowsOf } from './rows.ts';

/** What our lines to Postgres are called there. */
export const LINE_NAME = 'xietiao';
/** Between two parts of a statement the driver takes a moment; nobody who is alive takes so long. */
const ABANDONED_AFTER_MS = 10_000;

/**
 * Ends sessions of this program, of any replica, that wait for the rest of a statement from a client which is gone.
 * The server does not do it by itself: such a session is neither idle, so that no idle time-out counts, nor at work, so
 * that the statement's own does not either; it keeps its locks until TCP gives up, by default after two hours.
 * @returns how many were ended
 */
export async function endAbandonedLines(db: Db, afterMs: number = ABANDONED_AFTER_MS): Promise<number> {
  const ended = await rowsOf<{ pid: number }>(
    db,
    // What is chosen is chosen before anything is ended: in one condition the planner might end first and look then.
    sql`with abandoned as materialized (
        select pid from pg_stat_activity
        where datname = current_database() and usename = current_user and application_name = ${LINE_NAME}
          and state = 'active' and wait_event = 'ClientRead' and pid <> pg_backend_pid()
          and query_start < clock_timestamp() - ${`${afterMs} milliseconds`}::interval)
      select pid, pg_terminate_backend(pid) from abandoned`,
  );
  return ended.length;
}
