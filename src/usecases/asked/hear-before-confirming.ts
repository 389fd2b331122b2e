import type { QueryIntent } from '../../commands/intent.ts';
import type { Issue } from '../../issues/issue.ts';
import { answerOf, doubtsResult } from '../../issues/plain-answers.ts';
import { passedOn } from '../../wording/answers.ts';
import { supplementNote } from '../../wording/to-department.ts';
import { stillDone } from '../../wording/to-group.ts';
import { change, type Step } from '../change.ts';
import { tellDepartments } from '../reports/departments-chats.ts';
import { allFactsOf, mayActOnAny } from '../issue-facts.ts';
import { viewOf } from '../issue-view.ts';
import { survivorOf } from '../survivor.ts';
import { answer, type Turn } from '../turn.ts';

/** The department says that it is done, and whoever speaks is one of those who are asked whether it is. */
export async function mayConfirmNow(turn: Turn, issue: Issue): Promise<boolean> {
  if (issue.state !== 'resolved') return false;
  const facts = await allFactsOf(turn.tx, turn.organisationId, turn.sender, issue);
  return mayActOnAny(turn.sender.grants, 'confirm', facts).kind === 'allowed';
}

/**
 * What is said about a result and is neither a yes nor a no is kept, and from then on silence no longer closes the issue
 * as 未回访. Whoever spoke is asked once, with the two buttons; the department hears what tells something.
 */
export async function hearBeforeConfirming(step: Step, text: string): Promise<void> {
  const { turn, issue } = step;
  const plain = answerOf(text);
  const wasAsked = issue.waitsUntil === null;
  if (wasAsked && plain === 'courtesy') return;
  const changed = await change(step, { type: 'supplemented', text }, issue.state);
  const view = viewOf(turn.known, changed.issue);
  const hasNews = plain === undefined;
  answer(turn, wasAsked ? passedOn(view, hasNews) : stillDone(view));
  if (hasNews) tellDepartments(turn, changed.issue, supplementNote(view, text, 'progress'), changed.key);
}

/** "#34 满意？我可不满意", asked by who is to confirm, is more than a question. Returns whether it was taken as such. */
export async function hearInQuestion(turn: Turn, { issueNumbers }: QueryIntent): Promise<boolean> {
  const [number, ...others] = issueNumbers;
  const { text } = turn.message;
  if (number === undefined || others.length > 0 || !doubtsResult(text)) return false;
  return hearAside(turn, number, text);
}

/** Words that do nothing with the issue and yet are about its result. */
export async function hearAside(turn: Turn, number: number, text: string): Promise<boolean> {
  const issue = await survivorOf(turn, number, 'lock');
  if (issue === undefined || !(await mayConfirmNow(turn, issue))) return false;
  const as = turn.sender.grants[0]?.role ?? 'stranger';
  await hearBeforeConfirming({ turn, issue, as, to: issue.state, departmentId: null }, text);
  return true;
}
