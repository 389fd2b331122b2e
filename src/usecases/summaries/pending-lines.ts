import type { ChatId } from '../../chat/message.ts';
import type { IssueEvent } from '../../issues/event.ts';
import { pendingIssues, unconfirmedIssues } from '../../store/issues/decisions.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { pendingWords, unconfirmedWords } from '../../wording/pending.ts';
import { viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import type { Stage } from '../turn.ts';

const SHOWN = 5;

/** What waits for a decision, for the chat that was asked for it; on a day off nothing that merely waits is news. */
export async function pendingLines(stage: Stage, chat: ChatId): Promise<string[]> {
  const { tx, organisationId, known, now } = stage;
  const { calendar } = known;
  if (!isAskedToDecide(known, chat) || !calendar.isWorkingDay(calendar.localDate(now))) return [];
  const { issues, total } = await pendingIssues(tx, organisationId, SHOWN);
  const requests = [];
  for (const issue of issues) {
    const { pending } = issue;
    if (pending === null) continue;
    const asked = (await readEvents(tx, organisationId, issue.number)).findLast(asks);
    requests.push({
      issue: viewOf(known, issue),
      pending,
      department: known.department(pending.departmentId)?.name ?? null,
      since: calendar.formatLocal(asked?.at ?? now, 'date'),
    });
  }
  const open = await unconfirmedIssues(tx, organisationId, SHOWN);
  return [
    ...pendingWords(requests, total),
    ...unconfirmedWords(
      open.issues.map((issue) => viewOf(known, issue)),
      open.total,
    ),
  ];
}

const asks = ({ body }: IssueEvent) => body.type === 'extension_asked' || body.type === 'hold_asked';

/** The coordinators; the leaders where there are none. */
export function isAskedToDecide(known: Known, chat: ChatId): boolean {
  const kind = known.chatsOfKind('coordinators').length > 0 ? 'coordinators' : 'leaders';
  return known.chat(chat)?.kind === kind;
}
