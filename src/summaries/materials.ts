import { amountIn } from './closing-words.ts';
import { isSameUnit, meets } from './same-thing.ts';

/** Categories whose issues ask for things, whatever an organisation calls them; read by the database. */
export const MATERIAL_CATEGORIES = '物资|原材料|供需|防疫';

/** So much of something. */
export interface Offer {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
}

/** What a group can spare, as it was noted before the period: it stands until somebody takes it. */
export interface StandingOffer extends Offer {
  readonly groupId: number | null;
  readonly notedAt: Date;
}

/** What an issue asks for. */
export interface Need extends Offer {
  readonly issueNumber: number;
  /** The issue is done with: all of it came, where its result does not say less. */
  readonly isClosed?: boolean;
  /** The words it was closed with. */
  readonly result?: string | null;
  /** What was handed over for the issue before the period: only the rest is needed in it. */
  readonly earlier?: readonly Offer[];
}

/** What was handed over for an issue; null where it was said of none. */
export interface Delivery extends Offer {
  readonly issueNumber: number | null;
  /** "都到位了": it says that all is there now, whatever came before. */
  readonly isAll?: boolean;
}

/** needed / promised / delivered / gap of one thing in one unit; what is needed is delivered or the gap. */
export interface Material {
  readonly item: string;
  readonly unit: string;
  readonly needed: number;
  readonly promised: number;
  readonly delivered: number;
  readonly gap: number;
  /** What came that no issue needs, or more of than it needs. */
  readonly beside: number;
  /** Of what is lacking, what was offered before and may still be had. */
  readonly standing: readonly StandingOffer[];
}

/**
 * What was asked for, offered and handed over, item by item, the largest gap first. The gap is reckoned issue by issue,
 * so that what one group got too much of fills nobody else's need; of a need carried over, what came before is off it.
 */
export function materialsOf(
  said: readonly Need[],
  offers: readonly Offer[],
  deliveries: readonly Delivery[],
  standing: readonly StandingOffer[] = [],
): Material[] {
  const needs = joined(said);
  const named = deliveries.map((delivery) => renamed(delivery, needs));
  const keys = new Set([...needs, ...offers, ...named].map(keyOf));
  return [...keys]
    .map((key) => materialOf(key, needs, offers, named, standing))
    .filter(({ needed, promised, delivered, beside }) => needed + promised + delivered + beside > 0)
    .toSorted((a, b) => b.gap - a.gap || b.needed - a.needed || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function materialOf(
  key: string,
  needs: readonly Need[],
  offers: readonly Offer[],
  named: readonly Delivery[],
  standing: readonly StandingOffer[],
): Material {
  const of = <One extends Offer>(all: readonly One[]) => all.filter((one) => keyOf(one) === key);
  const [given, offered] = [of(named), of(offers)];
  const met = of(needs).map((need) => metBy(need, needs, given));
  const [first] = [...of(needs), ...given, ...offered];
  const needed = rounded(sum(met, ({ wanted }) => wanted));
  const gap = rounded(sum(met, ({ missing }) => missing));
  const mine = new Set(of(needs).map(({ issueNumber }) => issueNumber));
  const others = given.filter(({ issueNumber }) => issueNumber === null || !mine.has(issueNumber));
  return {
    item: first?.item ?? '',
    unit: first?.unit ?? '',
    needed,
    promised: rounded(total(offered)),
    delivered: rounded(needed - gap),
    gap,
    beside: rounded(total(others) + sum(met, ({ over }) => over)),
    standing: gap > 0 && first !== undefined ? standing.filter((offer) => meets(offer, first)) : [],
  };
}

const keyOf = ({ item, unit }: Pick<Offer, 'item' | 'unit'>) => `${item} ${unit}`;
const sum = <One>(all: readonly One[], valueOf: (one: One) => number) =>
  all.reduce((whole, one) => whole + valueOf(one), 0);
const total = (amounts: readonly Pick<Offer, 'value'>[]) => sum(amounts, ({ value }) => value);
/** Halves of a ton are told, and no more than a scale shows. */
const rounded = (value: number) => Math.round(value * 100) / 100;

/** One need for each thing of an issue. */
function joined(needs: readonly Need[]): Need[] {
  const whole = new Map<string, Need>();
  for (const need of needs) {
    const key = `${need.issueNumber} ${keyOf(need)}`;
    whole.set(key, { ...need, value: (whole.get(key)?.value ?? 0) + need.value });
  }
  return [...whole.values()];
}

/** "已送到1万只" of an issue that asks for one thing is of that thing, and 只 and 个 are one. */
function renamed(delivery: Delivery, needs: readonly Need[]): Delivery {
  const own = needs.filter(({ issueNumber }) => issueNumber === delivery.issueNumber);
  const only = own.length === 1 ? own[0] : own.find(({ item }) => item === delivery.item);
  const isSame = only !== undefined && isUnitOf(only)(delivery.unit);
  return isSame ? { ...delivery, item: only.item, unit: only.unit } : delivery;
}

const isUnitOf =
  ({ unit }: Pick<Offer, 'unit'>) =>
  (other: string) =>
    isSameUnit(unit, other);

interface Met {
  /** What was still needed when the period began. */
  readonly wanted: number;
  readonly missing: number;
  readonly over: number;
}

function metBy(need: Need, needs: readonly Need[], given: readonly Delivery[]): Met {
  const own = given.filter(({ issueNumber }) => issueNumber === need.issueNumber);
  const had = hadOf(need, needs);
  const isWhole = own.some((delivery) => delivery.isAll === true && delivery.value === need.value);
  const counted = had + total(own.filter(({ isAll, value }) => isAll !== true || value !== need.value));
  const got = isWhole ? Math.max(need.value, counted) : closedWith(need, needs, counted);
  const wanted = Math.max(0, need.value - had);
  return {
    wanted,
    missing: Math.min(wanted, Math.max(0, need.value - got)),
    over: Math.max(0, counted - Math.max(had, need.value)),
  };
}

/** What came for a need before the period. */
function hadOf(need: Need, needs: readonly Need[]): number {
  const { issueNumber, earlier = [] } = need;
  const named = earlier.map((offer) => renamed({ ...offer, issueNumber }, needs));
  return total(named.filter((delivery) => keyOf(delivery) === keyOf(need)));
}

/** What had come when it was closed: what was counted, with what the result adds to it; all, where it names no amount. */
function closedWith(need: Need, needs: readonly Need[], counted: number): number {
  if (need.isClosed !== true) return counted;
  const others = needs
    .filter(({ issueNumber, item }) => issueNumber === need.issueNumber && item !== need.item)
    .map(({ item }) => item);
  const told = amountIn(need.result ?? '', { item: need.item, isUnit: isUnitOf(need), others });
  if (told === null) return Math.max(need.value, counted);
  // "送到400个" after 400 were counted says the same again, unless the two make up the whole.
  return told === counted && 2 * told !== need.value ? counted : counted + told;
}
