import { readIssue } from '../store/issues.ts';
import { closeQuestion } from '../store/references.ts';
import { tellOnce } from '../store/hints.ts';
import { askAgain, choiceIsOver } from '../wording/answers.ts';
import { viewOf } from './issue-view.ts';
import type { Reading } from './read-message.ts';
import { answer, type Turn } from './turn.ts';

/**
 * A bare number after the time to choose: one kind line who has it now, or how to say it again. Nothing where the
 * issue has moved on since: then the number was hardly meant for us.
 */
export async function answerLate(
  turn: Turn,
  { question, command }: Extract<Reading, { kind: 'late' }>,
): Promise<void> {
  const { tx, organisationId, sender, now, known } = turn;
  if (question.issueNumber === null) {
    if (question.closed) return;
    await closeQuestion(tx, organisationId, question.id);
    return answer(turn, askAgain(command));
  }
  const issue = await readIssue(tx, organisationId, question.issueNumber);
  if (issue?.state !== 'triage' || !(await tellOnce(tx, organisationId, sender.account, now))) return;
  answer(turn, choiceIsOver(viewOf(known, issue)));
}
