import { and, eq } from 'drizzle-orm';
import type { Db } from '../../src/store/database/client.ts';
import { deliveries } from '../../src/store/schema/index.ts';
import type { Told } from './office.ts';

/** Gives what was queued for a chat last a platform id, as if it had been sent, so that it can be answered. */
export async function markSent(
  db: Db,
  organisationId: number,
  told: readonly Told[],
  chat: string,
): Promise<string> {
  const last = told.findLast((one) => one.chat === `sandbox:${chat}`);
  if (last === undefined) throw new Error(`nothing was said in ${chat}`);
  const externalId = `sent-${last.key}`;
  await db
    .update(deliveries)
    .set({ externalId })
    .where(and(eq(deliveries.organisationId, organisationId), eq(deliveries.dedupeKey, last.key)));
  return externalId;
}
