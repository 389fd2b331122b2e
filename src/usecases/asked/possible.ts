import type { Grant } from '../../directory/directory.ts';
import type { Issue } from '../../issues/issue.ts';
import { transition } from '../../issues/lifecycle.ts';
import { mayAct, type IssueFacts } from '../../issues/permissions.ts';
import { TYPED_ACTIONS } from '../../wording/possible.ts';

const SHOWN = 3;

/** What somebody may do with an issue as it stands, as it is typed: the way on that every refusal names. */
export function possibleFor(
  grants: readonly Grant[],
  { state, number }: Issue,
  facts: readonly IssueFacts[],
): string[] {
  const typed = TYPED_ACTIONS.filter(
    ([action]) =>
      transition(state, action).kind === 'moved' &&
      facts.some((one) => mayAct(grants, action, one).kind === 'allowed'),
  ).map(([, words]) => words(number));
  return [...new Set(typed)].slice(0, SHOWN);
}
