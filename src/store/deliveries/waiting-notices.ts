import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import type { Db } from '../database/client.ts';
import { deliveries } from '../schema/index.ts';

/** What is queued about an issue and waits for a later moment, such as the end of the night. */
export interface WaitingNotice {
  readonly id: number;
  readonly chat: ChatId;
  readonly kind: string;
  readonly notice: Notice;
}

/** In the order queued, and held until the transaction ends: nobody sends one meanwhile. */
export function waitingNotices(
  tx: Db,
  organisationId: number,
  issueNumber: number,
  now: Date,
): Promise<WaitingNotice[]> {
  const { id, chat, kind, notice } = deliveries;
  return tx
    .select({ id, chat, kind, notice })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        eq(deliveries.issueNumber, issueNumber),
        inArray(deliveries.state, ['available', 'retryable']),
        gt(deliveries.dueAt, now),
        isNull(deliveries.edits),
      ),
    )
    .orderBy(asc(deliveries.id))
    .for('update');
}

/** Gives a waiting notice other words, another rank, and perhaps another moment. */
export async function rewriteWaiting(
  tx: Db,
  organisationId: number,
  id: number,
  change: { readonly notice: Notice; readonly priority: number; readonly dueAt?: Date },
): Promise<void> {
  await tx
    .update(deliveries)
    .set(change)
    .where(and(eq(deliveries.organisationId, organisationId), eq(deliveries.id, id)));
}
