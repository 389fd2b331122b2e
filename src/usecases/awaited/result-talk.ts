import { worksNow } from '../../commands/statements/done/done-told.ts';
import { sharesMatter, tellsOfResult } from '../../commands/statements/done/tells-of-result.ts';
import type { Parsed } from '../../commands/intent.ts';
import { answerOf } from '../../issues/plain-answers.ts';
import type { Issue } from '../../issues/issue.ts';
import { WORKED } from '../../issues/lifecycle.ts';
import { fold } from '../../language/fold.ts';
import { listOpenIssues } from '../../store/issues/lists.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { askAfterResult, confirmCommand, supplementCommand, waysAfterResult } from '../../wording/awaited.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { isThisMeant, waysToHear } from '../../wording/number-heard.ts';
import { labelOf, viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { senderOf } from '../turn.ts';
import { hasNumber } from './office.ts';
import type { Awaited, Offer, Place } from './place.ts';

const CHOICES = 5;
const MINUTE = 60_000;
/** So long after the notice what its reporter says is about it; what names the matter is so as long as it waits. */
const FRESH = 30 * MINUTE;
const ANSWERED_WITHIN = 30 * MINUTE;
const DEPARTMENT_SPOKE: ReadonlySet<string> = new Set(['resolved', 'progressed', 'replied']);

/** 太窄了; 行; 车能走了: what somebody says of a matter without its number. */
type Tone = 'discontent' | 'yes' | 'works';

function toneOf(text: string): Tone | undefined {
  const answer = answerOf(text);
  if (answer === 'yes') return 'yes';
  if (tellsOfResult(text)) return 'discontent';
  return answer !== 'courtesy' && worksNow(fold(text).trim()) ? 'works' : undefined;
}

/** Read without a query: somebody of a work group is content with something or not, or says 行 and no more. */
export function maySpeakOfResult({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): boolean {
  if (known.chat(message.chat)?.kind !== 'work_group' || hasNumber(message.text)) return false;
  return senderOf(known, message, now).grants.length > 0 && toneOf(message.text) !== undefined;
}

/** What a group says without a number of a matter that a department calls done: asked, never taken for a yes or a no. */
export async function resultSpokenOf(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !maySpeakOfResult(place)) return undefined;
  const { message, known } = place;
  const tone = toneOf(message.text);
  const candidates = [...(await confirmable(place)), ...(tone === 'works' ? await ownAtWork(place) : [])];
  const meant: Issue[] = [];
  for (const issue of candidates) if (await isMeant(place, issue, tone)) meant.push(issue);
  const [only, ...others] = meant;
  if (only === undefined) return undefined;
  const words = message.text.trim();
  if (others.length === 0 && tone !== 'yes') return { kind: 'offer', ...offered(known, only, tone, words) };
  const options = meant.map((issue) => ({
    label: labelOf(known, issue),
    command: commandFor(issue.number, tone, words),
  }));
  return { kind: 'which', options, of: meant.map(({ number }) => number) };
}

function offered(known: Known, issue: Issue, tone: Tone | undefined, words: string): Omit<Offer, 'kind'> {
  const issueNumber = issue.number;
  if (tone !== 'works')
    return { issueNumber, ask: askAfterResult, options: waysAfterResult(issueNumber, words) };
  const options = waysToHear(viewOf(known, issue), 'done', words, false);
  return { issueNumber, ask: (view, ways) => isThisMeant(view, 'done', words, ways), options };
}

function commandFor(number: number, tone: Tone | undefined, words: string): string {
  if (tone === 'yes') return confirmCommand(number);
  return tone === 'works' ? `#${number} ${words}` : supplementCommand(number, words);
}

/** What the sender reported and a department works on: whoever reported it may say that it is over before the department does. */
async function ownAtWork({ db, organisationId, known, message, now }: Place): Promise<Issue[]> {
  const sender = senderOf(known, message, now);
  const groupId = known.chat(message.chat)?.groupId;
  if (groupId == null) return [];
  const mine = { reporterAccount: sender.account, groupId, states: WORKED };
  return (await listOpenIssues(db, organisationId, mine, CHOICES)).issues;
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

async function isMeant(place: Place, issue: Issue, tone: Tone | undefined): Promise<boolean> {
  const { message, now } = place;
  if (tone !== 'yes' && sharesMatter(message.text, `${issue.detail} ${issue.result ?? ''}`)) return true;
  const last = await lastWord(place, issue);
  if (last === undefined) return false;
  return now.getTime() - last.getTime() <= (tone === 'yes' ? ANSWERED_WITHIN : FRESH);
}

/** When the sender last heard of it, or was asked: by the department's word, or by 办好了吗 under the own words. */
async function lastWord({ db, organisationId, message }: Place, issue: Issue): Promise<Date | undefined> {
  const { account } = message.sender;
  const events = await readEvents(db, organisationId, issue.number);
  return events.findLast(
    ({ body, actor }) =>
      (DEPARTMENT_SPOKE.has(body.type) && issue.reporterAccount === account) ||
      (body.type === 'supplemented' && actor.account === account && issue.state === 'resolved'),
  )?.at;
}
