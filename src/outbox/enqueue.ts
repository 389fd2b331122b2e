import type { ChatId } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import type { Db } from '../store/client.ts';
import { deliveries } from '../store/schema/index.ts';

export interface Outgoing {
  readonly chat: ChatId;
  readonly notice: Notice;
  /** One thing is said once: e.g. `issue:12:dispatched:feishu:oc_a1b2`. */
  readonly key: string;
  /** Not before this moment; now, where it is absent. */
  readonly notBefore?: Date;
}

/**
 * Queues what the bot has to say; it is sent once this transaction commits.
 * Saying the same thing twice under one key queues it once.
 */
export async function enqueue(
  tx: Db,
  organisationId: number,
  outgoing: readonly Outgoing[],
  now: Date,
): Promise<void> {
  if (outgoing.length === 0) return;
  const rows = outgoing.map(({ chat, notice, key, notBefore }) => ({
    organisationId,
    dedupeKey: key,
    chat,
    kind: notice.kind,
    issueNumber: notice.issueNumber ?? null,
    notice,
    dueAt: notBefore ?? now,
    createdAt: now,
  }));
  await tx
    .insert(deliveries)
    .values(rows)
    .onConflictDoNothing({ target: [deliveries.organisationId, deliveries.dedupeKey] });
}
