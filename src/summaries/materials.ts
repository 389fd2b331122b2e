/** Categories whose issues ask for things, whatever an organisation calls them; read by the database. */
export const MATERIAL_CATEGORIES = '物资|原材料|供需|防疫';

/** So much of something. */
export interface Offer {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
}

/** What an issue asks for. */
export interface Need extends Offer {
  readonly issueNumber: number;
  /** The issue is done with: where nobody said how much came, all of it did. */
  readonly isClosed?: boolean;
  /** What was handed over for the issue before the period: only the rest is needed in it. */
  readonly earlier?: readonly Offer[];
}

/** What was handed over for an issue; null where it was said of none. */
export interface Delivery extends Offer {
  readonly issueNumber: number | null;
}

/** needed / promised / delivered / gap of one thing in one unit. */
export interface Material {
  readonly item: string;
  readonly unit: string;
  readonly needed: number;
  readonly promised: number;
  readonly delivered: number;
  readonly gap: number;
}

/**
 * What was asked for, offered and handed over, item by item, the largest gap first. The gap is reckoned issue by issue,
 * so that what one group got too much of fills nobody else's need; of a need carried over, what came before is off it.
 */
export function materialsOf(
  needs: readonly Need[],
  offers: readonly Offer[],
  deliveries: readonly Delivery[],
): Material[] {
  const named = deliveries.map((delivery) => renamed(delivery, needs));
  const keys = new Set([...needs, ...offers, ...named].map(keyOf));
  return [...keys]
    .map((key) => {
      const own = needs
        .filter((need) => keyOf(need) === key)
        .map((need) => ({ need, had: hadOf(need, needs) }));
      const given = named.filter((delivery) => keyOf(delivery) === key);
      const [first] = [
        ...own.map(({ need }) => need),
        ...given,
        ...offers.filter((offer) => keyOf(offer) === key),
      ];
      return {
        item: first?.item ?? '',
        unit: first?.unit ?? '',
        needed: sum(own, ({ need, had }) => Math.max(0, need.value - had)),
        promised: total(offers.filter((offer) => keyOf(offer) === key)),
        delivered: total(given),
        gap: sum(own, ({ need, had }) => missing(need, had, given)),
      };
    })
    .filter(({ needed, promised, delivered }) => needed + promised + delivered > 0)
    .toSorted((a, b) => b.gap - a.gap || b.needed - a.needed || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ item, unit }: Pick<Offer, 'item' | 'unit'>) => `${item} ${unit}`;
const sum = <One>(all: readonly One[], valueOf: (one: One) => number) =>
  all.reduce((whole, one) => whole + valueOf(one), 0);
const total = (amounts: readonly Pick<Offer, 'value'>[]) => sum(amounts, ({ value }) => value);

/** "已送到1万只" of an issue that asks for one thing is of that thing, and 只 and 个 are one. */
function renamed(delivery: Delivery, needs: readonly Need[]): Delivery {
  const own = needs.filter(({ issueNumber }) => issueNumber === delivery.issueNumber);
  const only = own.length === 1 ? own[0] : own.find(({ item }) => item === delivery.item);
  const isSame = only !== undefined && (only.unit === delivery.unit || areOne(only.unit, delivery.unit));
  return isSame ? { ...delivery, item: only.item, unit: only.unit } : delivery;
}

const PIECES = new Set(['个', '只', '副', '片', '件']);
const areOne = (a: string, b: string) => PIECES.has(a) && PIECES.has(b);

/** What came for a need before the period. */
function hadOf(need: Need, needs: readonly Need[]): number {
  const { issueNumber, earlier = [] } = need;
  const named = earlier.map((offer) => renamed({ ...offer, issueNumber }, needs));
  return total(named.filter((delivery) => keyOf(delivery) === keyOf(need)));
}

function missing(need: Need, had: number, given: readonly Delivery[]): number {
  const got = had + total(given.filter(({ issueNumber }) => issueNumber === need.issueNumber));
  return need.isClosed === true && got === 0 ? 0 : Math.max(0, need.value - got);
}
