import { lastRuns, takeRun } from '../store/runs.ts';
import { issuesToWarnOf } from '../store/issues/reminders.ts';
import { cardsOf } from '../issues/cards.ts';
import { oweDueCards, sendBatches, sendUrgentCards } from '../usecases/cards/cards.ts';
import type { Worker } from '../usecases/messages/handle-message.ts';
import type { Known } from '../usecases/known.ts';
import { openStage, speak } from '../usecases/turn.ts';

/** One run for all chats at the hours of the briefs; the row of `runs` decides which replica does it. */
const JOB = 'cards';
const ALL_CHATS = '*';
const LOOK_AHEAD_DAYS = 20;
const DAY_MS = 86_400_000;

/** Sends the urgent cards that are due, and the batch of the others where its hour has come. */
export async function runCards(worker: Worker): Promise<number> {
  const known = await worker.known();
  const now = worker.now();
  const urgent = await sendUrgent(worker, known, now);
  const due = await dueBatch(worker, known, now);
  return urgent + (due === undefined ? 0 : await sendBatch(worker, known, due, now));
}

async function sendUrgent({ db, organisationId }: Worker, known: Known, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const stage = openStage(tx, organisationId, known, now);
    await oweDueCards(stage, true);
    const sent = await sendUrgentCards(stage);
    await speak(stage);
    return sent;
  });
}

/** The last hour of a brief that has come since the last batch: what was missed before is in it. */
async function dueBatch({ db, organisationId }: Worker, known: Known, now: Date): Promise<Date | undefined> {
  const last = (await lastRuns(db, organisationId)).find(({ job }) => job === JOB)?.period;
  const { startedAt } = known.directory.organisation;
  const since = new Date(Math.max((last ?? startedAt).getTime(), now.getTime() - LOOK_AHEAD_DAYS * DAY_MS));
  const { morning, evening } = known.settings;
  const moments = [morning, evening].flatMap((rule) => known.calendar.occurrences(rule, since, now));
  return moments.sort((a, b) => a.getTime() - b.getTime()).at(-1);
}

async function sendBatch(
  { db, organisationId }: Worker,
  known: Known,
  due: Date,
  now: Date,
): Promise<number> {
  return db.transaction(async (tx) => {
    const run = { job: JOB, chat: ALL_CHATS, period: due, state: 'posted', ranAt: now } as const;
    if (!(await takeRun(tx, organisationId, run))) return 0;
    const stage = openStage(tx, organisationId, known, now);
    await oweDueCards(stage, false);
    const sent = await sendBatches(stage, due);
    await speak(stage);
    return sent;
  });
}

/** The next moments at which cards are sent: the hours of the briefs, and whatever is urgent by its own clock. */
export async function nextCardMoments(
  { db, organisationId }: Worker,
  known: Known,
  now: Date,
): Promise<Date[]> {
  const deadlineUpTo = new Date(now.getTime() + LOOK_AHEAD_DAYS * DAY_MS);
  const urgent = await issuesToWarnOf(db, organisationId, { now, deadlineUpTo, onlyUrgent: true });
  const own = urgent
    .flatMap((issue) => cardsOf(issue, known.calendar).map(({ dueAt }) => dueAt))
    .filter((dueAt) => dueAt > now);
  const { morning, evening } = known.settings;
  return [...own, ...[morning, evening].map((rule) => known.calendar.nextOccurrence(rule, now))];
}
