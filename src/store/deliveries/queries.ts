import { and, desc, eq, lt } from 'drizzle-orm';
import { platformOf, type Platform } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { deliveries, type DeliveryState } from '../schema/index.ts';

/** What the bot said or has to say, as it is told outside. */
export interface DeliveryView {
  readonly id: number;
  readonly state: DeliveryState;
  readonly kind: string;
  readonly platform: Platform;
  /** The chat's id on its platform. */
  readonly chatId: string;
  readonly issueNumber: number | null;
  readonly title: string;
  readonly attempt: number;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly settledAt: string | null;
  readonly error: string | null;
}

export interface DeliverySearch {
  readonly state?: DeliveryState | undefined;
  /** Only those with a smaller id. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** Newest first, page by page. */
export async function listDeliveries(
  db: Db,
  organisationId: number,
  { state, cursor, limit }: DeliverySearch,
  mask: (text: string) => string,
): Promise<{ items: DeliveryView[]; nextCursor: string | null }> {
  const rows = await db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        state === undefined ? undefined : eq(deliveries.state, state),
        cursor === undefined ? undefined : lt(deliveries.id, cursor),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map((row) => viewOf(row, mask));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > items.length && last ? String(last.id) : null };
}

/** Puts a failed delivery back into the queue with all its attempts; nothing else is ever sent twice. */
export async function retryDelivery(
  db: Db,
  organisationId: number,
  id: number,
  now: Date,
): Promise<'retried' | 'not_failed' | 'unknown'> {
  const one = and(eq(deliveries.organisationId, organisationId), eq(deliveries.id, id));
  const retried = await db
    .update(deliveries)
    .set({
      state: 'available',
      attempt: 0,
      expiries: 0,
      uncertainSince: null,
      dueAt: now,
      leasedUntil: null,
      settledAt: null,
      error: null,
    })
    .where(and(one, eq(deliveries.state, 'failed')))
    .returning({ id: deliveries.id });
  if (retried.length > 0) return 'retried';
  return (await db.$count(deliveries, one)) > 0 ? 'not_failed' : 'unknown';
}

function viewOf(row: typeof deliveries.$inferSelect, mask: (text: string) => string): DeliveryView {
  const { id, state, kind, chat, issueNumber, notice, attempt, createdAt, dueAt, settledAt, error } = row;
  return {
    id,
    state,
    kind,
    platform: platformOf(chat),
    chatId: chat.slice(chat.indexOf(':') + 1),
    issueNumber,
    title: mask(notice.title),
    attempt,
    createdAt: createdAt.toISOString(),
    dueAt: dueAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    error,
  };
}
