import { and, asc, desc, eq, exists, inArray, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { FINAL_STATES, type IssueState } from '../issues/state.ts';
import type { Issue } from '../issues/issue.ts';
import type { Db } from './client.ts';
import { withDepartments } from './issues.ts';
import { issueDepartments, issues } from './schema/index.ts';

/** Which issues a list shows; all that is said must hold. */
export interface IssueFilter {
  readonly sourceChat?: string;
  readonly reporterAccount?: string;
  readonly reporterId?: number;
  readonly objectId?: number;
  readonly groupId?: number;
  readonly departmentId?: number;
  readonly states?: readonly IssueState[];
  readonly overdueAt?: Date;
}

/** Issues in which somebody still owes something, those that are due first at the top; and how many there are in all. */
export async function listOpenIssues(
  db: Db,
  organisationId: number,
  filter: IssueFilter,
  limit: number,
): Promise<{ issues: Issue[]; total: number }> {
  const where = and(
    eq(issues.organisationId, organisationId),
    filter.states === undefined
      ? notInArray(issues.state, [...FINAL_STATES])
      : inArray(issues.state, [...filter.states]),
    ...conditions(db, filter),
  );
  const rows = await db
    .select()
    .from(issues)
    .where(where)
    .orderBy(sql`${issues.deadline} asc nulls last`, asc(issues.number))
    .limit(limit);
  const total = rows.length < limit ? rows.length : await db.$count(issues, where);
  return { issues: await withDepartments(db, organisationId, rows), total };
}

function conditions(db: Db, filter: IssueFilter): (SQL | undefined)[] {
  const { sourceChat, reporterAccount, reporterId, objectId, groupId, departmentId, overdueAt } = filter;
  const mine = [
    ...(reporterAccount === undefined ? [] : [eq(issues.reporterAccount, reporterAccount)]),
    ...(reporterId === undefined ? [] : [eq(issues.reporterId, reporterId)]),
  ];
  return [
    ...(sourceChat === undefined ? [] : [eq(issues.sourceChat, sourceChat)]),
    ...(mine.length === 0 ? [] : [or(...mine)]),
    ...(objectId === undefined ? [] : [eq(issues.objectId, objectId)]),
    ...(groupId === undefined ? [] : [eq(issues.groupId, groupId)]),
    ...(overdueAt === undefined
      ? []
      : [lt(issues.deadline, overdueAt), notInArray(issues.state, ['resolved', 'on_hold'])]),
    ...(departmentId === undefined ? [] : [has(db, departmentId)]),
  ];
}

function has(db: Db, departmentId: number): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(issueDepartments)
      .where(
        and(
          eq(issueDepartments.organisationId, issues.organisationId),
          eq(issueDepartments.issueNumber, issues.number),
          eq(issueDepartments.departmentId, departmentId),
        ),
      ),
  );
}

/** Numbers of the issues whose silence has lasted long enough, the longest waiting first. */
export async function waitingIssues(
  db: Db,
  organisationId: number,
  until: Date,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .select({ number: issues.number })
    .from(issues)
    .where(
      and(
        eq(issues.organisationId, organisationId),
        sql`${issues.waitsUntil} <= ${until.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(issues.waitsUntil), desc(issues.number))
    .limit(limit);
  return rows.map(({ number }) => number);
}
