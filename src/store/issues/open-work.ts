import { and, asc, eq, exists, inArray, notInArray, or, sql } from 'drizzle-orm';
import { FINAL_STATES } from '../../issues/state.ts';
import type { Db } from '../database/client.ts';
import { issueDepartments, issues } from '../schema/index.ts';

const MOST = 200;

/** Numbers of the open issues that these departments lead or that this person reported. */
export async function openWorkOf(
  db: Db,
  organisationId: number,
  departmentIds: readonly number[],
  personId: number,
): Promise<number[]> {
  const led = exists(
    db
      .select({ one: sql`1` })
      .from(issueDepartments)
      .where(
        and(
          eq(issueDepartments.organisationId, issues.organisationId),
          eq(issueDepartments.issueNumber, issues.number),
          eq(issueDepartments.role, 'lead'),
          inArray(issueDepartments.departmentId, [...departmentIds]),
        ),
      ),
  );
  const rows = await db
    .select({ number: issues.number })
    .from(issues)
    .where(
      and(
        eq(issues.organisationId, organisationId),
        notInArray(issues.state, [...FINAL_STATES]),
        departmentIds.length === 0
          ? eq(issues.reporterId, personId)
          : or(led, eq(issues.reporterId, personId)),
      ),
    )
    .orderBy(asc(issues.number))
    .limit(MOST);
  return rows.map(({ number }) => number);
}
