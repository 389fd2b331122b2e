import { sql } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { rowsOf } from './database/rows.ts';

const ROWS_AT_ONCE = 1_000;

/** What is not part of the ledger and goes with time: in which order it is looked through, when a row is done with, and when that was. */
const TRANSIENT = [
  {
    table: 'inbox',
    order: sql`id`,
    done: sql`state in ('done', 'set_aside')`,
    at: sql`received_at`,
  },
  {
    table: 'deliveries',
    order: sql`id`,
    done: sql`state in ('sent', 'cancelled', 'failed')`,
    at: sql`created_at`,
  },
  { table: 'chat_events', order: sql`handled_at`, done: sql`true`, at: sql`handled_at` },
  { table: 'gaps', order: sql`until_at`, done: sql`true`, at: sql`until_at` },
] as const;

export type Removed = Readonly<Record<(typeof TRANSIENT)[number]['table'], number>>;

/**
 * Removes one batch of worked-off messages, settled notices and what platforms told of their chats from before a moment;
 * issues, events, entries and summaries stay for good. Each batch looks at the oldest rows alone, so that it never holds
 * anybody up.
 * @returns how many went; all 0 when nothing is left to remove
 */
export async function removeOld(db: Db, organisationId: number, before: Date): Promise<Removed> {
  const removed = { inbox: 0, deliveries: 0, chat_events: 0, gaps: 0 };
  for (const { table, order, done, at } of TRANSIENT) {
    const name = sql.identifier(table);
    const rows = await rowsOf(
      db,
      sql`delete from ${name} where organisation_id = ${organisationId} and ctid = any(array(
            select ctid from (
              select ctid, ${done} as done, ${at} as at from ${name}
              where organisation_id = ${organisationId} order by ${order} limit ${ROWS_AT_ONCE}
            ) oldest
            where done and at < ${before.toISOString()}::timestamptz
          )) returning 1 as one`,
    );
    removed[table] = rows.length;
  }
  return removed;
}
