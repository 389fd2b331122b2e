import { GROUP_LEVELS, type GroupLevel } from '../directory/directory.ts';
import { OBJECT_KINDS, type ObjectKind } from '../directory/names.ts';
import type { CategoryFigure, ListedIssue } from './figures.ts';

/** By id; what belongs to nobody comes last. */
export function byId(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}

/** Enterprises, projects, villages, communities; what has no object comes last. */
export function byKind(a: ObjectKind | null, b: ObjectKind | null): number {
  return place(a) - place(b);
}

function place(kind: ObjectKind | null): number {
  return kind === null ? OBJECT_KINDS.length : OBJECT_KINDS.indexOf(kind);
}

/** County, city, province; what came from no group comes last. */
export function byLevel(a: GroupLevel | null, b: GroupLevel | null): number {
  const rank = (level: GroupLevel | null) =>
    level === null ? GROUP_LEVELS.length : GROUP_LEVELS.indexOf(level);
  return rank(a) - rank(b);
}

/** In the order of code units, as every database and every machine has it; null comes last. */
export function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Most first, then by name, so that the same ledger always tells the same story. */
export function byFrequency(a: CategoryFigure, b: CategoryFigure): number {
  return b.new - a.new || (a.category < b.category ? -1 : 1);
}

/** By deadline, then by number; what has no deadline comes last. */
export function soonestFirst(a: ListedIssue, b: ListedIssue): number {
  return deadlineMs(a) - deadlineMs(b) || a.number - b.number;
}

function deadlineMs({ deadline }: ListedIssue): number {
  return deadline?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
