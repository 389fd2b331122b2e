import { amendRun, lastRuns, takeRun, type RunState } from '../store/runs.ts';
import { warnOfCoverage } from '../usecases/coverage.ts';
import type { Worker } from '../usecases/handle-message.ts';
import { endSilences } from '../usecases/silence.ts';
import type { Known } from '../usecases/known.ts';
import { openStage, speak } from '../usecases/turn.ts';
import { runCards } from './cards.ts';
import { JOBS, type Job, type Target } from './jobs.ts';

/** Longer outages are not caught up further back. */
const LOOK_BACK_DAYS = 60;
const DAY_MS = 86_400_000;

interface DueRun {
  readonly job: Job;
  readonly target: Target;
  readonly due: Date;
  /** A later one of the same job falls due too: this one would only be old news. */
  readonly isStale: boolean;
}

/** Runs whatever has fallen due, in the order in which it did; returns how much that was. */
export async function runDue(worker: Worker): Promise<number> {
  await warnOfCoverage(worker);
  const silences = await endSilences(worker);
  // Before the briefs, which carry the cards of leaders and coordinators.
  const cards = await runCards(worker);
  const known = await worker.known();
  const now = worker.now();
  const runs = await dueRuns(worker, known, now);
  for (const run of runs) await runOnce(worker, known, run, now);
  return silences + cards + runs.length;
}

async function dueRuns({ db, organisationId }: Worker, known: Known, now: Date): Promise<DueRun[]> {
  const last = await lastRuns(db, organisationId);
  const earliest = new Date(
    Math.max(known.directory.organisation.startedAt.getTime(), now.getTime() - LOOK_BACK_DAYS * DAY_MS),
  );
  const all = JOBS.flatMap((job) => {
    const ofJob = last.filter((run) => run.job === job.name);
    const newest = latest(ofJob.map(({ period }) => period));
    return job.targets(known).flatMap((target) => {
      // A chat that has come in since takes part from the newest run of the others on.
      const mine = ofJob.find(({ chat }) => chat === target.chat)?.period ?? newest;
      const dues = known.calendar.occurrences(job.rule(known), latest([earliest, mine]) ?? earliest, now);
      return dues.map((due, i) => ({
        job,
        target,
        due,
        isStale: job.catchUp === 'latest' && i < dues.length - 1,
      }));
    });
  });
  return all.sort((a, b) => a.due.getTime() - b.due.getTime());
}

function latest(dates: readonly (Date | undefined)[]): Date | undefined {
  const times = dates.flatMap((date) => date?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}

/** The row of (job, chat, period) decides: whoever inserts it posts, in the same transaction. */
async function runOnce(
  { db, organisationId }: Worker,
  known: Known,
  { job, target, due, isStale }: DueRun,
  now: Date,
) {
  await db.transaction(async (tx) => {
    const stage = openStage(tx, organisationId, known, now);
    const run = { job: job.name, chat: target.chat, period: due, ranAt: now };
    const state: RunState = isStale ? 'stale' : 'posted';
    if (!(await takeRun(tx, organisationId, { ...run, state }))) return;
    if (isStale) return;
    const result = await job.post(stage, target, due);
    if (result !== state) await amendRun(tx, organisationId, run, result);
    await speak(stage);
  });
}
