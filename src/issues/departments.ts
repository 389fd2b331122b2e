import { clocksOf, SETTLED, type Body, type Changes } from './changes.ts';
import type { IssueEvent } from './event.ts';
import type { AssignedDepartment, Issue } from './issue.ts';
import { needsRuling } from './rulings.ts';

/** The department that answers for the issue (主办). */
export function leadOf({ departments }: Pick<Issue, 'departments'>): AssignedDepartment | undefined {
  return departments.find(({ role }) => role === 'lead');
}

/**
 * A reroute keeps the first dispatch, the clock and the signatures of the assisting departments that stay.
 * The lead signs for every dispatch; where only assisting ones join, the state stays and so does its signature.
 */
export function dispatched(issue: Issue, body: Body<'dispatched'>, { at, to }: IssueEvent): Changes {
  const signedAt = (id: number) =>
    issue.departments.find(({ departmentId }) => departmentId === id)?.acceptedAt ?? null;
  const assisting = [...new Set(body.assisting)].filter((id) => id !== body.lead);
  return {
    ...SETTLED,
    ...withDepartments([
      { departmentId: body.lead, role: 'lead', acceptedAt: to === 'dispatched' ? null : signedAt(body.lead) },
      ...assisting.map((id) => ({ departmentId: id, role: 'assist' as const, acceptedAt: signedAt(id) })),
    ]),
    ...clocksOf(body.clocks),
    routing: body.routing,
    dispatchedAt: issue.dispatchedAt ?? at,
  };
}

/** The first signature counts; what a department does later leaves it as it is. */
export function signed(issue: Issue, departmentId: number, at: Date): Changes {
  return withDepartments(
    issue.departments.map((one) =>
      one.departmentId === departmentId ? { ...one, acceptedAt: one.acceptedAt ?? at } : one,
    ),
  );
}

export function leadSigned(issue: Issue, at: Date): Changes {
  const lead = leadOf(issue);
  return lead === undefined ? {} : signed(issue, lead.departmentId, at);
}

/** The lead takes its signature back; the issue waits for a ruling or a new dispatch. */
export function returned(issue: Issue): Changes {
  const returnCount = issue.returnCount + 1;
  return {
    ...leadUnsigned(issue),
    returnCount,
    needsDecision: issue.needsDecision || needsRuling({ returnCount }),
  };
}

/** An assisting department that returns drops out. */
export function withdrawn(issue: Issue, departmentId: number): Changes {
  return withDepartments(issue.departments.filter((one) => one.departmentId !== departmentId));
}

/** What was signed is open again: a reopened issue is signed for as if it came anew. */
export function unsigned(issue: Issue): Changes {
  return withDepartments(issue.departments.map((one) => ({ ...one, acceptedAt: null })));
}

/** Where the other had a part already, the first of the two stands: the lead before the assisting. */
export function takenOver(issue: Issue, { from, by }: Body<'taken_over'>): Changes {
  const moved = issue.departments.map((one) =>
    one.departmentId === from ? { ...one, departmentId: by } : one,
  );
  const { pending } = issue;
  return {
    ...withDepartments(
      moved.filter(
        ({ departmentId }, i) => moved.findIndex((one) => one.departmentId === departmentId) === i,
      ),
    ),
    ...(pending?.departmentId === from ? { pending: { ...pending, departmentId: by } } : {}),
  };
}

function leadUnsigned({ departments }: Issue): Changes {
  return withDepartments(
    departments.map((one) => (one.role === 'lead' ? { ...one, acceptedAt: null } : one)),
  );
}

/** The lead's signature is the issue's. */
function withDepartments(departments: readonly AssignedDepartment[]): Changes {
  return { departments, acceptedAt: leadOf({ departments })?.acceptedAt ?? null };
}
