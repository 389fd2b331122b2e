import { and, eq, max, sql } from 'drizzle-orm';
import type { ChatId, Platform } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';
import { runs } from '../schema/index.ts';

/** What waits for a chat though its time has come. */
export interface KeptWaiting {
  readonly chat: ChatId;
  readonly notices: number;
  /** When the first of them should have gone out. */
  readonly since: Date;
}

/** By chat of a platform, where the most wait first; a message's newer face that waits is no notice. */
export async function keptWaiting(
  db: Db,
  organisationId: number,
  platform: Platform,
  now: Date,
): Promise<KeptWaiting[]> {
  const rows = await rowsOf<{ chat: ChatId; notices: number; since: string }>(
    db,
    sql`select chat, count(*)::int as notices, min(due_at)::text as since from deliveries
      where organisation_id = ${organisationId} and split_part(chat, ':', 1) = ${platform}
        and state in ('available', 'running', 'retryable') and edits is null
        and due_at <= ${now.toISOString()}::timestamptz
      group by chat order by notices desc, chat`,
  );
  return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since) }));
}

/** When a job last ran, for whatever chat and period. */
export async function lastRanAt(db: Db, organisationId: number, job: string): Promise<Date | null> {
  const [row] = await db
    .select({ ranAt: max(runs.ranAt) })
    .from(runs)
    .where(and(eq(runs.organisationId, organisationId), eq(runs.job, job)));
  return row?.ranAt ?? null;
}
