import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from './client.ts';
import { issueDepartments, issues } from './schema/index.ts';

/** A closed issue and how it was solved. */
export interface SolvedCase {
  readonly number: number;
  readonly title: string;
  readonly detail: string;
  readonly objectId: number | null;
  readonly result: string | null;
}

/** What a department led and solved lately, the newest first; nothing that is restricted. */
export async function solvedBy(
  db: Db,
  organisationId: number,
  departmentId: number,
  limit: number,
): Promise<SolvedCase[]> {
  const { number, title, detail, objectId, result } = issues;
  return db
    .select({ number, title, detail, objectId, result })
    .from(issueDepartments)
    .innerJoin(
      issues,
      and(
        eq(issues.organisationId, issueDepartments.organisationId),
        eq(issues.number, issueDepartments.issueNumber),
      ),
    )
    .where(
      and(
        eq(issueDepartments.organisationId, organisationId),
        eq(issueDepartments.departmentId, departmentId),
        eq(issueDepartments.role, 'lead'),
        eq(issues.state, 'closed'),
        eq(issues.sensitive, false),
        isNotNull(issues.result),
      ),
    )
    .orderBy(desc(issues.number))
    .limit(limit);
}
