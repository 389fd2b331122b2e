import { and, eq, exists, gte, ilike, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { FINAL_STATES, ISSUE_STATES, type IssueState } from '../issues/state.ts';
import { OWED_STATES } from '../summaries/history.ts';
import type { Db } from './client.ts';
import { departments, issueDepartments, issues, serviceObjects, workGroups } from './schema/index.ts';

/** What somebody looks for in the ledger; all that is said must hold. */
export interface IssueSearch {
  readonly number?: number | undefined;
  /** `open`: every state in which somebody still owes something. */
  readonly state?: readonly (IssueState | 'open')[] | undefined;
  /** Name or alias of the lead department. */
  readonly department?: string | undefined;
  readonly assisting?: string | undefined;
  readonly group?: string | undefined;
  /** Name or alias. */
  readonly object?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly q?: string | undefined;
  /** Only issues with a smaller number. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** One condition per thing that can be said; the key is its name in the search. */
export function issueConditions(
  db: Db,
  organisationId: number,
  search: Omit<IssueSearch, 'limit'>,
  now: Date,
): SQL[] {
  const { number, state, department, assisting, group, object, overdue, q, cursor } = search;
  const conditions = [
    number === undefined ? undefined : eq(issues.number, number),
    cursor === undefined ? undefined : lt(issues.number, cursor),
    state === undefined ? undefined : inArray(issues.state, statesOf(state)),
    department === undefined ? undefined : isWith(db, organisationId, department, 'lead'),
    assisting === undefined ? undefined : isWith(db, organisationId, assisting, 'assist'),
    group === undefined ? undefined : inArray(issues.groupId, groupsNamed(db, organisationId, group)),
    object === undefined ? undefined : inArray(issues.objectId, objectsNamed(db, organisationId, object)),
    overdue === undefined ? undefined : isOverdue(overdue, now),
    q === undefined ? undefined : holds(q),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

function statesOf(asked: readonly (IssueState | 'open')[]): IssueState[] {
  return ISSUE_STATES.filter(
    (state) => asked.includes(state) || (asked.includes('open') && !FINAL_STATES.includes(state)),
  );
}

/** The same as the figures count: the result is owed and its deadline has passed. */
function isOverdue(overdue: boolean, now: Date): SQL | undefined {
  return overdue
    ? and(inArray(issues.state, [...OWED_STATES]), lt(issues.deadline, now))
    : or(notInArray(issues.state, [...OWED_STATES]), isNull(issues.deadline), gte(issues.deadline, now));
}

function isWith(db: Db, organisationId: number, name: string, role: 'lead' | 'assist'): SQL {
  const named = db
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.organisationId, organisationId), goesBy(departments, name)));
  const assignment = db
    .select({ one: sql`1` })
    .from(issueDepartments)
    .where(
      and(
        eq(issueDepartments.organisationId, organisationId),
        eq(issueDepartments.issueNumber, issues.number),
        eq(issueDepartments.role, role),
        inArray(issueDepartments.departmentId, named),
      ),
    );
  return exists(assignment);
}

function objectsNamed(db: Db, organisationId: number, name: string) {
  return db
    .select({ id: serviceObjects.id })
    .from(serviceObjects)
    .where(and(eq(serviceObjects.organisationId, organisationId), goesBy(serviceObjects, name)));
}

function groupsNamed(db: Db, organisationId: number, name: string) {
  return db
    .select({ id: workGroups.id })
    .from(workGroups)
    .where(and(eq(workGroups.organisationId, organisationId), eq(workGroups.name, name)));
}

function goesBy(table: typeof departments | typeof serviceObjects, name: string): SQL | undefined {
  return or(eq(table.name, name), sql`${table.aliases} @> ${JSON.stringify([name])}::jsonb`);
}

/** Words anywhere in what was written, or the issue's own number. Who finds a word in a restricted issue has read it. */
function holds(q: string): SQL | undefined {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const number = /^#?(\d{1,9})$/.exec(q.trim())?.[1];
  return or(
    and(
      eq(issues.sensitive, false),
      or(ilike(issues.title, pattern), ilike(issues.detail, pattern), ilike(issues.result, pattern)),
    ),
    number === undefined ? undefined : eq(issues.number, Number(number)),
  );
}
