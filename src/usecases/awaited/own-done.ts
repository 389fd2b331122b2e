import type { Parsed } from '../../commands/intent.ts';
import { ownDoneTold } from '../../commands/statements/done/own-done.ts';
import { sharesMatter } from '../../commands/statements/done/tells-of-result.ts';
import type { Issue } from '../../issues/issue.ts';
import { listOpenIssues } from '../../store/issues/lists.ts';
import { solvedCommand } from '../../wording/awaited.ts';
import { isThisMeant } from '../../wording/number-heard.ts';
import type { Choice } from '../../wording/to-group.ts';
import { labelOf, viewOf } from '../issue-view.ts';
import { NOT_AT_WORK, waysOfReporter } from '../solved-early.ts';
import { senderOf } from '../turn.ts';
import type { Awaited, Place } from './place.ts';

const CHOICES = 5;

/** Read without a query: somebody of a work group says that a matter of their own is over. */
export function mayTellOwnDone({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): boolean {
  if (known.chat(message.chat)?.kind !== 'work_group' || ownDoneTold(message.text) === undefined)
    return false;
  return senderOf(known, message, now).grants.length > 0;
}

/** "我那个事儿解决啦", to nobody: asked of whoever has an open report in this group, and talk from anybody else. */
export async function ownDone(place: Place, first: Parsed): Promise<Awaited | undefined> {
  const said =
    first.kind === 'chatter' && mayTellOwnDone(place) ? ownDoneTold(place.message.text) : undefined;
  if (said === undefined) return undefined;
  const { known, message } = place;
  const meant = (await ownOpen(place)).filter(
    ({ title, detail }) => said.matter === '' || sharesMatter(said.matter, `${title} ${detail}`),
  );
  const [only, ...others] = meant;
  if (only === undefined) return undefined;
  const words = message.text.trim();
  if (others.length === 0)
    return {
      kind: 'offer',
      issueNumber: only.number,
      ask: (view, options) => isThisMeant(view, 'done', words, options),
      options: waysOfReporter(viewOf(known, only), words),
    };
  const options = meant.map((issue) => choiceOf(place, issue, words));
  return { kind: 'which', options, of: meant.map(({ number }) => number) };
}

/** Where no department has it, the choice says that it is withdrawn. */
function choiceOf({ known }: Place, issue: Issue, words: string): Choice {
  const label = labelOf(known, issue);
  const [way] = NOT_AT_WORK.includes(issue.state) ? waysOfReporter(viewOf(known, issue), words) : [];
  return way === undefined
    ? { label, command: solvedCommand(issue.number, words) }
    : { label: `${label} ${way.label}`, command: way.command };
}

async function ownOpen({ db, organisationId, known, message, now }: Place): Promise<readonly Issue[]> {
  const { account, personId } = senderOf(known, message, now);
  const groupId = known.chat(message.chat)?.groupId;
  if (groupId == null) return [];
  const mine = { reporterAccount: account, groupId, ...(personId === null ? {} : { reporterId: personId }) };
  return (await listOpenIssues(db, organisationId, mine, CHOICES)).issues;
}
