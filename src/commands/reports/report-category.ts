import type { ObjectKind } from '../../directory/names.ts';
import { categoryOf } from './category.ts';
import type { Quantity } from '../intent.ts';
import { withoutConsequence } from './consequence.ts';
import { categoryOfOffice } from './suggest-department.ts';

interface Told {
  /** Folded, without the names of objects. */
  readonly text: string;
  readonly categories: readonly string[];
  /** The department that is asked by name. */
  readonly lead: string | undefined;
  readonly wanted: readonly Quantity[];
  readonly kind: ObjectKind | undefined;
}

const OTHER = '其他';
const PEOPLE: ReadonlySet<string> = new Set(['名', '人', '位']);
const WHO_WORKS = /(?:人|工|师傅|人员)$/;
/** What a factory lacks it works up; a village uses it. */
const GOODS: Readonly<Record<ObjectKind, string>> = {
  enterprise: '原材料供应',
  project: '原材料供应',
  village: '物资保障',
  community: '物资保障',
};

/** By the words of the problem, or of what comes of it; where they tell nothing by the office that is asked, or by who wants things. */
export function categoryOfReport({ text, categories, lead, wanted, kind }: Told): string | undefined {
  const matter = categoryOf(withoutConsequence(text), categories);
  if (matter !== OTHER) return matter;
  const told = categoryOf(text, categories);
  if (told !== OTHER) return told;
  const isGoods = wanted.some(({ item, unit }) => !PEOPLE.has(unit) && !WHO_WORKS.test(item));
  const guess = categoryOfOffice(lead) ?? (isGoods && kind !== undefined ? GOODS[kind] : undefined);
  return guess !== undefined && categories.includes(guess) ? guess : told;
}
