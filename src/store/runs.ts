import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './client.ts';
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

export interface LastRun {
  readonly job: string;
  readonly chat: string;
  readonly period: Date;
}

/** The newest period of each job and chat. */
export async function lastRuns(db: Db, organisationId: number): Promise<LastRun[]> {
  return db
    .select({ job: runs.job, chat: runs.chat, period: sql<Date>`max(${runs.period})`.mapWith(runs.period) })
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
