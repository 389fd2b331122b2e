import type { Issue } from '../issues/issue.ts';
import { readIssue } from '../store/issues/issues.ts';
import type { Stage } from './turn.ts';

/**
 * A merged issue's number keeps answering: it points to the one that lives on. Merged ones never change again, so they
 * are only read on the way; the lock falls on the last alone.
 */
export async function survivorOf(
  { tx, organisationId }: Pick<Stage, 'tx' | 'organisationId'>,
  number: number,
  lock: 'lock' | 'look',
): Promise<Issue | undefined> {
  let issue = await readIssue(tx, organisationId, number);
  while (issue !== undefined) {
    while (issue?.mergedInto != null) issue = await readIssue(tx, organisationId, issue.mergedInto);
    if (lock === 'look' || issue === undefined) return issue;
    issue = await readIssue(tx, organisationId, issue.number, 'lock');
    if (issue?.mergedInto == null) return issue;
  }
  return issue;
}
