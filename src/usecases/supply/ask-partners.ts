import type { ReportIntent } from '../../commands/intent.ts';
import { offersFor, type Match } from '../../summaries/matching.ts';
import type { SupplyRow } from '../../summaries/supply.ts';
import { askPartner, type Partner } from '../../wording/supply.ts';
import { tell, type Turn } from '../turn.ts';
import { besidePosition, chatsOfGroup, covers, noteAsked, partnerOf, partyOf } from './parties.ts';

/** What a report needs, and of whom it is; nothing where it is to be shown to nobody. */
export interface Needing extends Pick<ReportIntent, 'quantities' | 'sensitive'> {
  readonly number: number;
  readonly groupId: number | null;
  readonly objectId: number | null;
}

/** Offers of other groups that may be what is needed; no query where nothing is. */
export async function offersNear(turn: Turn, needing: Needing): Promise<SupplyRow[]> {
  const { quantities = [], sensitive = false, groupId } = needing;
  if (quantities.length === 0 || sensitive) return [];
  const items = quantities.map(({ item }) => item);
  const offers = await turn.past.offersOf(items);
  return offers.filter((one) => one.groupId !== groupId);
}

/** A group that has what is needed. */
interface Found {
  readonly groupId: number | null;
  readonly partner: Partner;
  readonly matches: readonly Match[];
}

/** Whose offers fit, each group once; whoever was asked for the same thing of `before`, the twin or this issue, is left in peace. */
export function partnersFor(
  turn: Turn,
  { quantities = [] }: Needing,
  offers: readonly SupplyRow[],
  before: number | undefined,
): Found[] {
  const reached = offers.filter(({ groupId }) => chatsOfGroup(turn.known, groupId).length > 0);
  const groups = byGroup(offersFor(quantities, reached, before));
  return [...groups].map(([groupId, [first, ...others]]) => {
    const partner = partnerOf(turn, [first.offer, ...others.map(({ offer }) => offer)]);
    return { groupId, partner, matches: [first, ...others] };
  });
}

/** Asks whoever offered what is needed, each group in one notice. */
export async function askPartners(
  turn: Turn,
  needing: Needing,
  found: readonly Found[],
  position: number,
): Promise<void> {
  const { known } = turn;
  const all = found.flatMap(({ matches }) => matches);
  for (const { groupId, partner, matches: own } of found) {
    const wanted = {
      number: needing.number,
      party: partyOf(known, needing),
      missing: own.map(({ need: { item, value, unit } }) => ({ item, value, unit })),
      amounts: own.map(covers),
    };
    const chats = chatsOfGroup(known, groupId);
    for (const chat of chats)
      tell(
        turn,
        chat,
        askPartner(wanted, partner),
        `issue:${needing.number}:supply:g${groupId}:${turn.inboxId}`,
      );
    for (const match of own)
      await noteAsked(turn, match, {
        issueNumber: needing.number,
        chat: chats[0] ?? turn.message.chat,
        position: besidePosition(position, all.indexOf(match)),
      });
  }
}

function byGroup(matches: readonly Match[]): Map<number | null, [Match, ...Match[]]> {
  const groups = new Map<number | null, [Match, ...Match[]]>();
  for (const match of matches) {
    const own = groups.get(match.offer.groupId);
    if (own === undefined) groups.set(match.offer.groupId, [match]);
    else own.push(match);
  }
  return groups;
}
