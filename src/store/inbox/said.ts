import { and, eq } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { deliveries } from '../schema/index.ts';

/** What became of a delivery on its platform; undefined where it was never said. */
export async function readSaid(
  db: Db,
  organisationId: number,
  id: number,
): Promise<{ messageId: string; at: Date } | undefined> {
  const [row] = await db
    .select({ messageId: deliveries.externalId, at: deliveries.settledAt })
    .from(deliveries)
    .where(
      and(eq(deliveries.organisationId, organisationId), eq(deliveries.id, id), eq(deliveries.state, 'sent')),
    );
  const { messageId = null, at = null } = row ?? {};
  return messageId === null || at === null ? undefined : { messageId, at };
}
