import type { Issue } from './issue.ts';

/** So many returns, then the coordinator rules (终审). */
const RETURNS_BEFORE_RULING = 2;

/** Departments have passed it on often enough: the next one is named by a coordinator, whatever the last one suggested. */
export function needsRuling({ returnCount }: Pick<Issue, 'returnCount'>): boolean {
  return returnCount >= RETURNS_BEFORE_RULING;
}

/** The coordinator has ruled, and the department cannot return it again. */
export function rulingIsFinal(issue: Pick<Issue, 'returnCount' | 'routing'>): boolean {
  return needsRuling(issue) && issue.routing?.step === 'ruled';
}
