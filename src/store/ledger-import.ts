import { and, eq, inArray } from 'drizzle-orm';
import { foldEvents } from '../issues/fold.ts';
import type { IssueEvent } from '../issues/event.ts';
import type { Db } from './database/client.ts';
import { counters, issueDepartments, issueEvents, issues } from './schema/index.ts';

/** As many rows as one statement takes well. */
const CHUNK = 500;

/** The highest number given so far; nobody else takes one until this transaction ends. */
export async function lockNumbers(tx: Db, organisationId: number): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ organisationId, name: 'issue', value: 0 })
    .onConflictDoUpdate({
      target: [counters.organisationId, counters.name],
      set: { name: 'issue' },
    })
    .returning({ value: counters.value });
  return row?.value ?? 0;
}

/** The highest number given so far, for somebody who only looks. */
export async function highestNumber(db: Db, organisationId: number): Promise<number> {
  const [row] = await db
    .select({ value: counters.value })
    .from(counters)
    .where(isIssueCounter(organisationId));
  return row?.value ?? 0;
}

export async function raiseNumbers(tx: Db, organisationId: number, value: number): Promise<void> {
  await tx.update(counters).set({ value }).where(isIssueCounter(organisationId));
}

function isIssueCounter(organisationId: number) {
  return and(eq(counters.organisationId, organisationId), eq(counters.name, 'issue'));
}

/** Issues by the keys under which earlier imports wrote them down. */
export async function issuesBySource(
  db: Db,
  organisationId: number,
  sources: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const some of chunksOf(sources)) {
    const rows = await db
      .select({ source: issues.sourceMessage, number: issues.number })
      .from(issues)
      .where(and(eq(issues.organisationId, organisationId), inArray(issues.sourceMessage, some)));
    for (const { source, number } of rows) found.set(source, number);
  }
  return found;
}

/** Writes new issues with their whole histories, and the rows that follow from these. */
export async function insertHistories(
  tx: Db,
  organisationId: number,
  histories: readonly (readonly IssueEvent[])[],
): Promise<void> {
  for (const some of chunksOf(histories)) {
    const folded = some.map((events) => ({ issue: foldEvents(events), lastSeq: events.length }));
    await tx.insert(issues).values(
      folded.map(({ issue: { departments: _departments, ...issue }, lastSeq }) => ({
        ...issue,
        organisationId,
        lastSeq,
      })),
    );
    const assigned = folded.flatMap(({ issue }) =>
      issue.departments.map((department, position) => ({
        organisationId,
        issueNumber: issue.number,
        position,
        ...department,
      })),
    );
    if (assigned.length > 0) await tx.insert(issueDepartments).values(assigned);
    for (const events of chunksOf(some.flat()))
      await tx
        .insert(issueEvents)
        .values(events.map((event) => ({ organisationId, type: event.body.type, ...event })));
  }
}

function* chunksOf<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += CHUNK) yield items.slice(from, from + CHUNK);
}
