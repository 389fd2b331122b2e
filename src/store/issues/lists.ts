import {
  and,
  asc,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNotNull,
  lt,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Period } from '../../calendar/calendar.ts';
import type { AccountId } from '../../chat/message.ts';
import type { Priority } from '../../commands/intent.ts';
import { FINAL_STATES, type IssueState } from '../../issues/state.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Db } from '../database/client.ts';
import { withDepartments } from './issues.ts';
import { issues } from '../schema/index.ts';

/** Which issues a list shows; all that is said must hold. */
export interface IssueFilter {
  readonly reporterAccount?: string;
  readonly reporterId?: number;
  readonly objectId?: number;
  readonly groupId?: number;
  readonly departmentId?: number;
  readonly category?: string;
  /** When it was reported: half open. */
  readonly reported?: Period;
  /** When it was closed: half open. */
  readonly closed?: Period;
  readonly states?: readonly IssueState[];
  readonly overdueAt?: Date;
  /** Due no earlier than this. */
  readonly dueFrom?: Date;
  readonly priorities?: readonly Priority[];
  /** A supervisor gave an order about it. */
  readonly isOrdered?: true;
  /** Stands in the report; in none that only its handlers may read. */
  readonly words?: string;
  /** Final ones too, the newest first. */
  readonly isWhole?: true;
  /** What somebody from outside may see: of their objects, of that group, or reported by themselves. */
  readonly within?: Sight;
}

export interface Sight {
  readonly objectIds: readonly number[];
  readonly groupId: number | null;
  readonly account: AccountId;
  readonly personId: number | null;
}

/**
 * Issues in which somebody still owes something, those that are due first at the top; and how many there are in all.
 * A department's or a group's begin with what is urgent, and what is on hold comes last.
 */
export async function listOpenIssues(
  db: Db,
  organisationId: number,
  filter: IssueFilter,
  limit: number,
  offset = 0,
): Promise<{ issues: Issue[]; total: number }> {
  const standing = and(eq(issues.organisationId, organisationId), standingIn(filter), ...lateness(filter));
  const where = and(standing, ...conditions(organisationId, filter, standing));
  const rows = await db
    .select({ issue: issues, total: isSorted(filter) ? COUNTED : NOT_COUNTED })
    .from(issues)
    .where(where)
    .orderBy(...orderOf(filter))
    .limit(limit)
    .offset(offset);
  const known = rows.length > 0 && rows.length < limit ? offset + rows.length : rows[0]?.total;
  return {
    issues: await withDepartments(
      db,
      organisationId,
      rows.map(({ issue }) => issue),
    ),
    total: known ?? (await db.$count(issues, where)),
  };
}

function standingIn({ states, isWhole }: IssueFilter): SQL | undefined {
  if (states !== undefined) return inArray(issues.state, [...states]);
  return notInArray(issues.state, isWhole === true ? ['merged', 'cancelled'] : [...FINAL_STATES]);
}

function orderOf({ isWhole, groupId, departmentId }: IssueFilter): SQL[] {
  if (isWhole === true) return [desc(issues.number)];
  const byDate = [sql`${issues.deadline} asc nulls last`, asc(issues.number)];
  // Of the whole organisation there are too many to sort: they come as the index has them.
  if (groupId === undefined && departmentId === undefined) return byDate;
  return [sql`${issues.state} = 'on_hold'`, sql`${issues.priority} <> 'urgent'`, ...byDate];
}

const COUNTED = sql<number | null>`(count(*) over ())::int`;
const NOT_COUNTED = sql<number | null>`null::int`;

/** A department's are found without an order and sorted: they are counted on the way. */
function isSorted({ departmentId }: IssueFilter): boolean {
  return departmentId !== undefined;
}

function lateness({ overdueAt, dueFrom, priorities, isOrdered }: IssueFilter): (SQL | undefined)[] {
  return [
    ...(priorities === undefined ? [] : [inArray(issues.priority, [...priorities])]),
    ...(isOrdered === undefined ? [] : [isNotNull(issues.instruction)]),
    ...(dueFrom === undefined ? [] : [gte(issues.deadline, dueFrom)]),
    ...(overdueAt === undefined
      ? []
      : [lt(issues.deadline, overdueAt), notInArray(issues.state, ['resolved', 'on_hold'])]),
  ];
}

function conditions(
  organisationId: number,
  filter: IssueFilter,
  standing: SQL | undefined,
): (SQL | undefined)[] {
  const {
    reporterAccount,
    reporterId,
    objectId,
    groupId,
    departmentId,
    category,
    reported,
    closed,
    within,
    words,
  } = filter;
  const mine = [
    ...(reporterAccount === undefined ? [] : [eq(issues.reporterAccount, reporterAccount)]),
    ...(reporterId === undefined ? [] : [eq(issues.reporterId, reporterId)]),
  ];
  return [
    ...(mine.length === 0 ? [] : [or(...mine)]),
    ...(objectId === undefined ? [] : [eq(issues.objectId, objectId)]),
    ...(groupId === undefined ? [] : [eq(issues.groupId, groupId)]),
    ...(departmentId === undefined ? [] : [isWith(organisationId, departmentId, standing)]),
    ...(category === undefined ? [] : [eq(issues.category, category)]),
    ...(reported === undefined
      ? []
      : [gte(issues.reportedAt, reported.from), lt(issues.reportedAt, reported.to)]),
    ...(closed === undefined ? [] : [gte(issues.closedAt, closed.from), lt(issues.closedAt, closed.to)]),
    ...(within === undefined ? [] : [isSeen(within)]),
    ...(words === undefined ? [] : [tellsOf(words)]),
  ];
}

function tellsOf(words: string): SQL | undefined {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return and(eq(issues.sensitive, false), or(ilike(issues.title, like), ilike(issues.detail, like)));
}

function isSeen({ objectIds, groupId, account, personId }: Sight): SQL | undefined {
  return or(
    eq(issues.reporterAccount, account),
    personId === null ? undefined : eq(issues.reporterId, personId),
    groupId === null ? undefined : eq(issues.groupId, groupId),
    objectIds.length === 0 ? undefined : inArray(issues.objectId, [...objectIds]),
  );
}

/**
 * From what stands open to the department's part of it, each from an index alone: the other way leads through all that
 * the department ever had, a tenth of the ledger.
 */
function isWith(organisationId: number, departmentId: number, standing: SQL | undefined): SQL {
  return sql`${issues.number} = any(array(
    select issue_number from issue_departments
    where organisation_id = ${organisationId} and department_id = ${departmentId} and issue_number = any(array(
      select ${issues.number} from ${issues} where ${standing}))))`;
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
