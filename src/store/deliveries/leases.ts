import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { ChatId, Platform } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';
import { deliveries } from '../schema/index.ts';

export type Delivery = typeof deliveries.$inferSelect;

/**
 * Whose last holder died is a suspect: it is leased, sent and counted alone, so that what kills its holders is told from
 * what only stood beside it.
 */
export function isSuspect({ expiries }: Pick<Delivery, 'expiries'>): boolean {
  return expiries > 0;
}

const OPEN = sql`state in ('available', 'running', 'retryable')`;

/** On which platforms anything could be sent now. */
export async function platformsWaiting(
  db: Db,
  organisationId: number,
  platforms: readonly Platform[],
  now: Date,
): Promise<Platform[]> {
  const rows = await rowsOf<{ platform: Platform }>(
    db,
    sql`select platform from jsonb_array_elements_text(${JSON.stringify(platforms)}::jsonb) platform
      where exists (select 1 from deliveries where organisation_id = ${organisationId}
        and split_part(chat, ':', 1) = platform and ${OPEN} and state <> 'running'
        and due_at <= ${now.toISOString()}::timestamptz)`,
  );
  return rows.map(({ platform }) => platform);
}

export interface LeaseTerms {
  readonly organisationId: number;
  readonly platform: Platform;
  readonly now: Date;
  readonly leaseMs: number;
  readonly limit: number;
  /** How many of one chat are leased at most, to be sent one after the other by whoever leased them. */
  readonly depth: number;
  /** How many a chat may be sent now; what it was sent lately is taken off. Absent: as many as `depth`. */
  readonly perChat?: number | undefined;
  readonly spentByChat: Readonly<Record<ChatId, number>>;
  /** Chats in which nothing up to this rank waits are left alone. */
  readonly rank: number;
}

/**
 * Leases what may be sent now, a chat's oldest before its newer, the chats with the more urgent first. Behind one that
 * is being sent or waits for its next try nothing of its chat is leased; one that was put off lets later ones pass.
 * A suspect is leased alone, before all others, of several the one that fewest died on.
 * The caller holds the platform's lock: two leases at once could each take a part of the same chat.
 * The lease runs by the database's own clock, so that neither a replica's clock nor the sandbox's can end it.
 */
export async function leaseDeliveries(tx: Db, terms: LeaseTerms): Promise<Delivery[]> {
  const { organisationId, now, leaseMs } = terms;
  const leased = await tx
    .update(deliveries)
    .set({
      state: 'running',
      attempt: sql`${deliveries.attempt} + 1`,
      fence: sql`${deliveries.fence} + 1`,
      triedAt: now,
      leasedUntil: sql`clock_timestamp() + ${`${leaseMs} milliseconds`}::interval`,
    })
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        inArray(deliveries.state, ['available', 'retryable']),
        // An array is worked out once, and its rows are found by their key.
        sql`${deliveries.id} = any(array(${nextInChats(terms)}))`,
      ),
    )
    .returning(getTableColumns(deliveries));
  return leased.sort((a, b) => a.id - b.id);
}

/** Walks from chat to chat along the index, and in each looks only at the first few that are open. */
function nextInChats({
  organisationId,
  platform,
  now,
  limit,
  depth,
  perChat,
  spentByChat,
  rank,
}: LeaseTerms) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const ours = sql`organisation_id = ${organisationId} and split_part(chat, ':', 1) = ${platform} and ${OPEN}`;
  return sql`
    with recursive lanes as (
      (select chat from deliveries where ${ours} order by chat limit 1)
      union all
      select (select d.chat from deliveries d where ${ours} and d.chat > lanes.chat order by d.chat limit 1)
      from lanes where lanes.chat is not null),
    first_few as (
      select few.*, bool_or(few.blocks) over (partition by few.chat order by few.id) as waits,
        row_number() over (partition by few.chat order by few.id) as place
      from lanes cross join lateral (
        select d.id, d.chat, d.priority, d.expiries, d.state = 'running' or (d.state = 'retryable' and d.due_at > ${at}) as blocks
        from deliveries d
        where ${ours} and d.chat = lanes.chat and not (d.state = 'available' and d.due_at > ${at})
        order by d.id limit ${depth}) few),
    free as (
      select id, chat, place, expiries, min(priority) over (partition by chat) as urgency,
        min(id) over (partition by chat) as head
      from first_few where not waits),
    allowed as (
      select *, expiries > 0 and place = 1 as alone from free
      where urgency <= ${rank}
        and place <= ${perChat ?? depth} - coalesce((${JSON.stringify(spentByChat)}::jsonb ->> chat)::int, 0))
    select id from allowed order by alone desc, case when alone then expiries end, urgency, head, place
    limit (select case when bool_or(alone) then 1 else ${limit}::int end from allowed)`;
}
