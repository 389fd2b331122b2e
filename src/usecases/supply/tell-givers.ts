import type { Issue } from '../../issues/issue.ts';
import { needOf, readSupplyOf } from '../../store/supply/supply.ts';
import { promisesOf } from '../../summaries/supply.ts';
import { overForGiver } from '../../wording/supply.ts';
import { tell, type Stage } from '../turn.ts';
import { chatsOfGroup, partyOf } from './parties.ts';

/** Merged issues go on under the other's number. */
const OVER: readonly Issue['state'][] = ['closed', 'cancelled'];

/** Once an issue is over, the groups that promised something for it are told; no query where it needed nothing. */
export async function tellGivers(
  stage: Stage,
  before: Issue,
  { issue, seq }: { readonly issue: Issue; readonly seq: number },
): Promise<void> {
  const { tx, organisationId, known } = stage;
  const { number, quantities, sensitive, state } = issue;
  if (quantities.length === 0 || sensitive || !OVER.includes(state) || OVER.includes(before.state)) return;
  const entries = await readSupplyOf(tx, organisationId, [number, ...issue.absorbed]);
  const promises = promisesOf(needOf(number, quantities, entries).rows);
  for (const groupId of new Set(promises.map((one) => one.groupId))) {
    const own = promises.filter((one) => one.groupId === groupId);
    const items = [...new Set(own.map(({ offer }) => offer.item))];
    const notice = overForGiver(number, partyOf(known, issue), items, state === 'closed');
    for (const chat of chatsOfGroup(known, groupId))
      tell(stage, chat, notice, `issue:${number}:${seq}:giver`);
  }
}
