import { amendRun, lastRuns, takeRuns } from '../store/runs.ts';
import { warnOfCoverage } from '../usecases/coverage.ts';
import type { Worker } from '../usecases/handle-message.ts';
import type { Known } from '../usecases/known.ts';
import { endSilences } from '../usecases/silence.ts';
import { openStage, speak } from '../usecases/turn.ts';
import { runCards } from './cards.ts';
import { type DueRun, dueRuns } from './due-runs.ts';

/** Runs whatever has fallen due, in the order in which it did; returns how much that was. */
export async function runDue(worker: Worker): Promise<number> {
  await warnOfCoverage(worker);
  const silences = await endSilences(worker);
  // Before the briefs, which carry the cards of leaders and coordinators.
  const cards = await runCards(worker);
  const known = await worker.known();
  const now = worker.now();
  const due = dueRuns(known, await lastRuns(worker.db, worker.organisationId), now);
  for (const run of due) await runOnce(worker, known, run, now);
  return silences + cards + due.length;
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
