import { and, asc, eq, sql } from 'drizzle-orm';
import type { Attachment, ChatId } from '../chat/message.ts';
import type { Db } from './database/client.ts';
import { rowsOf } from './database/rows.ts';
import { attachments } from './schema/index.ts';

export type AttachmentRow = typeof attachments.$inferSelect;

/** Names what is to be fetched, in the transaction that writes the report; one thing once for an issue. */
export async function queueAttachments(
  tx: Db,
  organisationId: number,
  from: { issueNumber: number; inboxId: number; chat: ChatId; messageId: string },
  files: readonly Attachment[],
  now: Date,
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map(({ id, kind, name }) => ({
    organisationId,
    ...from,
    key: id,
    kind,
    name,
    dueAt: now,
    createdAt: now,
  }));
  await tx.insert(attachments).values(rows).onConflictDoNothing();
}

/**
 * Takes up the next ones that are due, for so long as a fetch may take: until then nobody else does, and after it they
 * are due again by themselves.
 */
export async function takeAttachments(
  db: Db,
  organisationId: number,
  { now, forMs, limit }: { now: Date; forMs: number; limit: number },
): Promise<AttachmentRow[]> {
  const at = now.toISOString();
  const later = new Date(now.getTime() + forMs).toISOString();
  const taken = await rowsOf<{ id: number }>(
    db,
    sql`update attachments t set attempt = t.attempt + 1, due_at = ${later}::timestamptz
      from (select id from attachments
        where organisation_id = ${organisationId} and state = 'waiting' and due_at <= ${at}::timestamptz
        order by id limit ${limit} for update skip locked) d
      where t.organisation_id = ${organisationId} and t.id = d.id
      returning t.id::int as id`,
  );
  const rows = await Promise.all(taken.map(({ id }) => readAttachment(db, organisationId, id)));
  return rows.filter((row) => row !== undefined);
}

export async function readAttachment(
  db: Db,
  organisationId: number,
  id: number,
): Promise<AttachmentRow | undefined> {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.organisationId, organisationId), eq(attachments.id, id)));
  return row;
}

type Outcome =
  | { state: 'stored'; name: string; mediaType: string; bytes: number; sha256: string; settledAt: Date }
  | { state: 'failed'; error: string; settledAt: Date }
  | { state: 'waiting'; error: string; dueAt: Date };

/** False where another one, whose fetch took over, has settled it. */
export async function settleAttachment(
  tx: Db,
  { organisationId, id, attempt }: AttachmentRow,
  outcome: Outcome,
): Promise<boolean> {
  const rows = await tx
    .update(attachments)
    .set(outcome)
    .where(
      and(
        eq(attachments.organisationId, organisationId),
        eq(attachments.id, id),
        eq(attachments.state, 'waiting'),
        eq(attachments.attempt, attempt),
      ),
    )
    .returning({ id: attachments.id });
  return rows.length === 1;
}

/** All that came with one message, held by this transaction so that the last one to be settled is the last. */
export async function attachmentsOfMessage(
  tx: Db,
  organisationId: number,
  inboxId: number,
): Promise<AttachmentRow[]> {
  return tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.organisationId, organisationId), eq(attachments.inboxId, inboxId)))
    .orderBy(asc(attachments.id))
    .for('update');
}
