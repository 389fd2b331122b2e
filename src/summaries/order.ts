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
