import { and, eq, inArray, sql } from 'drizzle-orm';
import { platformOf, type ChatId } from '../chat/message.ts';
import type { Db } from '../store/database/client.ts';
import type { Delivery } from '../store/deliveries/leases.ts';
import { rowsOf } from '../store/database/rows.ts';
import { deliveries, type DeliveryState } from '../store/schema/index.ts';

export type { Delivery } from '../store/deliveries/leases.ts';

type Held = Pick<Delivery, 'organisationId' | 'id' | 'fence'>;

interface Outcome {
  readonly state: DeliveryState;
  readonly externalId?: string;
  readonly error?: string;
  readonly dueAt?: Date;
  readonly attempt?: number;
  readonly expiries?: number;
  readonly settledAt?: Date;
  readonly uncertainSince?: Date;
}

/** Writes how a delivery ended; false when the lease was lost meanwhile and somebody else holds it. */
export async function settle(
  tx: Db,
  { organisationId, id, fence }: Held,
  outcome: Outcome,
): Promise<boolean> {
  const rows = await tx
    .update(deliveries)
    .set({ ...outcome, leasedUntil: null })
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        eq(deliveries.id, id),
        eq(deliveries.fence, fence),
        eq(deliveries.state, 'running'),
      ),
    )
    .returning({ id: deliveries.id });
  return rows.length === 1;
}

export interface Sent extends Held {
  readonly externalId: string | null;
  readonly settledAt: Date;
}

/** Writes many that were sent, in one statement; returns the ids of those whose lease still held. */
export async function settleSent(
  db: Db,
  organisationId: number,
  sent: readonly Sent[],
): Promise<ReadonlySet<number>> {
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`update deliveries t
      set state = 'sent', external_id = v."externalId", settled_at = v."settledAt", leased_until = null, error = null
      from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb)
        as v(id bigint, fence int, "externalId" text, "settledAt" timestamptz)
      where t.organisation_id = ${organisationId} and t.id = v.id and t.fence = v.fence and t.state = 'running'
      returning t.id::int as id`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Gives back what was leased and not begun. */
export async function giveBack(db: Db, held: readonly Held[]): Promise<void> {
  const [first] = held;
  if (first === undefined) return;
  await rowsOf(
    db,
    sql`update deliveries t set state = 'available', attempt = t.attempt - 1, leased_until = null
      from jsonb_to_recordset(${JSON.stringify(held.map(({ id, fence }) => ({ id, fence })))}::jsonb)
        as v(id bigint, fence int)
      where t.organisation_id = ${first.organisationId} and t.id = v.id and t.fence = v.fence and t.state = 'running'
      returning t.id::int as id`,
  );
}

/** A chat in which the bot can say nothing any more: what waits there is over, and what was leased along with it. */
export async function abandonChat(
  tx: Db,
  organisationId: number,
  chat: ChatId,
  error: string,
  settledAt: Date,
): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'cancelled', error, settledAt, leasedUntil: null })
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        // As the index of what waits has it.
        sql`split_part(${deliveries.chat}, ':', 1) = ${platformOf(chat)}`,
        eq(deliveries.chat, chat),
        inArray(deliveries.state, ['available', 'running', 'retryable']),
      ),
    );
}
