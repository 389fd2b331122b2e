import { OBJECT_KINDS, type ObjectKind } from '../directory/names.ts';
import type { CategoryFigure } from './figures.ts';

/** By id; what belongs to nobody comes last. */
export function byId(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}

/** Enterprises, projects, villages, communities; what has no object comes last. */
export function byKind(a: ObjectKind | null, b: ObjectKind | null): number {
  const place = (kind: ObjectKind | null) =>
    kind === null ? OBJECT_KINDS.length : OBJECT_KINDS.indexOf(kind);
  return place(a) - place(b);
}

/** Most first, then by name, so that the same ledger always tells the same story. */
export function byFrequency(a: CategoryFigure, b: CategoryFigure): number {
  return b.new - a.new || (a.category < b.category ? -1 : 1);
}
