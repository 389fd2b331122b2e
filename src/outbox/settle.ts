import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../store/client.ts';
import type { Lease } from '../store/leases.ts';
import { deliveries, type DeliveryState } from '../store/schema/index.ts';

export type Delivery = typeof deliveries.$inferSelect;

export async function readDeliveries(
  db: Db,
  organisationId: number,
  leases: readonly Lease[],
): Promise<Delivery[]> {
  if (leases.length === 0) return [];
  const ids = leases.map(({ id }) => id);
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.organisationId, organisationId), inArray(deliveries.id, ids)));
}

interface Outcome {
  readonly state: DeliveryState;
  readonly externalId?: string;
  readonly error?: string;
  readonly dueAt?: Date;
  readonly attempt?: number;
  readonly settledAt?: Date;
}

/** Writes how a delivery ended; false when the lease was lost meanwhile and somebody else holds it. */
export async function settle(
  tx: Db,
  { organisationId, id, fence }: Delivery,
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
