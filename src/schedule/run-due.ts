import { amendRun, lastRuns, takeRuns } from '../store/runs.ts';
import { warnOfCoverage } from '../usecases/people/coverage.ts';
import { eachByItself } from '../usecases/messages/each-by-itself.ts';
import type { Worker } from '../usecases/messages/handle-message.ts';
import type { Known } from '../usecases/known.ts';
import { endSilences } from '../usecases/cards/silence.ts';
import { tellOfWaiting } from '../usecases/failures/waiting.ts';
import { openStage, speak } from '../usecases/turn.ts';
import { runCards } from './cards.ts';
import { type DueRun, dueRuns } from './due-runs.ts';

/**
 * Runs whatever has fallen due, in the order in which it did; returns how much that was.
 * @throws what failed, once the rest has run
 */
export async function runDue(worker: Worker): Promise<number> {
  let ran = 0;
  // The cards before the briefs, which carry those of leaders and coordinators.
  const steps = [warnOfCoverage, tellOfWaiting, endSilences, runCards, runJobs];
  await eachByItself(steps, async (step) => {
    ran += await step(worker);
  });
  return ran;
}

/** What failed is caught up with at the next look: nothing later of the same job runs before it, or it never would. */
async function runJobs(worker: Worker): Promise<number> {
  const known = await worker.known();
  const now = worker.now();
  const due = dueRuns(known, await lastRuns(worker.db, worker.organisationId), now);
  const failed = new Set<DueRun['job']>();
  await eachByItself(due, async (run) => {
    if (failed.has(run.job)) return;
    failed.add(run.job);
    await runOnce(worker, known, run, now);
    failed.delete(run.job);
  });
  return due.length;
}

/** The row of (job, chat, slot) decides: whoever inserts it posts, in the same transaction. */
async function runOnce(
  { db, organisationId }: Worker,
  known: Known,
  { job, targets, slot, isStale }: DueRun,
  now: Date,
) {
  await db.transaction(async (tx) => {
    const stage = openStage(tx, organisationId, known, now);
    const state = isStale ? 'stale' : 'posted';
    const run = { job: job.name, period: slot };
    const chats = targets.map(({ chat }) => chat);
    const taken = await takeRuns(tx, organisationId, { ...run, chats, state, ranAt: now });
    if (isStale || taken.size === 0) return;
    const ended = await job.post(
      stage,
      targets.filter(({ chat }) => taken.has(chat)),
      slot,
    );
    for (const [chat, result] of ended)
      if (result !== state) await amendRun(tx, organisationId, { ...run, chat }, result);
    await speak(stage);
  });
}
