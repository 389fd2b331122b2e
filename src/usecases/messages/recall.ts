import type { Db } from '../../store/database/client.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { reportedByMessage } from '../../store/issues/references.ts';
import type { InboundMessage } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import { OPEN_STATES } from '../../issues/state.ts';
import { offerToCancel } from '../../wording/to-group.ts';
import { viewOf } from '../issue-view.ts';
import { answer, type Turn } from '../turn.ts';

/** Later than this a report has been acted upon, and taking its words back takes nothing back. */
const WITHIN_MS = 10 * 60_000;

/** The open issue that the sender reported a few minutes ago by the message taken back now, if it made one. */
export async function recalledIssue(
  db: Db,
  organisationId: number,
  { chat, sender, recalls }: InboundMessage,
  now: Date,
): Promise<Issue | undefined> {
  if (recalls === undefined) return undefined;
  const number = await reportedByMessage(db, organisationId, chat, recalls);
  const issue = number === undefined ? undefined : await readIssue(db, organisationId, number);
  if (issue === undefined || issue.reporterAccount !== sender.account) return undefined;
  const isFresh = now.getTime() - issue.reportedAt.getTime() <= WITHIN_MS;
  return isFresh && OPEN_STATES.includes(issue.state) ? issue : undefined;
}

/** Whoever takes a report back is asked whether the issue goes with it; until then it stands. */
export async function offerAfterRecall(turn: Turn): Promise<void> {
  const issue = await recalledIssue(turn.tx, turn.organisationId, turn.message, turn.now);
  if (issue !== undefined) answer(turn, offerToCancel(viewOf(turn.known, issue)));
}
