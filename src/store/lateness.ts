import { sql } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { rowsOf } from './database/rows.ts';

/** How many seconds the oldest row that may be worked on now has waited, by queue; 0 where none waits. */
export function queueAges(db: Db, organisationId: number, now: Date) {
  return rowsOf<{ queue: string; seconds: number }>(
    db,
    sql`select queue, greatest(0, coalesce(extract(epoch from ${now.toISOString()}::timestamptz - min(due_at)), 0))::float8 as seconds
        from (
          select 'inbox' as queue, due_at from inbox
          where organisation_id = ${organisationId} and state in ('available', 'running', 'retryable')
          union all
          select 'deliveries', due_at from deliveries
          where organisation_id = ${organisationId} and state in ('available', 'running', 'retryable')
          union all select 'inbox', null::timestamptz union all select 'deliveries', null::timestamptz
        ) open group by queue`,
  );
}

/** What is told when it is seen: their periods name what was seen, and no moment at which they were to run. */
const NOT_BY_THE_CLOCK = ['calendar', 'kept_waiting', 'routing-watch'];

/** How many seconds after its moment the latest run of each job began, of those since a moment. */
export function jobLateness(db: Db, organisationId: number, since: Date) {
  return rowsOf<{ job: string; seconds: number }>(
    db,
    sql`select job, max(extract(epoch from ran_at - period))::float8 as seconds from runs
        where organisation_id = ${organisationId} and ran_at >= ${since.toISOString()}::timestamptz
          and not job = any(${sql.param(NOT_BY_THE_CLOCK)}::text[]) group by job`,
  );
}
