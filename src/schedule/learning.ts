import { departmentNames } from '../store/issues/queries.ts';
import { lastRuns, takeRun } from '../store/runs.ts';
import type { Worker } from '../usecases/messages/handle-message.ts';
import { harvest } from '../usecases/routing/harvest.ts';
import { learn, type Learning, type Train } from '../usecases/routing/learn.ts';
import { watchRouting } from '../usecases/routing/watch.ts';
import { openStage, speak } from '../usecases/turn.ts';

const JOB = 'learning';
const ALL_CHATS = '*';
/** In the night, when nobody writes. */
const RULE = { kind: 'daily', time: '03:00' } as const;
const DAY_MS = 86_400_000;
const LOOK_BACK_DAYS = 30;
/** Deeds bear the time at which they were told, and may be committed a little later. */
const OVERLAP_MS = 2 * DAY_MS;

/**
 * Once a day, on one replica: what was done since becomes examples, last month's decisions are looked at, and where
 * enough is new the router learns anew. Undefined where nothing was due.
 */
export async function learnDue(worker: Worker, train: Train): Promise<Learning | undefined> {
  const { db, organisationId } = worker;
  const known = await worker.known();
  const now = worker.now();
  const last = (await lastRuns(db, organisationId)).find(({ job }) => job === JOB)?.period;
  const { startedAt } = known.directory.organisation;
  const since = new Date(Math.max((last ?? startedAt).getTime(), now.getTime() - LOOK_BACK_DAYS * DAY_MS));
  const due = known.calendar.occurrences(RULE, since, now).at(-1);
  if (due === undefined) return undefined;
  const isMine = await db.transaction(async (tx) => {
    const run = { job: JOB, chat: ALL_CHATS, period: due, state: 'posted', ranAt: now } as const;
    if (!(await takeRun(tx, organisationId, run))) return false;
    const after = last === undefined ? new Date(0) : new Date(last.getTime() - OVERLAP_MS);
    await harvest(tx, organisationId, after, await departmentNames(tx, organisationId));
    const stage = openStage(tx, organisationId, known, now);
    await watchRouting(stage);
    await speak(stage);
    return true;
  });
  return isMine ? learn(worker, known, now, train) : undefined;
}
