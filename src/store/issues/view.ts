import type { Issue, RoutingRecord } from '../../issues/issue.ts';
import { OWED_STATES } from '../../summaries/history.ts';
import type { issueDepartments, issues, serviceObjects } from '../schema/index.ts';

/** A line of the ledger as it is told outside: names instead of ids, and no personal data. */
export interface IssueView extends Omit<
  Issue,
  | 'objectId'
  | 'groupId'
  | 'sourceChat'
  | 'sourceMessage'
  | 'reporterAccount'
  | 'reporterId'
  | 'reporterName'
  | 'departments'
  | 'routing'
  | 'sensitive'
  | 'unverified'
  | 'needsDecision'
  | 'waitsUntil'
  | 'absorbed'
  | 'pending'
  | 'heldSince'
  | 'heldUntil'
  | 'extensionCount'
  | 'instruction'
  | 'follows'
  | InstantName
> {
  readonly object: { readonly name: string; readonly kind: ObjectKind } | null;
  readonly group: string | null;
  readonly reporter: string;
  readonly department: string | null;
  readonly assisting: readonly string[];
  readonly overdue: boolean;
  readonly flags: readonly IssueFlag[];
  readonly reportedAt: string;
  readonly dispatchedAt: string | null;
  readonly acceptedAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly signDueAt: string | null;
  readonly returnDueAt: string | null;
  readonly deadline: string | null;
  readonly routing: RoutingView | null;
}

type ObjectKind = (typeof serviceObjects.$inferSelect)['kind'];
type InstantName =
  | 'reportedAt'
  | 'dispatchedAt'
  | 'acceptedAt'
  | 'resolvedAt'
  | 'closedAt'
  | 'signDueAt'
  | 'returnDueAt'
  | 'deadline';

interface RoutingView {
  readonly step: RoutingRecord['step'];
  readonly because: readonly string[];
  readonly candidates: readonly { readonly department: string; readonly confidence: number }[];
}

/** Which flags an issue carries. */
const FLAGS = {
  escalated: ({ escalatedTo }: IssueRow) => escalatedTo !== null,
  needs_decision: ({ needsDecision }: IssueRow) => needsDecision,
  sensitive: ({ sensitive }: IssueRow) => sensitive,
  unverified: ({ unverified }: IssueRow) => unverified,
  urged: ({ urgeCount }: IssueRow) => urgeCount > 0,
  urgent: ({ priority }: IssueRow) => priority === 'urgent',
  extended: ({ extensionCount }: IssueRow) => extensionCount > 0,
  on_hold: ({ heldSince }: IssueRow) => heldSince !== null,
  instructed: ({ instruction }: IssueRow) => instruction !== null,
} as const;
type IssueFlag = keyof typeof FLAGS;
const FLAG_NAMES = [
  'escalated',
  'needs_decision',
  'sensitive',
  'unverified',
  'urged',
  'urgent',
  'extended',
  'on_hold',
  'instructed',
] as const;

type IssueRow = typeof issues.$inferSelect;
export type Assignment = Pick<typeof issueDepartments.$inferSelect, 'issueNumber' | 'departmentId' | 'role'>;
export type DepartmentNames = ReadonlyMap<number, string>;

/** A row of the ledger with the names that its ids stand for. */
interface NamedRow {
  readonly issue: IssueRow;
  readonly objectName: string | null;
  readonly objectKind: ObjectKind | null;
  readonly group: string | null;
}

/** What telling an issue needs besides the ledger. */
export interface Telling {
  readonly now: Date;
  /** Covers phone, ID and door numbers in what people wrote. */
  readonly mask: (text: string) => string;
}

export function viewOf(
  { issue, objectName, objectKind, group }: NamedRow,
  assigned: readonly Assignment[],
  names: DepartmentNames,
  telling: Telling,
): IssueView {
  return {
    ...linesOf(issue, telling),
    object: objectName === null || objectKind === null ? null : { name: objectName, kind: objectKind },
    group,
    ...departmentsOf(assigned, names),
    routing: routingOf(issue.routing, names, telling),
  };
}

function departmentsOf(assigned: readonly Assignment[], names: DepartmentNames) {
  const named = (role: Assignment['role']) =>
    assigned.filter((one) => one.role === role).flatMap(({ departmentId }) => names.get(departmentId) ?? []);
  return { department: named('lead')[0] ?? null, assisting: named('assist') };
}

function routingOf(
  record: RoutingRecord | null,
  names: DepartmentNames,
  { mask }: Telling,
): RoutingView | null {
  return (
    record && {
      step: record.step,
      because: record.because.map(mask),
      candidates: record.candidates.map(({ departmentId, confidence }) => ({
        department: names.get(departmentId) ?? '',
        confidence,
      })),
    }
  );
}

/** What stands where words of a restricted issue would. */
export const RESTRICTED = '（受限）';

function linesOf(issue: IssueRow, { now, mask }: Telling) {
  const { number, category, state, priority, quantities, amountCny, satisfaction, mergedInto } = issue;
  const { returnCount, reopenCount, urgeCount, escalatedTo, sensitive } = issue;
  // A restricted issue is number and state to whoever is neither its handler, a coordinator nor a supervisor.
  const words = (text: string) => (sensitive ? RESTRICTED : mask(text));
  return {
    number,
    title: words(issue.title),
    detail: words(issue.detail),
    category,
    state,
    priority,
    reporter: sensitive ? RESTRICTED : issue.reporterName,
    overdue: OWED_STATES.includes(state) && issue.deadline !== null && issue.deadline < now,
    flags: FLAG_NAMES.filter((flag) => FLAGS[flag](issue)),
    quantities,
    amountCny,
    result: issue.result === null ? null : words(issue.result),
    satisfaction,
    returnCount,
    reopenCount,
    urgeCount,
    escalatedTo,
    mergedInto,
    ...instantsOf(issue),
  };
}

function instantsOf(issue: IssueRow) {
  return {
    reportedAt: issue.reportedAt.toISOString(),
    dispatchedAt: iso(issue.dispatchedAt),
    acceptedAt: iso(issue.acceptedAt),
    resolvedAt: iso(issue.resolvedAt),
    closedAt: iso(issue.closedAt),
    signDueAt: iso(issue.signDueAt),
    returnDueAt: iso(issue.returnDueAt),
    deadline: iso(issue.deadline),
  };
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
