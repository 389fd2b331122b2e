import { sql } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { rowsOf } from './database/rows.ts';

/** How many rows wait, run or were given up in inbox and outbox; what is done with is not counted. */
export function queueDepths(db: Db, organisationId: number) {
  return rowsOf<{ queue: string; state: string; count: number }>(
    db,
    sql`select 'inbox' as queue, state, count(*)::int as count from inbox
      where organisation_id = ${organisationId} and state in ('available', 'running', 'retryable') group by state
      union all
      select 'inbox', state, count(*)::int from inbox
      where organisation_id = ${organisationId} and state = 'set_aside' group by state
      union all
      select 'deliveries', state, count(*)::int from deliveries
      where organisation_id = ${organisationId} and state in ('available', 'running', 'retryable') group by state
      union all
      select 'deliveries', state, count(*)::int from deliveries
      where organisation_id = ${organisationId} and state = 'failed' group by state`,
  );
}
