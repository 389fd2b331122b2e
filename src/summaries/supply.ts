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

/** The promises that stand: the last word of a group to an issue about a thing, unless it has none any more. */
export function promisesOf(rows: readonly SupplyRow[]): SupplyRow[] {
  const answers = rows.filter(({ kind, issueNumber }) => kind !== 'supply_match' && issueNumber !== null);
  const byPlace = grouped(answers, ({ issueNumber, groupId }) => `${issueNumber} ${groupId}`);
  return [...byPlace.values()].flatMap((said) =>
    said.filter(
      (one) =>
        one.kind === 'supply_offer' &&
        !said.some((later) => later.id > one.id && meets(later.offer, one.offer)),
    ),
  );
}

/** Every offer with what is left of it: what was promised is no offer any more, and neither is what a group has none of. */
export function offersLeft(rows: readonly SupplyRow[]): LeftOffer[] {
  const promised = grouped(promisesOf(rows), ({ offerId }) => offerId);
  const nones = grouped(
    rows.filter(({ kind }) => kind === 'supply_none'),
    ({ groupId }) => groupId,
  );
  return rows
    .filter(({ kind, issueNumber }) => kind === 'supply_offer' && issueNumber === null)
    .filter((one) => !(nones.get(one.groupId) ?? []).some((later) => takesBack(later, one)))
    .map((one) => {
      const taken = isRate(one.offer) ? [] : (promised.get(one.id) ?? []);
      return { ...one, left: Math.max(0, one.offer.value - total(taken)) };
    });
}

const takesBack = (none: SupplyRow, one: SupplyRow): boolean =>
  none.id > one.id && meets(one.offer, none.offer);

/** A bulletin of a province reads thousands of offers: nothing is compared with everything. */
function grouped<Key>(rows: readonly SupplyRow[], keyOf: (row: SupplyRow) => Key): Map<Key, SupplyRow[]> {
  const groups = new Map<Key, SupplyRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
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
