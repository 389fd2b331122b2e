import type { Clocks, EventBody, IssueEvent } from './event.ts';
import type { AssignedDepartment, Issue } from './issue.ts';
import { needsRuling } from './rulings.ts';

type Changes = { readonly [K in keyof Issue]?: Issue[K] };
type Body<T extends EventBody['type']> = Extract<EventBody, { readonly type: T }>;

/**
 * The row that an issue's history makes, one event further.
 * @throws where the event does not fit: a lost or foreign event must not go on unnoticed
 */
export function applyEvent(issue: Issue | undefined, event: IssueEvent): Issue {
  if (issue === undefined) return opened(event);
  if (issue.number !== event.issueNumber || issue.state !== event.from) {
    throw new Error(
      `event ${event.seq} of #${event.issueNumber} starts from ${event.from}, but #${issue.number} is ${issue.state}`,
    );
  }
  return { ...issue, state: event.to, ...changesOf(issue, event) };
}

/** @throws where a number is missing from 1, 2, 3 … */
export function foldEvents(events: readonly IssueEvent[]): Issue {
  let issue: Issue | undefined;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) throw new Error(`#${event.issueNumber} lacks event ${index + 1}`);
    issue = applyEvent(issue, event);
  }
  if (issue === undefined) throw new Error('an issue has at least one event');
  return issue;
}

function opened({ issueNumber, seq, at, actor, to, body }: IssueEvent): Issue {
  if (body.type !== 'reported') throw new Error(`event ${seq} of #${issueNumber} stands before its report`);
  const { type: _, ...said } = body;
  return {
    ...UNTOUCHED,
    ...said,
    number: issueNumber,
    // A report taken from a file has no account.
    reporterAccount: actor.account ?? '',
    reporterId: actor.personId,
    reporterName: actor.name,
    state: to,
    reportedAt: at,
  };
}

const UNTOUCHED = {
  departments: [],
  routing: null,
  dispatchedAt: null,
  acceptedAt: null,
  resolvedAt: null,
  closedAt: null,
  signDueAt: null,
  returnDueAt: null,
  deadline: null,
  waitsUntil: null,
  returnCount: 0,
  reopenCount: 0,
  result: null,
  satisfaction: null,
  unverified: false,
  escalatedTo: null,
  needsDecision: false,
  urgeCount: 0,
  mergedInto: null,
} as const satisfies Partial<Issue>;

const SETTLED = { waitsUntil: null, needsDecision: false } as const satisfies Changes;

function changesOf(issue: Issue, { at, actor, from, to, body }: IssueEvent): Changes {
  switch (body.type) {
    case 'reported':
      throw new Error(`#${issue.number} is reported a second time`);
    case 'put_to_triage':
      return { routing: body.routing, waitsUntil: dateOf(body.waitsUntil) };
    case 'dispatched':
      return dispatched(issue, body, at);
    case 'accepted':
      return signed(issue, body.departmentId, at);
    case 'progressed':
      return body.departmentId === null ? {} : signed(issue, body.departmentId, at);
    case 'returned':
      return returned(issue, body, from === to);
    case 'resolved':
      return { ...leadSigned(issue, at), ...SETTLED, ...resolved(body, at) };
    case 'confirmed':
      return { ...SETTLED, closedAt: at, satisfaction: body.satisfaction, ...finished(issue) };
    case 'closed_unverified':
      return { ...SETTLED, closedAt: at, unverified: true, ...finished(issue) };
    case 'reopened':
      return reopened(issue, body);
    case 'priority_set':
      return { priority: body.priority, ...clocksOf(body.clocks) };
    case 'urged':
      return { urgeCount: issue.urgeCount + 1 };
    case 'escalated':
      return { escalatedTo: body.to, needsDecision: true };
    case 'instructed':
      return {
        needsDecision: false,
        instruction: { text: body.text, by: actor.name, dueAt: dateOf(body.dueAt) },
      };
    case 'extension_asked':
      return { pending: { kind: 'extension', ...asked(body), workingDays: body.workingDays } };
    case 'extended':
      return {
        pending: null,
        deadline: new Date(body.deadline),
        extensionCount: (issue.extensionCount ?? 0) + 1,
      };
    case 'hold_asked':
      return { pending: { kind: 'hold', ...asked(body), until: dateOf(body.until) } };
    case 'held':
      return { ...leadSigned(issue, at), pending: null, heldSince: at, heldUntil: dateOf(body.until) };
    case 'declined':
      return { pending: null };
    case 'released':
      return { heldSince: null, heldUntil: null, ...clocksOf(body.clocks) };
    case 'merged':
      return { ...SETTLED, mergedInto: body.into };
    case 'absorbed':
      return { absorbed: [...(issue.absorbed ?? []), body.issueNumber] };
    case 'cancelled':
      return SETTLED;
    case 'replied':
    case 'info_requested':
    case 'supplemented':
      return {};
  }
}

/** A reroute keeps the signatures of the departments that stay, and the clock. */
function dispatched(
  issue: Issue,
  { lead, assisting, routing, clocks }: Body<'dispatched'>,
  at: Date,
): Changes {
  const signedAt = (id: number) =>
    issue.departments.find(({ departmentId }) => departmentId === id)?.acceptedAt ?? null;
  const departments: AssignedDepartment[] = [
    { departmentId: lead, role: 'lead', acceptedAt: signedAt(lead) },
    ...[...new Set(assisting)]
      .filter((id) => id !== lead)
      .map((id) => ({ departmentId: id, role: 'assist' as const, acceptedAt: signedAt(id) })),
  ];
  return {
    ...SETTLED,
    ...withDepartments(departments),
    ...clocksOf(clocks),
    routing,
    dispatchedAt: issue.dispatchedAt ?? at,
  };
}

/** The first signature counts; what a department does later leaves it as it is. */
function signed(issue: Issue, departmentId: number, at: Date): Changes {
  return withDepartments(
    issue.departments.map((one) =>
      one.departmentId === departmentId ? { ...one, acceptedAt: one.acceptedAt ?? at } : one,
    ),
  );
}

function leadSigned(issue: Issue, at: Date): Changes {
  const lead = leadOf(issue.departments);
  return lead === undefined ? {} : signed(issue, lead.departmentId, at);
}

function returned(issue: Issue, { departmentId }: Body<'returned'>, byAssistant: boolean): Changes {
  if (byAssistant) {
    return withDepartments(issue.departments.filter((one) => one.departmentId !== departmentId));
  }
  const returnCount = issue.returnCount + 1;
  const mustRule = needsRuling({ returnCount });
  return { returnCount, needsDecision: issue.needsDecision || mustRule, ...dropped(issue) };
}

function resolved({ result, waitsUntil }: Body<'resolved'>, at: Date): Changes {
  return { result, resolvedAt: at, waitsUntil: dateOf(waitsUntil) };
}

/** New clocks begin a new round, which is signed for again. */
function reopened(issue: Issue, { clocks }: Body<'reopened'>): Changes {
  const unsigned = issue.departments.map((one) => ({ ...one, acceptedAt: null }));
  return {
    reopenCount: issue.reopenCount + 1,
    resolvedAt: null,
    closedAt: null,
    result: null,
    satisfaction: null,
    unverified: false,
    waitsUntil: null,
    ...(clocks === null ? {} : { ...withDepartments(unsigned), ...clocksOf(clocks) }),
  };
}

/** The lead's signature is the issue's. */
function withDepartments(departments: readonly AssignedDepartment[]): Changes {
  return { departments, acceptedAt: leadOf(departments)?.acceptedAt ?? null };
}

function leadOf(departments: readonly AssignedDepartment[]): AssignedDepartment | undefined {
  return departments.find(({ role }) => role === 'lead');
}

/** A request dies with the work it was for. */
function dropped({ pending }: Issue): Changes {
  return pending === undefined ? {} : { pending: null };
}

/** An instruction (督办) shows until the issue is done. */
function finished({ instruction }: Issue): Changes {
  return instruction === undefined ? {} : { instruction: null };
}

function asked({ reason, departmentId }: Body<'hold_asked' | 'extension_asked'>) {
  return { reason, departmentId };
}

function clocksOf(clocks: Clocks | null): Changes {
  if (clocks === null) return {};
  const { signDueAt, returnDueAt, deadline } = clocks;
  return {
    signDueAt: new Date(signDueAt),
    returnDueAt: new Date(returnDueAt),
    deadline: new Date(deadline),
  };
}

function dateOf(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
