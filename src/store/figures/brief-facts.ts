import { and, asc, eq, exists, gte, inArray, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { UNSIGNED_STATES } from '../../issues/cards.ts';
import { FINAL_STATES } from '../../issues/state.ts';
import type { BriefFacts, BriefList } from '../../summaries/briefs.ts';
import { LIST_LIMIT, type Scope } from '../../summaries/figures.ts';
import { OWED_STATES, UNPLACED_STATES } from '../../summaries/history.ts';
import { HALTED_WORDS } from '../../summaries/pressing.ts';
import type { Db } from '../database/client.ts';
import { issueDepartments, issueEvents, issues } from '../schema/index.ts';

export interface BriefQuestion {
  readonly scope: Scope;
  /** What is new, closed and returned is told since then. */
  readonly from: Date;
  /** What is new, where a brief has told of a part of that time already. */
  readonly reportedFrom?: Date;
  readonly now: Date;
  /** The end of the local day. */
  readonly dayEnd: Date;
  /** What ran out since then is newly overdue, and comes before what is longer so. */
  readonly lateFrom: Date;
  /** Of what merely stands there, only what has moved or run out since `from`: on days without work it is old news. */
  readonly onlyNew?: boolean;
}

/** What a morning or evening brief of this scope has to tell, as the ledger stands. */
export async function readBriefFacts(
  db: Db,
  organisationId: number,
  question: BriefQuestion,
): Promise<BriefFacts> {
  const { from, now, dayEnd } = question;
  const mine = and(eq(issues.organisationId, organisationId), inScope(question.scope));
  const owed = inArray(issues.state, [...OWED_STATES]);
  const list = (where: SQL | undefined, order: SQL) => readList(db, and(mine, where), order);
  const news = question.onlyNew === true ? touched(db, organisationId, from, now) : undefined;
  const standing = async (where: SQL | undefined, ranOut: SQL | undefined, order: SQL) => {
    if (news === undefined) return list(where, order);
    const fresh = await list(and(where, or(news, ranOut)), order);
    return fresh.total === 0 ? fresh : { ...fresh, standing: await countOf(db, and(mine, where)) };
  };
  const between = (column: typeof issues.deadline | typeof issues.signDueAt) =>
    and(gte(column, from), lt(column, now));
  const byDeadline = sql`${PRESSING}, ${issues.deadline} asc nulls last`;
  const isNewlyLate = sql`${issues.deadline} >= ${question.lateFrom.toISOString()}::timestamptz`;
  return {
    dueToday: await list(and(owed, gte(issues.deadline, now), lt(issues.deadline, dayEnd)), byDeadline),
    overdue: await standing(
      and(owed, lt(issues.deadline, now)),
      between(issues.deadline),
      sql`${PRESSING}, (${isNewlyLate}) desc, ${issues.deadline} asc`,
    ),
    reported: await list(
      and(gte(issues.reportedAt, question.reportedFrom ?? from), lt(issues.reportedAt, now)),
      sql`${PRESSING}, ${issues.reportedAt} asc`,
    ),
    unsigned: await standing(
      inArray(issues.state, [...UNSIGNED_STATES]),
      between(issues.signDueAt),
      sql`${PRESSING}, ${issues.signDueAt} asc nulls last`,
    ),
    closed: await list(
      and(eq(issues.state, 'closed'), gte(issues.closedAt, from), lt(issues.closedAt, now)),
      sql`${issues.closedAt} asc`,
    ),
    returned: await list(exists(returns(db, organisationId, from, now)), byDeadline),
    decisions: await standing(
      and(issues.needsDecision, notInArray(issues.state, [...FINAL_STATES])),
      undefined,
      byDeadline,
    ),
  };
}

/** Urgent ones first, then those for which work stands still. */
const PRESSING = sql`(${issues.priority} = 'urgent') desc, (${issues.title} ~ ${HALTED_WORDS}) desc`;

function inScope(scope: Scope): SQL | undefined {
  if (scope.kind === 'group') return eq(issues.groupId, scope.id);
  return scope.kind === 'department' ? eq(issueDepartments.departmentId, scope.id) : undefined;
}

/** The issue as a whole went back in that time; an assisting department that drops out moves nothing. */
function returns(db: Db, organisationId: number, from: Date, now: Date) {
  return db
    .select({ one: sql`1` })
    .from(issueEvents)
    .where(
      and(
        eq(issueEvents.organisationId, organisationId),
        eq(issueEvents.issueNumber, issues.number),
        eq(issueEvents.type, 'returned'),
        sql`${issueEvents.from} <> ${issueEvents.to}`,
        gte(issueEvents.at, from),
        lt(issueEvents.at, now),
      ),
    );
}

/** Something happened to it in that time. */
function touched(db: Db, organisationId: number, from: Date, now: Date) {
  return exists(
    db
      .select({ one: sql`1` })
      .from(issueEvents)
      .where(
        and(
          eq(issueEvents.organisationId, organisationId),
          eq(issueEvents.issueNumber, issues.number),
          gte(issueEvents.at, from),
          lt(issueEvents.at, now),
        ),
      ),
  );
}

/** The event that closed it last was the bot's own, after nobody had answered. */
function closedUnverified(db: Db): SQL<boolean> {
  const closing = db
    .select({ one: sql`1` })
    .from(issueEvents)
    .where(
      and(
        eq(issueEvents.organisationId, issues.organisationId),
        eq(issueEvents.issueNumber, issues.number),
        eq(issueEvents.type, 'closed_unverified'),
        eq(issueEvents.at, issues.closedAt),
      ),
    );
  return sql<boolean>`(${issues.state} = 'closed' and ${exists(closing)})`;
}

const IS_LEAD = and(
  eq(issueDepartments.organisationId, issues.organisationId),
  eq(issueDepartments.issueNumber, issues.number),
  eq(issueDepartments.role, 'lead'),
);

async function countOf(db: Db, where: SQL | undefined): Promise<number> {
  const rows = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(issues)
    .leftJoin(issueDepartments, IS_LEAD)
    .where(where);
  return rows[0]?.total ?? 0;
}

async function readList(db: Db, where: SQL | undefined, order: SQL): Promise<BriefList> {
  const rows = await db
    .select({
      number: issues.number,
      title: issues.title,
      sensitive: issues.sensitive,
      priority: issues.priority,
      state: issues.state,
      objectId: issues.objectId,
      groupId: issues.groupId,
      departmentId: issueDepartments.departmentId,
      deadline: issues.deadline,
      reportedAt: issues.reportedAt,
      signDueAt: issues.signDueAt,
      escalatedTo: issues.escalatedTo,
      isUnverified: closedUnverified(db),
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(issues)
    .leftJoin(issueDepartments, IS_LEAD)
    .where(where)
    .orderBy(order, asc(issues.number))
    .limit(LIST_LIMIT);
  const told = rows.map(({ total: _total, departmentId, ...issue }) =>
    Object.assign(issue, { departmentId: UNPLACED_STATES.includes(issue.state) ? null : departmentId }),
  );
  return { total: rows[0]?.total ?? 0, issues: told };
}
