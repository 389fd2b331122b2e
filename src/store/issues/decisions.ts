import { and, asc, eq, inArray, isNotNull, isNull, ne, notInArray, or, type SQL } from 'drizzle-orm';
import { FINAL_STATES, type IssueState } from '../../issues/state.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Db } from '../database/client.ts';
import { withDepartments } from './issues.ts';
import { issues } from '../schema/index.ts';

/** Open issues in which a department asked for something that nobody has decided yet, the earliest limit first. */
export async function pendingIssues(
  db: Db,
  organisationId: number,
  limit: number,
): Promise<{ issues: Issue[]; total: number }> {
  return standing(db, organisationId, isNotNull(issues.pending), limit);
}

/** What a department calls done, and the group has spoken of without saying yes or no: no silence closes it any more. */
export async function unconfirmedIssues(
  db: Db,
  organisationId: number,
  limit: number,
): Promise<{ issues: Issue[]; total: number }> {
  return standing(db, organisationId, and(eq(issues.state, 'resolved'), isNull(issues.waitsUntil)), limit);
}

const UNDISPATCHED: readonly IssueState[] = ['reported', 'triage', 'returned'];

/** What no department has and the coordinators are to dispatch, the oldest first; not what its reporter may still choose for. */
export async function undispatchedIssues(
  db: Db,
  organisationId: number,
  limit: number,
): Promise<{ issues: Issue[]; total: number }> {
  const isTheirs = or(ne(issues.state, 'triage'), isNull(issues.waitsUntil));
  const which = and(inArray(issues.state, [...UNDISPATCHED]), isTheirs);
  return standing(db, organisationId, which, limit, asc(issues.reportedAt));
}

async function standing(
  db: Db,
  organisationId: number,
  which: SQL | undefined,
  limit: number,
  first: SQL = asc(issues.deadline),
): Promise<{ issues: Issue[]; total: number }> {
  const where = and(
    eq(issues.organisationId, organisationId),
    // Named so that the index of what is open is used.
    notInArray(issues.state, [...FINAL_STATES]),
    which,
  );
  const rows = await db.select().from(issues).where(where).orderBy(first, asc(issues.number)).limit(limit);
  const total = rows.length < limit ? rows.length : await db.$count(issues, where);
  return { issues: await withDepartments(db, organisationId, rows), total };
}
