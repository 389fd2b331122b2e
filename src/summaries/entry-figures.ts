import { OBJECT_KINDS, type ObjectKind } from '../directory/names.ts';
import {
  type Delivery,
  type Material,
  materialsOf,
  type Need,
  type Offer,
  type StandingOffer,
} from './materials.ts';
import { type Progress, progressOf, type ProgressRow } from './progress.ts';
import { recordOf } from './record.ts';
import { offersLeft, promisesOf, type SupplyRow } from './supply.ts';

/** An entry of the ledger beside the issues, as far as a bulletin counts it. */
export interface EntryRow {
  readonly id: number;
  readonly kind: 'visit_log' | 'metric' | 'inspection' | 'supply_offer' | 'supply_none' | 'fulfil' | 'policy';
  readonly groupId: number | null;
  /** The group that a promise of another goes to. */
  readonly neededBy?: number | null;
  readonly objectId: number | null;
  /** Of the objects it names: the one it is filed under, and others it lists. */
  readonly objectKinds: readonly ObjectKind[];
  readonly issueNumber: number | null;
  readonly slots: Readonly<Record<string, unknown>>;
  readonly notedAt: Date;
}

/** 检查 / 发现问题 / 整改 / 通报, and what else groups count, in the order in which it is told. */
export const INSPECTION_WORDS = [
  '检查',
  '发现问题',
  '现场整改',
  '限期整改',
  '通报',
  '专报',
  '建议',
  '约谈',
] as const;
export type InspectionWord = (typeof INSPECTION_WORDS)[number];

/** What was done beside the issues, in one period. Null or empty: nothing of the kind was noted, and nothing is told. */
export interface EntryFigures {
  readonly visits: {
    readonly byKind: Readonly<Record<ObjectKind, number>>;
    readonly households: number;
    /** 收集问题, 当场解决: as the visitors wrote them; they need not stand in the ledger. */
    readonly found: number;
    readonly solved: number;
  } | null;
  readonly inspections: Readonly<Record<InspectionWord, number>> | null;
  readonly policies: number;
  readonly materials: readonly Material[];
  readonly progress: readonly Progress[];
}

export const NO_ENTRIES: EntryFigures = {
  visits: null,
  inspections: null,
  policies: 0,
  materials: [],
  progress: [],
};

/** The words under which the parser counts what was visited. */
const VISIT_WORDS: Readonly<Record<ObjectKind, string>> = {
  enterprise: '企业',
  project: '项目',
  village: '乡村',
  community: '社区',
};

/** Counts what was noted in a period; `needs` are the issues that ask for things, `standing` what was offered before it. */
export function entryFigures(
  rows: readonly EntryRow[],
  needs: readonly Need[],
  standing: readonly StandingOffer[] = [],
): EntryFigures {
  const of = (kind: EntryRow['kind']) => rows.filter((row) => row.kind === kind);
  return {
    visits: visitsOf(of('visit_log')),
    inspections: inspectionsOf(of('inspection')),
    policies: of('policy').length,
    materials: materialsOf(needs, offeredIn(rows), of('fulfil').flatMap(deliveryOf), standing),
    progress: progressOf(of('metric').flatMap(progressRow)),
  };
}

function visitsOf(rows: readonly EntryRow[]): EntryFigures['visits'] {
  if (rows.length === 0) return null;
  const total = (count: (row: EntryRow) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  return {
    byKind: recordOf(OBJECT_KINDS, (kind) => total((row) => visited(row, kind))),
    households: total((row) => countIn(row, '户') ?? 0),
    found: total((row) => countIn(row, '问题') ?? 0),
    solved: total((row) => countIn(row, '解决') ?? 0),
  };
}

/** The number that was written; without one, the objects that were named. */
function visited(row: EntryRow, kind: ObjectKind): number {
  return countIn(row, VISIT_WORDS[kind]) ?? row.objectKinds.filter((one) => one === kind).length;
}

function inspectionsOf(rows: readonly EntryRow[]): EntryFigures['inspections'] {
  if (rows.length === 0) return null;
  return recordOf(INSPECTION_WORDS, (word) => rows.reduce((sum, row) => sum + (countIn(row, word) ?? 0), 0));
}

function countIn({ slots: { counts } }: EntryRow, word: string): number | undefined {
  if (typeof counts !== 'object' || counts === null) return undefined;
  const count: unknown = new Map<string, unknown>(Object.entries(counts)).get(word);
  return typeof count === 'number' ? count : undefined;
}

/** What can be had: an offer that became a promise is one, and what was taken back is none. */
function offeredIn(rows: readonly EntryRow[]): Offer[] {
  const supply = rows.flatMap((row) => supplyRowOf(row) ?? []);
  const left = offersLeft(supply).map(({ offer, left: value }) => ({ ...offer, value }));
  return [...left, ...promisesOf(supply).map(({ offer }) => offer)];
}

const SUPPLIES: readonly string[] = [
  'supply_offer',
  'supply_match',
  'supply_none',
] satisfies SupplyRow['kind'][];
const isSupply = (kind: string): kind is SupplyRow['kind'] => SUPPLIES.includes(kind);

/** An entry about supplies; undefined for another, and where no amount of anything was said. */
export function supplyRowOf({
  kind,
  slots: { offer, offerId },
  ...row
}: Omit<SupplyRow, 'kind' | 'offer' | 'offerId'> & {
  readonly kind: string;
  readonly slots: EntryRow['slots'];
}): SupplyRow | undefined {
  if (!isSupply(kind) || !isAmount(offer)) return undefined;
  const { id, groupId, objectId, issueNumber, notedAt } = row;
  const of = typeof offerId === 'number' ? offerId : null;
  return { id, kind, groupId, objectId, issueNumber, offerId: of, offer, notedAt };
}

function deliveryOf({ issueNumber, slots }: EntryRow): Delivery[] {
  const isAll = slots['complete'] === true;
  return amountsIn(slots).map(({ item, value, unit }) => ({ issueNumber, item, value, unit, isAll }));
}

/** What a delivery says came. */
export function amountsIn({ quantities }: EntryRow['slots']): Offer[] {
  const given: readonly unknown[] = Array.isArray(quantities) ? quantities : [];
  return given.filter(isAmount);
}

function progressRow({ objectId, slots }: EntryRow): ProgressRow[] {
  const { metric, value, numerator, denominator } = slots;
  if (typeof metric !== 'string' || typeof value !== 'number') return [];
  const share = typeof numerator === 'number' && typeof denominator === 'number';
  return [{ metric, objectId, value, ...(share ? { numerator, denominator } : {}) }];
}

function isAmount(given: unknown): given is Offer {
  return (
    typeof given === 'object' &&
    given !== null &&
    'item' in given &&
    typeof given.item === 'string' &&
    'value' in given &&
    typeof given.value === 'number' &&
    'unit' in given &&
    typeof given.unit === 'string'
  );
}
