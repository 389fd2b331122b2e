import type { Offer } from './materials.ts';
import { isRate, meets } from './same-thing.ts';
import { offersLeft, openAsks, type LeftOffer, type SupplyRow } from './supply.ts';

/** So many days an offer stands: what is older was taken, used up or forgotten. */
export const OFFER_KEPT_DAYS = 60;
/** So many partners are asked for one need, and so many needs put before one offer that nobody has answered for. */
const MOST_PARTNERS = 3;

/** A need and an offer that are the same thing. */
export interface Match<Need extends Offer = Offer> {
  readonly need: Need;
  readonly offer: LeftOffer;
  /** What this offer can cover of what is missing, in the need's unit. */
  readonly amount: number;
}

/**
 * The offers that are brought before an issue: of each group the newest that stands, the nearest in amount first.
 * @param before an older issue that may be the same, or this one: whoever was asked for the same thing of it is not asked again
 */
export function offersFor(
  needs: readonly Offer[],
  rows: readonly SupplyRow[],
  before: number | undefined,
): Match[] {
  const standing = offersLeft(rows)
    .filter(({ id, left }) => left > 0 && openAsks(rows, id).length < MOST_PARTNERS)
    .filter((offer) => !rows.some((row) => isAskOf(row, offer, before)));
  const matches = needs.flatMap((need) => {
    const newest = new Map<number, LeftOffer>();
    for (const offer of standing)
      if (offer.groupId !== null && meets(offer.offer, need)) newest.set(offer.groupId, offer);
    return nearestFirst([...newest.values()].map((offer) => matchOf(need, offer)));
  });
  const groups = new Set(matches.map(({ offer }) => offer.groupId));
  const asked = new Set([...groups].slice(0, MOST_PARTNERS));
  return matches.filter(({ offer }) => asked.has(offer.groupId));
}

const isAskOf = (row: SupplyRow, { groupId, offer }: SupplyRow, number: number | undefined) =>
  row.kind === 'supply_match' &&
  number !== undefined &&
  row.issueNumber === number &&
  row.groupId === groupId &&
  meets(offer, row.offer);

/** What an open issue still needs, with all that was said of supplies for it. */
export interface OpenNeed {
  readonly number: number;
  readonly groupId: number | null;
  readonly objectId: number | null;
  readonly missing: readonly Offer[];
  readonly rows: readonly SupplyRow[];
}

/** The open needs that a fresh offer is brought before, the nearest in amount first; none for which its group was asked before. */
export function needsFor(
  offer: LeftOffer,
  open: readonly OpenNeed[],
): Match<Offer & { readonly of: OpenNeed }>[] {
  const matches = open
    .filter(({ rows }) => !isAsked(rows, offer.groupId))
    .flatMap((of) => of.missing.filter(({ value }) => value > 0).map((need) => ({ ...need, of })))
    .filter((need) => meets(offer.offer, need))
    .map((need) => matchOf(need, offer));
  return nearestFirst(matches).slice(0, MOST_PARTNERS);
}

/** Asked, and it has not said since that it had none. */
function isAsked(rows: readonly SupplyRow[], groupId: number | null): boolean {
  const last = rows.findLast((row) => row.groupId === groupId);
  return last !== undefined && last.kind !== 'supply_none';
}

function matchOf<Need extends Offer>(need: Need, offer: LeftOffer): Match<Need> {
  return { need, offer, amount: isRate(offer.offer) ? need.value : Math.min(need.value, offer.left) };
}

/** Of those equally near the newer offer, then the older need. */
function nearestFirst<Need extends Offer>(matches: readonly Match<Need>[]): Match<Need>[] {
  const distance = ({ need, offer }: Match<Need>) =>
    isRate(offer.offer) ? 0 : Math.abs(offer.left - need.value);
  return matches.toSorted((a, b) => distance(a) - distance(b) || b.offer.id - a.offer.id);
}
