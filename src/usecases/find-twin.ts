import type { Issue } from '../issues/issue.ts';
import { nearDuplicate } from '../issues/near-duplicate.ts';
import { listOpenIssues } from '../store/issue-lists.ts';
import type { Turn } from './turn.ts';

/** Of one object, so many open issues are looked through. */
const LOOKED_THROUGH = 50;

/** The number of an open issue that tells the same of the same object, if there is one. The report stands either way. */
export async function findTwin(turn: Turn, issue: Issue): Promise<number | undefined> {
  const { tx, organisationId, known } = turn;
  const object = known.object(issue.objectId);
  if (object === undefined) return undefined;
  const { issues } = await listOpenIssues(tx, organisationId, { objectId: object.id }, LOOKED_THROUGH);
  const earlier = issues.filter(({ number }) => number < issue.number);
  return nearDuplicate(issue, earlier, [object.name, ...object.aliases])?.number;
}
