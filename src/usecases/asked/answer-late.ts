import { readEvents, readIssue } from '../../store/issues/issues.ts';
import { closeQuestion } from '../../store/issues/references.ts';
import { askAgain, choiceIsOver } from '../../wording/answers.ts';
import { viewOf } from '../issue-view.ts';
import type { Reading } from '../reading/heard.ts';
import { answer, type Turn } from '../turn.ts';

/**
 * A bare number after the time to choose, from who was asked, on the same day: one kind line who has the issue now and
 * what to type instead. Nothing where the asked one has answered since: then the number was hardly meant for us.
 */
export async function answerLate(
  turn: Turn,
  { question, command }: Extract<Reading, { kind: 'late' }>,
): Promise<void> {
  const { tx, organisationId, known } = turn;
  if (question.issueNumber === null) {
    if (question.closed) return;
    await closeQuestion(tx, organisationId, question.id);
    return answer(turn, askAgain(command));
  }
  const issue = await readIssue(tx, organisationId, question.issueNumber);
  if (issue === undefined) return;
  if (issue.state === 'triage') return answer(turn, choiceIsOver(viewOf(known, issue), command));
  if (await wasChosenByOthers(turn, issue.number)) answer(turn, choiceIsOver(viewOf(known, issue)));
}

async function wasChosenByOthers({ tx, organisationId, sender }: Turn, number: number): Promise<boolean> {
  const events = await readEvents(tx, organisationId, number);
  const dispatched = events.findLast(({ body }) => body.type === 'dispatched');
  return (
    dispatched !== undefined &&
    dispatched.actor.account !== sender.account &&
    events.at(-1)?.seq === dispatched.seq
  );
}
