import { keptWaiting, type KeptWaiting, lastRanAt } from '../../store/deliveries/kept-waiting.ts';
import { takeRun } from '../../store/runs.ts';
import { noticesKeptWaiting } from '../../wording/wechat.ts';
import type { Worker } from '../messages/handle-message.ts';
import type { Known } from '../known.ts';
import { adminsElsewhere, coordinatorsElsewhere } from './account.ts';
import { openStage, speak, tell } from '../turn.ts';

/** No try is counted while an account is away, so that nothing ever gives up on what waits for it: people must know. */
const TOLD_AFTER_MS = 24 * 3_600_000;
const JOB = 'kept_waiting';
const ALL_CHATS = '*';

/**
 * Tells the coordinators elsewhere, else the admins, once in an absence that what the bot has to say in WeChat has
 * waited for a day, how much it is and for whom; nothing of it is dropped.
 * @returns 1 where it was told now, else 0
 */
export async function tellOfWaiting({ db, organisationId, known, now }: Worker): Promise<number> {
  const at = now();
  const waiting = await keptWaiting(db, organisationId, 'wechat', at);
  const since = new Date(Math.min(...waiting.map((one) => one.since.getTime())));
  if (waiting.length === 0 || at.getTime() - since.getTime() < TOLD_AFTER_MS) return 0;
  // What waited then and waits now has waited all the time between.
  const toldAt = await lastRanAt(db, organisationId, JOB);
  if (toldAt !== null && toldAt >= since) return 0;
  const knows = await known();
  const coordinators = coordinatorsElsewhere(knows);
  const chats = coordinators.length > 0 ? coordinators : adminsElsewhere(knows);
  if (chats.length === 0) return 0;
  return db.transaction(async (tx) => {
    const period = new Date(since.getTime() + TOLD_AFTER_MS);
    const run = { job: JOB, chat: ALL_CHATS, period, state: 'posted', ranAt: at } as const;
    if (!(await takeRun(tx, organisationId, run))) return 0;
    const stage = openStage(tx, organisationId, knows, at);
    const notice = noticesKeptWaiting(
      knows.calendar.formatLocal(since, 'dateTime'),
      waiting.map((one) => nameOf(knows, one)),
    );
    for (const chat of chats) tell(stage, chat, notice, `${JOB}:${period.toISOString()}`);
    await speak(stage);
    return 1;
  });
}

/** A chat that the directory does not name is somebody's private one. */
function nameOf(known: Known, { chat, notices }: KeptWaiting): { name: string | undefined; notices: number } {
  return { name: known.chat(chat)?.name || undefined, notices };
}
