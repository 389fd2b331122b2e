import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { drafts, type SummaryKind } from '../schema/index.ts';

export type Draft = typeof drafts.$inferSelect;
type NewDraft = Omit<typeof drafts.$inferInsert, 'organisationId' | 'id' | 'edits' | 'state'>;

export async function addDraft(tx: Db, organisationId: number, draft: NewDraft): Promise<void> {
  await tx
    .insert(drafts)
    .values({ organisationId, ...draft, edits: [], state: 'open' })
    .onConflictDoNothing();
}

/** The draft of that slot, held by this transaction. */
export async function draftOf(
  tx: Db,
  organisationId: number,
  kind: SummaryKind,
  slot: Date,
): Promise<Draft | undefined> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.organisationId, organisationId), eq(drafts.kind, kind), eq(drafts.slot, slot)))
    .for('update');
  return row;
}

/** The newest draft that waits for the coordinators' word, held by this transaction. */
export async function waitingDraft(tx: Db, organisationId: number): Promise<Draft | undefined> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.organisationId, organisationId), inArray(drafts.state, ['open', 'held'])))
    .orderBy(desc(drafts.id))
    .limit(1)
    .for('update');
  return row;
}

export async function changeDraft(
  tx: Db,
  { organisationId, id }: Pick<Draft, 'organisationId' | 'id'>,
  change: Partial<Pick<Draft, 'bulletin' | 'edits' | 'state'>>,
): Promise<void> {
  await tx
    .update(drafts)
    .set(change)
    .where(and(eq(drafts.organisationId, organisationId), eq(drafts.id, id)));
}
