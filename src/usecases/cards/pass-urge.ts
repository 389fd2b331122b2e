import type { Notice } from '../../chat/notice.ts';
import type { Issue } from '../../issues/issue.ts';
import { oweReminders, settleReminders } from '../../store/issues/reminders.ts';
import { BATCHES_A_DAY, chatsFor, hasRoom } from './cards.ts';
import { tell, type Stage } from '../turn.ts';

/** The department is told; waits for its next reminders; was told today; or there is nobody to tell. */
export type Passed = 'passedOn' | 'later' | 'today' | 'nobody';

/** 催办 reaches whoever has the issue at most once a day, whoever urges and however often. */
export async function passUrgeOn(stage: Stage, issue: Issue, notice: Notice): Promise<Passed> {
  const { tx, organisationId, known, now } = stage;
  const about = known.calendar.at(known.calendar.localDate(now), '00:00');
  const owed = chatsFor(known, issue, 'urged').map((chat) => ({
    issueNumber: issue.number,
    kind: 'urged' as const,
    about,
    chat,
    dueAt: now,
  }));
  if (owed.length === 0) return 'nobody';
  const fresh = new Set((await oweReminders(tx, organisationId, owed)).map(({ chat }) => chat));
  let [told, waits] = [false, false];
  for (const reminder of owed.filter(({ chat }) => fresh.has(chat))) {
    if (!(await hasRoom(stage, reminder.chat, BATCHES_A_DAY))) {
      waits = true;
      continue;
    }
    tell(stage, reminder.chat, notice, `issue:${issue.number}:urged:${about.toISOString()}`);
    await settleReminders(tx, organisationId, [reminder], 'sent', now);
    told = true;
  }
  if (told) return 'passedOn';
  return waits ? 'later' : 'today';
}
