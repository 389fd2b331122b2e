import type { Issue } from '../issues/issue.ts';
import type { IssueState } from '../issues/state.ts';
import { isThisMeant, waysIfSolvedEarly, waysToHear } from '../wording/number-heard.ts';
import type { Choice } from '../wording/to-group.ts';
import type { IssueView } from '../wording/view.ts';
import { allFactsOf, mayActOnAny } from './issue-facts.ts';
import { viewOf } from './issue-view.ts';
import { putQuestion } from './asked/put-question.ts';
import { answer, type Turn } from './turn.ts';

/** Open, and no department works on it: nothing of it can be called done by anybody. */
export const NOT_AT_WORK: readonly IssueState[] = ['reported', 'triage', 'returned', 'on_hold'];
const ANSWER_WITHIN_MINUTES = 10;

/** What its reporter may mean who says that it is solved, in whatever state it is. */
export function waysOfReporter(issue: IssueView, said: string): Choice[] {
  return NOT_AT_WORK.includes(issue.state)
    ? waysIfSolvedEarly(issue, said, true)
    : waysToHear(issue, 'done', said, false);
}

/**
 * "我报的那件事解决了" before a department has it, from the side that reported: what state it is in, and whether it is to be
 * withdrawn. Nothing is changed.
 * @returns false where a department works on it, or it is over
 */
export async function askIfSolvedEarly(turn: Turn, issue: Issue, said: string): Promise<boolean> {
  if (!NOT_AT_WORK.includes(issue.state)) return false;
  const facts = await allFactsOf(turn.tx, turn.organisationId, turn.sender, issue);
  const mayCancel = mayActOnAny(turn.sender.grants, 'cancel', facts).kind === 'allowed';
  const view = viewOf(turn.known, issue);
  const options = waysIfSolvedEarly(view, said, mayCancel);
  answer(turn, isThisMeant(view, 'done', said, options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES, issue.number);
  return true;
}
