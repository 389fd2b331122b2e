import type { Period } from '../calendar/calendar.ts';
import type { GroupLevel } from '../directory/directory.ts';
import type { ObjectKind } from '../directory/names.ts';
import type { IssueState } from '../issues/state.ts';
import { recordOf } from './record.ts';

/** Whose figures: everybody's, one work group's, or one department's (issues it leads). */
export type Scope =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'group'; readonly id: number }
  | { readonly kind: 'department'; readonly id: number };

/** Counted once per issue, as it stands at the end of the period. docs/figures.md defines each. */
export const ISSUE_COUNTS = [
  'new',
  'carriedOver',
  'closed',
  'unverified',
  'cancelled',
  'merged',
  'open',
  'waiting',
  'onHold',
  'overdue',
  'older7',
  'older15',
  'older30',
  'due',
  'closedOfDue',
  'onTime',
  'reopenedOfDue',
  'extendedOfDue',
  'dueNext',
  'decisions',
] as const;
export type IssueCount = (typeof ISSUE_COUNTS)[number];

/** What is told of those due; a department answers for these that let a deadline run out, not the next one. */
export const DUE_COUNTS: ReadonlySet<IssueCount> = new Set([
  'due',
  'closedOfDue',
  'onTime',
  'reopenedOfDue',
  'extendedOfDue',
]);

/** Counted once per thing that happened in the period; an issue may be returned twice. */
export const MOMENT_COUNTS = [
  'dispatched',
  'returned',
  'reopened',
  'extended',
  'answered',
  'satisfied',
  'signDue',
  'signedInTime',
] as const;
export type MomentCount = (typeof MOMENT_COUNTS)[number];

export const COUNTS = [...ISSUE_COUNTS, ...MOMENT_COUNTS] as const;
export type Counts = Readonly<Record<IssueCount | MomentCount, number>>;

export function noCounts(): Counts {
  return recordOf(COUNTS, () => 0);
}

/** An issue named in a list. */
export interface ListedIssue {
  readonly number: number;
  readonly title: string;
  readonly sensitive: boolean;
  readonly state: IssueState;
  readonly objectId: number | null;
  readonly groupId: number | null;
  /** Who leads it at that moment; null while it waits to be dispatched. */
  readonly departmentId: number | null;
  readonly deadline: Date | null;
}

export interface OverdueIssue extends ListedIssue {
  /** Full days of 24 hours since the deadline. */
  readonly days: number;
}

export interface DecisionIssue extends ListedIssue {
  readonly why: 'escalated' | 'returned';
  /** What blocks it, in the words of whoever raised or returned it. */
  readonly reason: string | null;
  /** The unit it was raised to; null where the coordinators must rule. */
  readonly to: string | null;
}

/** Lists are for reading: they end here, and the count says how many there are. */
export const LIST_LIMIT = 50;

/** What is counted of one part of the ledger. */
export interface Sum {
  readonly counts: Counts;
  /** The median time from report to result of those closed in the period, by the clock; null where none was. */
  readonly handlingMs: number | null;
}

export interface Figures {
  readonly scope: Scope;
  readonly period: Period;
  /** The moment all states are judged at: the period's end, or now while it still runs. */
  readonly asOf: Date;
  readonly total: Counts;
  readonly handlingMs: number | null;
  /** Null: no object is known. Only kinds, departments and groups with something to count stand here. */
  readonly byKind: readonly (Sum & { readonly kind: ObjectKind | null })[];
  /** Of the work group; null: reported outside any group. */
  readonly byLevel: readonly (Sum & { readonly level: GroupLevel | null })[];
  /** Null: not dispatched at the period's end. Ordered by id. */
  readonly byDepartment: readonly (Sum & { readonly departmentId: number | null })[];
  readonly byGroup: readonly (Sum & { readonly groupId: number | null })[];
  /** All counts by category, in the order of their names; what has none comes last. */
  readonly categories: readonly (Sum & { readonly category: string | null })[];
  /** New issues by category, most first, and how many groups they came from. */
  readonly byCategory: readonly CategoryFigure[];
  readonly overdue: readonly OverdueIssue[];
  /** Still owed, with the deadline in the period that follows. */
  readonly dueNext: readonly ListedIssue[];
  readonly decisions: readonly DecisionIssue[];
}

/** What a period is compared by. */
export type Totals = Pick<Figures, 'period' | 'total' | 'handlingMs' | 'byCategory'>;

export interface CategoryFigure {
  readonly category: string;
  /** Without those that were merged into another in the period: one matter is no common problem. */
  readonly new: number;
  readonly groups: number;
}

export interface FiguresQuestion {
  readonly scope: Scope;
  readonly period: Period;
  readonly now: Date;
  /** Where the following period ends; seven days after this one, where it is absent. */
  readonly nextTo?: Date;
}

const DAY_MS = 86_400_000;

/** The two instants that everything is judged at, and the end of what comes next. */
export interface Instants {
  readonly from: Date;
  readonly asOf: Date;
  readonly nextTo: Date;
}

/** A period that still runs is judged now; one that has not begun holds nothing. */
export function instantsOf({ period, now, nextTo }: FiguresQuestion): Instants {
  const { from } = period;
  const asOf = new Date(Math.max(from.getTime(), Math.min(period.to.getTime(), now.getTime())));
  return { from, asOf, nextTo: nextTo ?? new Date(asOf.getTime() + 7 * DAY_MS) };
}

export function fullDaysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / DAY_MS);
}

export function withDays(issue: ListedIssue, asOf: Date): OverdueIssue {
  const days = issue.deadline === null ? 0 : fullDaysBetween(issue.deadline, asOf);
  return Object.assign({ days }, issue);
}

/** The middle one, the lower of two; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

/** Told in rates alone: a department from which an issue was taken again on the spot has nothing else to read of it. */
const ONLY_IN_RATES: ReadonlySet<string> = new Set(['dispatched', 'signDue', 'signedInTime']);

/** Nothing happened and nothing waits: the week is told in one line. */
export function isEmpty({ total }: Figures): boolean {
  return COUNTS.every((name) => ONLY_IN_RATES.has(name) || total[name] === 0);
}
