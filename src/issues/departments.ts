import { clocksOf, SETTLED, type Body, type Changes } from './changes.ts';
import type { AssignedDepartment, Issue } from './issue.ts';
import { needsRuling } from './rulings.ts';

/** The department that answers for the issue (主办). */
export function leadOf({ departments }: Pick<Issue, 'departments'>): AssignedDepartment | undefined {
  return departments.find(({ role }) => role === 'lead');
}

/** A reroute keeps the signatures of the departments that stay, the first dispatch and the clock. */
export function dispatched(issue: Issue, body: Body<'dispatched'>, at: Date): Changes {
  const assign = (departmentId: number, role: AssignedDepartment['role']) => ({
    departmentId,
    role,
    acceptedAt: issue.departments.find((one) => one.departmentId === departmentId)?.acceptedAt ?? null,
  });
  const assisting = [...new Set(body.assisting)].filter((id) => id !== body.lead);
  return {
    ...SETTLED,
    ...withDepartments([assign(body.lead, 'lead'), ...assisting.map((id) => assign(id, 'assist'))]),
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

/** The lead's return sends the issue back for a ruling or a new dispatch. */
export function returned(issue: Issue): Changes {
  const returnCount = issue.returnCount + 1;
  return { returnCount, needsDecision: issue.needsDecision || needsRuling({ returnCount }) };
}

/** An assisting department that returns drops out. */
export function withdrawn(issue: Issue, departmentId: number): Changes {
  return withDepartments(issue.departments.filter((one) => one.departmentId !== departmentId));
}

/** Everybody signs again: a new round with new clocks. */
export function unsigned(issue: Issue): Changes {
  return withDepartments(issue.departments.map((one) => ({ ...one, acceptedAt: null })));
}

/** The lead's signature is the issue's. */
function withDepartments(departments: readonly AssignedDepartment[]): Changes {
  return { departments, acceptedAt: leadOf({ departments })?.acceptedAt ?? null };
}
