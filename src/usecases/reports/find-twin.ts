import type { Issue } from '../../issues/issue.ts';
import { nearDuplicate } from '../../issues/near-duplicate.ts';
import type { Turn } from '../turn.ts';

/** The number of an open issue that tells the same of the same object, if there is one. The report stands either way. */
export async function findTwin(
  { known, past }: Turn,
  issue: Pick<Issue, 'number' | 'detail' | 'objectId'>,
): Promise<number | undefined> {
  const object = known.object(issue.objectId);
  if (object === undefined) return undefined;
  const open = await past.openOf(object.id);
  const earlier = open.filter(({ number }) => number < issue.number);
  return nearDuplicate(issue, earlier, [object.name, ...object.aliases])?.number;
}
