import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { issueConditions, type IssueSearch } from './search.ts';
import { viewOf, type Assignment, type DepartmentNames, type IssueView, type Telling } from './view.ts';
import { departments, issueDepartments, issues, serviceObjects, workGroups } from '../schema/index.ts';

/** The ledger, newest first, page by page. */
export async function listIssues(
  db: Db,
  organisationId: number,
  search: IssueSearch,
  telling: Telling,
): Promise<{ items: IssueView[]; nextCursor: string | null }> {
  const found = await findReadable(db, organisationId, search, telling, search.limit + 1);
  const items = found.slice(0, search.limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > items.length && last ? String(last.number) : null };
}

/** Words are looked for in what is told: who finds a covered number by its digits has read them. */
async function findReadable(
  db: Db,
  organisationId: number,
  search: IssueSearch,
  telling: Telling,
  limit: number,
): Promise<IssueView[]> {
  const { q } = search;
  if (q === undefined) return findIssues(db, organisationId, search, telling, limit);
  const readable: IssueView[] = [];
  let { cursor } = search;
  for (;;) {
    const page = await findIssues(db, organisationId, { ...search, cursor }, telling, limit);
    readable.push(...page.filter((issue) => tells(issue, q)));
    cursor = page.at(-1)?.number;
    if (page.length < limit || readable.length >= limit) return readable.slice(0, limit);
  }
}

function tells({ number, title, detail, result }: IssueView, q: string): boolean {
  const sought = q.toLowerCase();
  const isNumber = q.trim().replace(/^#/, '') === String(number);
  return isNumber || [title, detail, result].some((text) => text?.toLowerCase().includes(sought) === true);
}

export async function getIssue(
  db: Db,
  organisationId: number,
  number: number,
  telling: Telling,
): Promise<IssueView | undefined> {
  const [found] = await findIssues(db, organisationId, { number }, telling, 1);
  return found;
}

async function findIssues(
  db: Db,
  organisationId: number,
  search: Omit<IssueSearch, 'limit'>,
  telling: Telling,
  limit: number,
): Promise<IssueView[]> {
  const conditions = await issueConditions(db, organisationId, { ...search, limit }, telling.now);
  const rows = await db
    .select({
      issue: issues,
      objectName: serviceObjects.name,
      objectKind: serviceObjects.kind,
      group: workGroups.name,
    })
    .from(issues)
    .leftJoin(
      serviceObjects,
      and(eq(serviceObjects.organisationId, issues.organisationId), eq(serviceObjects.id, issues.objectId)),
    )
    .leftJoin(
      workGroups,
      and(eq(workGroups.organisationId, issues.organisationId), eq(workGroups.id, issues.groupId)),
    )
    .where(and(eq(issues.organisationId, organisationId), ...conditions))
    .orderBy(desc(issues.number))
    .limit(limit);
  const numbers = rows.map(({ issue }) => issue.number);
  const [names, assigned] = await Promise.all([
    departmentNames(db, organisationId),
    assignedTo(db, organisationId, numbers),
  ]);
  return rows.map((row) => viewOf(row, assigned.get(row.issue.number) ?? [], names, telling));
}

/** Also of departments that are no longer in use: an old issue keeps its own. */
export async function departmentNames(db: Db, organisationId: number): Promise<DepartmentNames> {
  const rows = await db
    .select({ id: departments.id, name: departments.name })
    .from(departments)
    .where(eq(departments.organisationId, organisationId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function assignedTo(
  db: Db,
  organisationId: number,
  numbers: readonly number[],
): Promise<Map<number, Assignment[]>> {
  const { issueNumber, departmentId, role } = issueDepartments;
  const rows = await db
    .select({ issueNumber, departmentId, role })
    .from(issueDepartments)
    .where(and(eq(issueDepartments.organisationId, organisationId), inArray(issueNumber, [...numbers])))
    .orderBy(asc(issueNumber), asc(issueDepartments.position));
  const byIssue = new Map<number, Assignment[]>();
  for (const row of rows) byIssue.set(row.issueNumber, [...(byIssue.get(row.issueNumber) ?? []), row]);
  return byIssue;
}
