import { sql } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';

/** A notice that stands in a chat, or will, and tells how an issue stands. */
export interface IssueCard {
  readonly id: number;
  readonly chat: ChatId;
  readonly kind: string;
  /** As it was first said. */
  readonly notice: Notice;
  /** As it shows now, or will once what is queued has gone out. */
  readonly shown: Notice;
  readonly dueAt: Date;
}

/** More cards of one issue are rarely looked at; what must be covered is looked through further. */
const NEWEST = 20;
const ALL = 200;

/** The newest cards of an issue, or all that was said about it; what was given up or is too old to be changed is left out. */
export async function issueCards(
  db: Db,
  organisationId: number,
  issueNumber: number,
  { kinds, since }: { kinds: readonly string[] | 'all'; since: Date },
): Promise<IssueCard[]> {
  const rows = await rowsOf<Omit<IssueCard, 'dueAt'> & { dueMs: number }>(
    db,
    sql`select d.id::int as id, d.chat, d.kind, d.notice, coalesce(e.notice, d.notice) as shown,
        (extract(epoch from d.due_at) * 1000)::float8 as "dueMs"
      from deliveries d
      left join lateral (
        select notice from deliveries e
        where e.organisation_id = d.organisation_id and e.edits = d.id and e.state not in ('failed', 'cancelled')
        order by e.id desc limit 1) e on true
      where d.organisation_id = ${organisationId} and d.issue_number = ${issueNumber} and d.edits is null
        and d.state in ('available', 'running', 'retryable', 'sent') and d.created_at > ${since.toISOString()}::timestamptz
        ${kinds === 'all' ? sql`` : sql`and d.kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb))`}
      order by d.id desc limit ${kinds === 'all' ? ALL : NEWEST}`,
  );
  return rows.map(({ dueMs, ...card }) => ({ ...card, dueAt: new Date(dueMs) }));
}
