import type { Issue } from '../../issues/issue.ts';
import { needOf, readSupplyOf } from '../../store/supply.ts';
import type { Partner } from '../../wording/supply.ts';
import type { Turn } from '../turn.ts';
import { askPartners, offersNear, partnersFor } from './ask-partners.ts';

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
