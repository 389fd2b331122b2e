import { sharesMatter, tellsOfResult } from '../../commands/tells-of-result.ts';
import type { Parsed } from '../../commands/intent.ts';
import { answerOf } from '../../issues/plain-answers.ts';
import type { Issue } from '../../issues/issue.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { fold } from '../../language/fold.ts';
import { listOpenIssues } from '../../store/issue-lists.ts';
import { readEvents } from '../../store/issues.ts';
import { askAfterResult, confirmCommand, supplementCommand, waysAfterResult } from '../../wording/awaited.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { labelOf } from '../issue-view.ts';
import { senderOf } from '../turn.ts';
import type { Awaited, Place } from './place.ts';

const CHOICES = 5;
const MINUTE = 60_000;
/** So long after the notice what its reporter says is about it; what names the matter is so as long as it waits. */
const FRESH = 30 * MINUTE;
const ANSWERED_WITHIN = 30 * MINUTE;

/** Read without a query: somebody of a work group is not content with something, or says 行 and no more. */
export function maySpeakOfResult({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): boolean {
  if (known.chat(message.chat)?.kind !== 'work_group' || hashedNumbers(fold(message.text)).length > 0)
    return false;
  if (senderOf(known, message, now).grants.length === 0) return false;
  return tellsOfResult(message.text) || answerOf(message.text) === 'yes';
}

/** What a group says without a number of a matter that a department calls done: asked, never taken for a yes or a no. */
export async function resultSpokenOf(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !maySpeakOfResult(place)) return undefined;
  const { message, known } = place;
  const isYes = answerOf(message.text) === 'yes';
  const meant: Issue[] = [];
  for (const issue of await confirmable(place)) if (await isMeant(place, issue, isYes)) meant.push(issue);
  const [only, ...others] = meant;
  if (only === undefined) return undefined;
  const words = message.text.trim();
  if (others.length === 0 && !isYes)
    return {
      kind: 'offer',
      issueNumber: only.number,
      ask: askAfterResult,
      options: waysAfterResult(only.number, words),
    };
  const options = meant.map((issue) => ({
    label: labelOf(known, issue),
    command: isYes ? confirmCommand(issue.number) : supplementCommand(issue.number, words),
  }));
  return { kind: 'which', options, of: meant.map(({ number }) => number) };
}

async function confirmable({ db, organisationId, known, message, now }: Place): Promise<Issue[]> {
  const groupId = known.chat(message.chat)?.groupId;
  if (groupId == null) return [];
  const sender = senderOf(known, message, now);
  const { issues } = await listOpenIssues(db, organisationId, { groupId, states: ['resolved'] }, CHOICES);
  const mine: Issue[] = [];
  for (const issue of issues) {
    const facts = await allFactsOf(db, organisationId, sender, issue);
    if (mayActOnAny(sender.grants, 'supplement', facts).kind === 'allowed') mine.push(issue);
  }
  return mine;
}

async function isMeant(place: Place, issue: Issue, isYes: boolean): Promise<boolean> {
  const { message, now } = place;
  if (!isYes && sharesMatter(message.text, `${issue.detail} ${issue.result ?? ''}`)) return true;
  const last = await lastWord(place, issue);
  if (last === undefined) return false;
  return now.getTime() - last.getTime() <= (isYes ? ANSWERED_WITHIN : FRESH);
}

/** When the sender was asked last: by the result itself, or by 办好了吗 under the own words. */
async function lastWord({ db, organisationId, message }: Place, issue: Issue): Promise<Date | undefined> {
  const { account } = message.sender;
  const events = await readEvents(db, organisationId, issue.number);
  return events.findLast(
    ({ body, actor }) =>
      (body.type === 'resolved' && issue.reporterAccount === account) ||
      (body.type === 'supplemented' && actor.account === account),
  )?.at;
}
