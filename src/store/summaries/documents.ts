import { and, desc, eq, lt } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { summaries } from '../schema/index.ts';

type SummaryRow = typeof summaries.$inferSelect;

/** A bulletin or brief as it lies in the ledger, unmasked: whoever tells it outside masks it. */
export async function readSummary(
  db: Db,
  organisationId: number,
  id: number,
): Promise<SummaryRow | undefined> {
  const [row] = await db
    .select()
    .from(summaries)
    .where(and(eq(summaries.organisationId, organisationId), eq(summaries.id, id)));
  return row;
}

/** The bulletins of that kind and scope in a chat before this moment, the newest edition of each period, the oldest first. */
export async function earlierSummaries(
  db: Db,
  organisationId: number,
  {
    kind,
    chat,
    scope,
    before,
    limit,
  }: Pick<SummaryRow, 'kind' | 'chat' | 'scope'> & { readonly before: Date; readonly limit: number },
): Promise<unknown[]> {
  const rows = await db
    .selectDistinctOn([summaries.periodTo], { periodTo: summaries.periodTo, figures: summaries.figures })
    .from(summaries)
    .where(
      and(
        eq(summaries.organisationId, organisationId),
        eq(summaries.kind, kind),
        eq(summaries.chat, chat),
        eq(summaries.scope, scope),
        lt(summaries.periodTo, before),
      ),
    )
    .orderBy(desc(summaries.periodTo), desc(summaries.edition))
    .limit(limit);
  return rows.map(({ figures }) => figures).toReversed();
}
