import { and, eq, sql } from 'drizzle-orm';
import type { InboundMessage } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import type { Lease } from '../leases.ts';
import { inbox } from '../schema/index.ts';

export type InboxRow = typeof inbox.$inferSelect;

/** Writes a message down, once per platform and id; false when it was there already. */
export async function storeMessage(
  db: Db,
  organisationId: number,
  message: InboundMessage,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .insert(inbox)
    .values({
      organisationId,
      platform: message.chat.slice(0, message.chat.indexOf(':')),
      messageId: message.id,
      chat: message.chat,
      account: message.sender.account,
      message: { ...message, sentAt: message.sentAt.toISOString() },
      dueAt: now,
      receivedAt: now,
    })
    .onConflictDoNothing({ target: [inbox.organisationId, inbox.platform, inbox.messageId] })
    .returning({ id: inbox.id });
  return rows.length === 1;
}

export async function readInbox(
  db: Db,
  organisationId: number,
  leases: readonly Lease[],
): Promise<InboxRow[]> {
  if (leases.length === 0) return [];
  // One value, however many there are: the statement is prepared once.
  const ids = sql`${`{${leases.map(({ id }) => id).join()}}`}::bigint[]`;
  return db
    .select()
    .from(inbox)
    .where(and(eq(inbox.organisationId, organisationId), sql`${inbox.id} = any(${ids})`));
}

/** Marks a message as worked off, in the transaction that did the work; false when the lease was lost. */
export async function settleInbox(
  tx: Db,
  { organisationId, id, fence }: InboxRow,
  outcome: { state: 'done' | 'retryable' | 'set_aside'; dueAt?: Date; doneAt?: Date; error?: string },
): Promise<boolean> {
  const rows = await tx
    .update(inbox)
    .set({ ...outcome, leasedUntil: null })
    .where(
      and(
        eq(inbox.organisationId, organisationId),
        eq(inbox.id, id),
        eq(inbox.fence, fence),
        eq(inbox.state, 'running'),
      ),
    )
    .returning({ id: inbox.id });
  return rows.length === 1;
}

export function messageOf({ message }: InboxRow): InboundMessage {
  return { ...message, sentAt: new Date(message.sentAt) };
}
