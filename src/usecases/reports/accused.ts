import { complaintIn, type Complaint } from '../../commands/reports/complaint.ts';
import { fold } from '../../language/fold.ts';
import type { Issue } from '../../issues/issue.ts';
import { ask, certain, route } from '../../routing/step.ts';
import type { RoutingOutcome } from '../../routing/outcome.ts';
import { complaintReason, disciplineReason } from '../../wording/routing.ts';
import type { Known } from '../known.ts';

/** Who looks into complaints, where the directory has such a unit. */
const DISCIPLINE = /纪委|纪检|监委|监察委/;

/** A complaint goes to discipline inspection, else to the coordinators: never to whom it is about, and by no guess. */
export function routeComplaint({ directory }: Known, accused: readonly string[]): RoutingOutcome {
  const unit = directory.departments.find(
    ({ name, aliases }) => [name, ...aliases].some((one) => DISCIPLINE.test(one)) && !accused.includes(name),
  );
  return unit === undefined
    ? ask([], [complaintReason(accused)])
    : route('named', [certain(unit.id)], [disciplineReason]);
}

/** The departments that an issue complains of; none for nearly every issue. */
export function accusedIn(known: Known, issue: Issue): readonly number[] {
  return (complaintOf(known, issue)?.accused ?? []).flatMap((name) => known.departmentNamed(name)?.id ?? []);
}

/** It complains of an office, or of somebody in one: only coordinators say who looks into it. */
export function isComplaint(known: Known, issue: Issue): boolean {
  return complaintOf(known, issue) !== undefined;
}

function complaintOf(known: Known, { sensitive, detail }: Issue): Complaint | undefined {
  if (!sensitive) return undefined;
  const folded = fold(detail);
  const names = known.lexicon
    .find(folded)
    .filter(({ what, strength }) => what === 'department' && strength !== 'stem');
  return complaintIn(folded, names);
}
