import type { SaidAmount } from '../../commands/notes/said-amounts.ts';
import type { SupplySaid } from '../../commands/notes/supply-answer.ts';
import { thingNamed } from '../../commands/notes/thing-named.ts';
import { simplify } from '../../language/fold.ts';
import type { Offer } from '../../summaries/materials.ts';
import { isSameUnit, meets, TAIL } from '../../summaries/same-thing.ts';

/**
 * What is promised: the amounts that were said, each of the thing asked about in that unit, else all that was asked and
 * is still missing. Undefined where nobody can tell of what.
 */
export function amountsMeant(
  said: Extract<SupplySaid, { kind: 'yes' }>,
  asked: readonly Offer[],
  missing: readonly Offer[],
): Offer[] | undefined {
  if (said.amounts.length === 0) {
    const meant = asked.filter(({ item }) => said.thing === '' || names(said.thing, item));
    return meant.length === 0 ? undefined : meant.map((one) => upTo(one, missing));
  }
  const meant = said.amounts.map((amount) => thingOf(amount, asked));
  return meant.every((one) => one !== undefined) ? meant : undefined;
}

function upTo(asked: Offer, missing: readonly Offer[]): Offer {
  // An issue that took this one in says nothing of its things: what was asked stands.
  const left = missing.find((one) => meets(one, asked))?.value ?? asked.value;
  return { ...asked, value: Math.min(asked.value, left) };
}

/** The one thing of that unit that is meant, with the amount that was said; undefined where nobody can tell. */
export function thingOf({ value, unit, near }: SaidAmount, asked: readonly Offer[]): Offer | undefined {
  const fitting = asked.filter((one) => unit === '' || isSameUnit(unit, one.unit));
  const named = fitting.filter(({ item }) => names(near, item));
  const [only, ...others] = named.length > 0 ? named : fitting;
  return only === undefined || others.length > 0 ? undefined : { ...only, value };
}

/** Beside the amount stands a thing that nobody asked for: 手套 are no 口罩, though both are counted in 只. */
export function isOfAnother({ near }: SaidAmount, asked: readonly Offer[], place: string): boolean {
  const words = place === '' ? near : near.replaceAll(place, ' ');
  return thingNamed(words) !== '' && !asked.some(({ item }) => names(words, item));
}

const names = (words: string, item: string): boolean => words.includes(simplify(item).slice(-TAIL));
