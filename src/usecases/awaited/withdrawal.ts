import { takesLatestBack } from '../../commands/statements/own-taken-back.ts';
import { withdraws } from '../../commands/statements/read-withdrawal.ts';
import { wordsAlone } from '../../commands/words-alone.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { fold } from '../../language/fold.ts';
import { OPEN_STATES, type IssueState } from '../../issues/state.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { latestReport } from '../../store/issues/references.ts';
import { askWithdrawal, waysToWithdraw } from '../../wording/awaited.ts';
import { isReportedBy } from '../issue-facts.ts';
import { senderOf } from '../turn.ts';
import type { Offer, Place } from './place.ts';

/** No department has it yet. */
const NOT_SENT: ReadonlySet<IssueState> = new Set(['reported', 'triage', 'returned']);
const OWN_REPORT_WITHIN_MS = 30 * 60_000;

/** Read without a query. */
export const speaksOfWithdrawing = (text: string): boolean =>
  withdraws(wordsAlone(text)) || pointsAtLatest(text);

const pointsAtLatest = (text: string): boolean => takesLatestBack(fold(wordsAlone(text)));

/**
 * "#15 算了 已经清了", by who reported it and before anybody has it; "撤回刚才那条", whoever has it: asked, never done on
 * the words alone.
 */
export async function withdrawalOffered(place: Place, quotedIssue?: number): Promise<Offer | undefined> {
  const { db, organisationId, known, message, now } = place;
  if (!speaksOfWithdrawing(message.text)) return undefined;
  const number = quotedIssue ?? hashedNumbers(fold(message.text))[0]?.numbers[0] ?? (await ownReport(place));
  const issue = number === undefined ? undefined : await readIssue(db, organisationId, number);
  if (issue === undefined || !OPEN_STATES.includes(issue.state)) return undefined;
  if (!NOT_SENT.has(issue.state) && !pointsAtLatest(message.text)) return undefined;
  if (!isReportedBy(senderOf(known, message, now), issue)) return undefined;
  const options = waysToWithdraw(issue.number, wordsAlone(message.text));
  return { kind: 'offer', issueNumber: issue.number, ask: askWithdrawal, options };
}

function ownReport({ db, organisationId, message, now }: Place): Promise<number | undefined> {
  const since = new Date(now.getTime() - OWN_REPORT_WITHIN_MS);
  return latestReport(db, organisationId, message.chat, message.sender.account, since);
}
