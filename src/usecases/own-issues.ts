import type { IssueFilter } from '../store/issues/lists.ts';
import { OWN_TITLES } from '../wording/list-titles.ts';
import type { Turn } from './turn.ts';

/** A list that is asked for, and what is shown where nothing stands in it. */
export interface Listing {
  readonly title: string;
  readonly filter: IssueFilter;
  readonly ifNone?: Listing;
}

/**
 * What somebody calls their own: what they reported, and what concerns the object that they speak for. First those that
 * are called by their matter, then all open ones, then the closed ones too.
 */
export function ownIssues(turn: Turn, matter?: string): Listing {
  const own = ownOf(turn);
  const whole: Listing = { title: OWN_TITLES.whole, filter: { ...own, isWhole: true } };
  const open: Listing = { title: OWN_TITLES.open, filter: own, ifNone: whole };
  if (matter === undefined) return open;
  return { title: open.title, filter: { ...own, words: matter }, ifNone: open };
}

function ownOf({ sender: { account, personId, grants } }: Turn): IssueFilter {
  const objectIds = grants.flatMap(({ role, objectId }) =>
    role === 'contact' && objectId !== null ? [objectId] : [],
  );
  if (objectIds.length > 0) return { within: { objectIds, groupId: null, account, personId } };
  return { reporterAccount: account, ...(personId === null ? {} : { reporterId: personId }) };
}
