import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ChatId } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import type { Db } from '../store/database/client.ts';
import { insertMany } from '../store/database/insert-many.ts';
import { deliveries } from '../store/schema/index.ts';
import { RANKS, rankOf } from './ranks.ts';

export interface Outgoing {
  readonly chat: ChatId;
  readonly notice: Notice;
  /** One thing is said once: e.g. `issue:12:dispatched:feishu:oc_a1b2`. */
  readonly key: string;
  /** Not before this moment; now, where it is absent. */
  readonly notBefore?: Date;
  /** The delivery whose message is replaced; nothing new is said. */
  readonly edits?: number;
}

/**
 * Queues what the bot has to say; it is sent once this transaction commits.
 * Saying the same thing twice under one key queues it once; of several new faces of one message the last is shown.
 */
export async function enqueue(
  tx: Db,
  organisationId: number,
  outgoing: readonly Outgoing[],
  now: Date,
): Promise<void> {
  if (outgoing.length === 0) return;
  await dropOlderEdits(tx, organisationId, outgoing, now);
  const rows = outgoing.map(({ chat, notice, key, notBefore, edits }) => ({
    organisationId,
    dedupeKey: key,
    chat,
    kind: edits === undefined ? notice.kind : 'edit',
    priority: edits === undefined ? rankOf(notice) : RANKS.restates,
    edits: edits ?? null,
    issueNumber: notice.issueNumber ?? null,
    notice,
    dueAt: notBefore ?? now,
    createdAt: now,
  }));
  await insertMany(tx, deliveries, rows, sql`on conflict (organisation_id, dedupe_key) do nothing`);
}

async function dropOlderEdits(
  tx: Db,
  organisationId: number,
  outgoing: readonly Outgoing[],
  settledAt: Date,
): Promise<void> {
  const edited = outgoing.flatMap(({ edits }) => edits ?? []);
  if (edited.length === 0) return;
  await tx
    .update(deliveries)
    .set({ state: 'cancelled', settledAt, error: 'a newer face follows' })
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        inArray(deliveries.edits, edited),
        inArray(deliveries.state, ['available', 'retryable']),
      ),
    );
}
