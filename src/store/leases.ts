import { sql, type SQL } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { rowsOf } from './database/rows.ts';

/** The two tables that are worked off per chat in order. */
export type Queue = 'inbox' | 'deliveries';

/**
 * Holders that may die on a row, all but the first with it alone, before it is set aside. More than the tries of one that
 * throws: a process that is killed from outside looks the same, and now and then hits the same row again.
 */
export const MOST_DEATHS = 5;

export interface Lease {
  readonly id: number;
  /** Rises with every lease of the row: whoever settles with an older one has lost it. */
  readonly fence: number;
}

/**
 * Leases up to `limit` rows, at most one of each chat: the oldest that is open there. A row that was put off
 * (quiet hours) lets later ones pass; one that failed and waits for its next try does not, since order in a chat is
 * kept. One that was tried before is leased alone: whoever dies with it dies of it, and nothing beside it is taken for
 * the cause; of several such the least tried goes first. The lease runs by the database's own clock, so that neither a replica's clock nor the sandbox's can end it.
 * It is committed before anything is sent, so no transaction stays open while a platform answers.
 */
export async function lease(
  db: Db,
  queue: Queue,
  {
    organisationId,
    now,
    leaseMs,
    limit,
  }: { organisationId: number; now: Date; leaseMs: number; limit: number },
): Promise<Lease[]> {
  const table = sql.identifier(queue);
  const at = sql`${now.toISOString()}::timestamptz`;
  const open = sql`organisation_id = ${organisationId} and state in ('available', 'running', 'retryable')`;
  // Walks from chat to chat along the index of what is open and looks at the first of each alone.
  return rowsOf<{ id: number; fence: number }>(
    db,
    sql`with recursive lanes as (
      (select chat from ${table} where ${open} order by chat limit 1)
      union all
      select (select q.chat from ${table} q where ${open} and q.chat > lanes.chat order by q.chat limit 1)
      from lanes where lanes.chat is not null),
    heads as (
      select head.id, head.attempt, head.attempt > 0 as tried from lanes cross join lateral (
        select q.id, q.attempt, q.state = 'running' or q.due_at > ${at} as waits from ${table} q
        where ${open} and q.chat = lanes.chat and not (q.state = 'available' and q.due_at > ${at})
        order by q.id limit 1) head
      where not head.waits),
    chosen as (
      select id from heads order by tried desc, attempt, id
      limit (select case when bool_or(tried) then 1 else ${limit}::int end from heads)),
    held as materialized (
      select q.id from ${table} q
      where q.organisation_id = ${organisationId} and q.id = any(array(select id from chosen))
        and q.state in ('available', 'retryable') for update skip locked)
    update ${table} t
    set state = 'running', attempt = t.attempt + 1, fence = t.fence + 1,
      leased_until = clock_timestamp() + ${`${leaseMs} milliseconds`}::interval
    from held where t.organisation_id = ${organisationId} and t.id = held.id
    returning t.id::int as id, t.fence`,
  );
}

/** What its holder began and never told of: nobody knows whether it was said. */
const LOST: Record<Queue, SQL> = {
  inbox: sql``,
  deliveries: sql`, expiries = expiries + 1, uncertain_since = coalesce(uncertain_since, tried_at)`,
};

/** Gives rows back whose holder died; with `all`, every leased one (a sole process has just started). */
export async function releaseExpired(
  db: Db,
  queue: Queue,
  organisationId: number,
  all: boolean,
): Promise<number> {
  const table = sql.identifier(queue);
  // Whoever is settling one of them right now is let by: two that wait for each other's rows would both be stuck.
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`update ${table} set state = 'retryable', leased_until = null${LOST[queue]}
    where organisation_id = ${organisationId} and id = any(array(
      select id from ${table} where organisation_id = ${organisationId} and state = 'running'
        and (${all} or leased_until < clock_timestamp()) for update skip locked))
    returning id::int as id`,
  );
  return rows.length;
}

/** Whether anything could be worked on now or is being worked on; what is put off to later does not count. */
export async function isBusy(db: Db, organisationId: number, now: Date): Promise<boolean> {
  const at = now.toISOString();
  const open = (queue: Queue) => sql`exists (select 1 from ${sql.identifier(queue)}
    where organisation_id = ${organisationId} and state in ('available', 'running', 'retryable')
      and (state = 'running' or due_at <= ${at}::timestamptz))`;
  const [row] = await rowsOf<{ busy: boolean }>(
    db,
    sql`select ${open('inbox')} or ${open('deliveries')} as busy`,
  );
  return row?.busy ?? false;
}
