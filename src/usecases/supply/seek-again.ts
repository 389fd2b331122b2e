import type { Issue } from '../../issues/issue.ts';
import { lackingOf, needOf, readSupplyOf } from '../../store/supply/supply.ts';
import { meets } from '../../summaries/same-thing.ts';
import { promisesOf } from '../../summaries/supply.ts';
import { neededAgain, type Partner } from '../../wording/supply.ts';
import type { Changed } from '../change.ts';
import { tell, type Stage, type Turn } from '../turn.ts';
import { askPartners, offersNear, partnersFor } from './ask-partners.ts';
import { chatsOfGroup, partyOf } from './parties.ts';

/** One message may send several issues back: their notes stand behind all that it says itself. */
const BEHIND = 1000;

/** More is needed than before, or again: who has it is asked for what is still missing, and nobody twice for the same thing. */
export async function seekAgain(turn: Turn, issue: Issue): Promise<Partner[]> {
  const { number, absorbed, quantities, sensitive, groupId, objectId } = issue;
  if (sensitive || quantities.length === 0) return [];
  const entries = await readSupplyOf(turn.tx, turn.organisationId, [number, ...absorbed]);
  const missing = needOf(number, quantities, entries).missing.filter(({ value }) => value > 0);
  const needing = { number, groupId, objectId, quantities: missing, sensitive };
  const found = partnersFor(turn, needing, await offersNear(turn, needing), number);
  await askPartners(turn, needing, found, BEHIND + number);
  return found.map(({ partner }) => partner);
}

/** A need came back: who promised what is not there yet was told that it was over, and hears that it is not. */
export async function recallGivers(stage: Stage, { issue, key }: Changed): Promise<void> {
  const { tx, organisationId, known } = stage;
  const { number, quantities, sensitive } = issue;
  if (quantities.length === 0 || sensitive) return;
  const entries = await readSupplyOf(tx, organisationId, [number, ...issue.absorbed]);
  const { rows, missing } = needOf(number, quantities, entries);
  // Lacking and yet covered: promised, and not there.
  const awaited = lackingOf(number, quantities, entries).filter((one) =>
    missing.some((left) => left.item === one.item && left.unit === one.unit && left.value < one.value),
  );
  const promises = promisesOf(rows).filter(({ offer }) => awaited.some((one) => meets(offer, one)));
  for (const groupId of new Set(promises.map((one) => one.groupId))) {
    const own = promises.filter((one) => one.groupId === groupId).map(({ offer }) => offer);
    const notice = neededAgain(number, partyOf(known, issue), own);
    for (const chat of chatsOfGroup(known, groupId)) tell(stage, chat, notice, `${key}:giver`);
  }
}
