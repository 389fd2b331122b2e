import { materialsOf, type Delivery, type Offer } from './materials.ts';
import { isRate, meets } from './same-thing.ts';

/** What the ledger keeps of offers: noted, brought before an issue, promised to it, or gone; in the order noted. */
export interface SupplyRow {
  readonly id: number;
  readonly kind: 'supply_offer' | 'supply_match' | 'supply_none';
  readonly groupId: number | null;
  readonly objectId: number | null;
  /** Null for an offer to whoever needs it. */
  readonly issueNumber: number | null;
  /** The offer that was asked about, promised or taken back; null for an offer itself. */
  readonly offerId: number | null;
  readonly offer: Offer;
  readonly notedAt: Date;
}

/** What of an offer is still to be had. */
export interface LeftOffer extends SupplyRow {
  readonly left: number;
}

/** The promises that stand: the last word of a group to an issue about an offer, unless it has none any more. */
export function promisesOf(rows: readonly SupplyRow[]): SupplyRow[] {
  const said = rows.filter(({ kind, issueNumber }) => kind === 'supply_offer' && issueNumber !== null);
  return said.filter(
    (one) =>
      !rows.some(
        (later) =>
          later.id > one.id &&
          later.kind !== 'supply_match' &&
          later.issueNumber === one.issueNumber &&
          later.groupId === one.groupId &&
          meets(later.offer, one.offer),
      ),
  );
}

/** Every offer with what is left of it: what was promised is no offer any more, and neither is what a group has none of. */
export function offersLeft(rows: readonly SupplyRow[]): LeftOffer[] {
  const promised = promisesOf(rows);
  return rows
    .filter(({ kind, issueNumber }) => kind === 'supply_offer' && issueNumber === null)
    .filter((one) => !rows.some((later) => takesBack(later, one)))
    .map((one) => {
      const taken = isRate(one.offer) ? [] : promised.filter(({ offerId }) => offerId === one.id);
      return { ...one, left: Math.max(0, one.offer.value - total(taken)) };
    });
}

function takesBack(later: SupplyRow, one: SupplyRow): boolean {
  return (
    later.kind === 'supply_none' &&
    later.id > one.id &&
    later.groupId === one.groupId &&
    meets(one.offer, later.offer)
  );
}

/** Asked about the offer for an issue, and no answer yet. */
export function openAsks(rows: readonly SupplyRow[], offerId: number): SupplyRow[] {
  return rows.filter(
    (one) =>
      one.kind === 'supply_match' &&
      one.offerId === offerId &&
      !rows.some((later) => later.kind !== 'supply_match' && answers(later, one)),
  );
}

const answers = (later: SupplyRow, ask: SupplyRow) =>
  later.id > ask.id && later.issueNumber === ask.issueNumber && later.groupId === ask.groupId;

/** What of an issue's things is neither there nor promised. What comes is taken for what was promised first. */
export function missingOf(
  issueNumber: number,
  quantities: readonly Offer[],
  deliveries: readonly (Delivery & { readonly id: number })[],
  promises: readonly SupplyRow[],
): Offer[] {
  const needs = quantities.map((one) => ({ ...one, issueNumber }));
  return materialsOf(needs, [], deliveries)
    .filter(({ needed }) => needed > 0)
    .map(({ item, unit, gap }) => {
      const thing = { item, unit };
      const outstanding = outstandingOf(
        promises.filter(({ offer }) => meets(offer, thing)),
        deliveries,
      );
      return { ...thing, value: Math.max(0, gap - outstanding) };
    });
}

function outstandingOf(
  promises: readonly SupplyRow[],
  deliveries: readonly (Delivery & { readonly id: number })[],
): number {
  const said = promises.map(({ id, offer }) => ({ id, value: offer.value }));
  const came = deliveries
    .filter((one) => promises.some(({ offer }) => meets(one, offer)))
    .map(({ id, value }) => ({ id, value: -value }));
  return [...said, ...came]
    .toSorted((a, b) => a.id - b.id)
    .reduce((open, { value }) => Math.max(0, open + value), 0);
}

const total = (rows: readonly SupplyRow[]) => rows.reduce((sum, { offer }) => sum + offer.value, 0);
