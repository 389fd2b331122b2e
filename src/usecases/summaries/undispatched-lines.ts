import type { ChatId } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import { undispatchedIssues } from '../../store/issues/decisions.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { undispatchedWords } from '../../wording/pending.ts';
import { viewOf } from '../issue-view.ts';
import { isAskedToDecide } from './pending-lines.ts';
import type { Stage } from '../turn.ts';

const SHOWN = 20;
const DAY_MS = 24 * 60 * 60_000;

/** What waits for a department, every working morning until one has it. */
export async function undispatchedLines(stage: Stage, chat: ChatId): Promise<string[]> {
  const { tx, organisationId, known, now } = stage;
  if (!isAskedToDecide(known, chat) || !known.calendar.isWorkingDay(known.calendar.localDate(now))) return [];
  const { issues, total } = await undispatchedIssues(tx, organisationId, SHOWN);
  const waiting = await Promise.all(
    issues.map(async (issue) => ({
      issue: viewOf(known, issue),
      isReturned: issue.state === 'returned',
      days: daysBetween(stage, await waitsSince(stage, issue)),
    })),
  );
  return undispatchedWords(
    waiting.toSorted((a, b) => b.days - a.days),
    total,
  );
}

/** Since it was put before them last: reported, or given back. */
async function waitsSince({ tx, organisationId }: Stage, { number, reportedAt }: Issue): Promise<Date> {
  const events = await readEvents(tx, organisationId, number);
  return events.findLast(({ body }) => body.type === 'returned')?.at ?? reportedAt;
}

/** By the calendar on the wall. */
function daysBetween({ known: { calendar }, now }: Stage, since: Date): number {
  const [from, to] = [since, now].map((one) => calendar.at(calendar.localDate(one), '00:00').getTime());
  return Math.round(((to ?? 0) - (from ?? 0)) / DAY_MS);
}
