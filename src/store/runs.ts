import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { runs } from './schema/index.ts';

export type RunState = (typeof runs.$inferSelect)['state'];

/** Takes the one run of (job, chat, period) for this transaction; false when it was run already, here or elsewhere. */
export async function takeRun(
  tx: Db,
  organisationId: number,
  run: { job: string; chat: string; period: Date; state: RunState; ranAt: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(runs)
    .values({ organisationId, ...run })
    .onConflictDoNothing()
    .returning({ job: runs.job });
  return rows.length === 1;
}

/** Takes what of these runs nobody has taken yet, in one go; returns the chats of those that are this transaction's. */
export async function takeRuns(
  tx: Db,
  organisationId: number,
  { chats, ...run }: { job: string; chats: readonly string[]; period: Date; state: RunState; ranAt: Date },
): Promise<Set<string>> {
  if (chats.length === 0) return new Set();
  // In one order everywhere, so that two replicas wait for each other and never in a ring.
  const rows = await tx
    .insert(runs)
    .values(chats.toSorted().map((chat) => ({ organisationId, chat, ...run })))
    .onConflictDoNothing()
    .returning({ chat: runs.chat });
  return new Set(rows.map(({ chat }) => chat));
}

/** Runs of a chat that came too late to be of use, since the last one that was of use. */
export async function staleRuns(
  tx: Db,
  organisationId: number,
  { job, chat, before }: { job: string; chat: string; before: Date },
): Promise<Date[]> {
  const rows = await tx
    .select({ period: runs.period, state: runs.state })
    .from(runs)
    .where(
      and(
        eq(runs.organisationId, organisationId),
        eq(runs.job, job),
        eq(runs.chat, chat),
        lt(runs.period, before),
      ),
    )
    .orderBy(desc(runs.period))
    .limit(MOST_STALE);
  const end = rows.findIndex(({ state }) => state !== 'stale');
  return rows
    .slice(0, end === -1 ? rows.length : end)
    .map(({ period }) => period)
    .toReversed();
}

/** No outage is caught up further back. */
const MOST_STALE = 70;

export interface LastRun {
  readonly job: string;
  readonly chat: string;
  readonly period: Date;
  /** The newest that did not run ahead of its time, as a draft that is released early does; null where all did. */
  readonly onTime: Date | null;
}

/** The newest period of each job and chat. */
export async function lastRuns(db: Db, organisationId: number): Promise<LastRun[]> {
  return db
    .select({
      job: runs.job,
      chat: runs.chat,
      period: sql<Date>`max(${runs.period})`.mapWith(runs.period),
      onTime: sql<Date | null>`max(${runs.period}) filter (where ${runs.ranAt} >= ${runs.period})`.mapWith(
        runs.period,
      ),
    })
    .from(runs)
    .where(eq(runs.organisationId, organisationId))
    .groupBy(runs.job, runs.chat);
}

/** Says how a run that this transaction took ended. */
export async function amendRun(
  tx: Db,
  organisationId: number,
  { job, chat, period }: { job: string; chat: string; period: Date },
  state: RunState,
): Promise<void> {
  await tx
    .update(runs)
    .set({ state })
    .where(
      and(
        eq(runs.organisationId, organisationId),
        eq(runs.job, job),
        eq(runs.chat, chat),
        eq(runs.period, period),
      ),
    );
}
