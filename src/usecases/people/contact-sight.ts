import type { Issue } from '../../issues/issue.ts';
import type { Sight } from '../../store/issues/lists.ts';
import { isReportedBy } from '../issue-facts.ts';
import type { Turn } from '../turn.ts';

/**
 * An enterprise's own contact is no official: what is not theirs, nor of the group they write in, is no business of
 * theirs. Undefined for everybody else, who may look at all of the ledger.
 */
export function sightOf({ chat, sender }: Turn): Sight | undefined {
  if (sender.grants.some(({ role }) => role !== 'contact')) return undefined;
  return {
    objectIds: sender.grants.flatMap(({ objectId }) => (objectId === null ? [] : [objectId])),
    groupId: chat?.groupId ?? null,
    account: sender.account,
    personId: sender.personId,
  };
}

/** The same for one issue that is at hand. */
export function isInSight(sight: Sight | undefined, issue: Issue): boolean {
  if (sight === undefined) return true;
  const isOwn = issue.objectId !== null && sight.objectIds.includes(issue.objectId);
  const isHere = sight.groupId !== null && sight.groupId === issue.groupId;
  return isOwn || isHere || isReportedBy(sight, issue);
}
