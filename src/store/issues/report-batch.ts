import { and, eq, sql } from 'drizzle-orm';
import type { IssueEvent } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Db } from '../database/client.ts';
import { insertMany } from '../database/insert-many.ts';
import { rowsOf } from '../database/rows.ts';
import { counters, issueDepartments, issueEvents, issues } from '../schema/index.ts';

export interface NewIssue {
  readonly issue: Issue;
  readonly seq: number;
  readonly events: readonly IssueEvent[];
}

/** The last number given out; nobody else takes one until this transaction ends. */
export async function lockIssueNumbers(tx: Db, organisationId: number): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ organisationId, name: 'issue', value: 0 })
    .onConflictDoUpdate({ target: [counters.organisationId, counters.name], set: { value: counters.value } })
    .returning({ value: counters.value });
  return row?.value ?? 0;
}

/** Writes issues that begin here, whose numbers follow the locked one without a gap, in a few statements. */
export async function writeNewIssues(
  tx: Db,
  organisationId: number,
  news: readonly NewIssue[],
  lastNumber: number,
): Promise<void> {
  if (news.length === 0) return;
  const rows = news.map(({ issue: { departments: _, ...columns }, seq }) => ({
    organisationId,
    lastSeq: seq,
    ...columns,
  }));
  const assigned = news.flatMap(({ issue: { number: issueNumber, departments } }) =>
    departments.map((department, position) => ({ organisationId, issueNumber, position, ...department })),
  );
  const happened = news.flatMap(({ events }) =>
    events.map((event) => ({ organisationId, type: event.body.type, ...event })),
  );
  const counted = tx
    .update(counters)
    .set({ value: lastNumber })
    .where(and(eq(counters.organisationId, organisationId), eq(counters.name, 'issue')));
  // A transaction has one connection: they are carried out in this order, and none waits for the answer before.
  await Promise.all([
    insertMany(tx, issues, rows),
    insertMany(tx, issueDepartments, assigned),
    insertMany(tx, issueEvents, happened),
    counted,
  ]);
}

/** Marks messages as worked off; returns how many of them were still held. */
export async function settleDone(
  tx: Db,
  organisationId: number,
  held: readonly { readonly id: number; readonly fence: number }[],
  doneAt: Date,
): Promise<number> {
  const rows = await rowsOf<{ id: number }>(
    tx,
    sql`update inbox t set state = 'done', done_at = ${doneAt.toISOString()}::timestamptz, leased_until = null
      from jsonb_to_recordset(${JSON.stringify(held.map(({ id, fence }) => ({ id, fence })))}::jsonb)
        as v(id bigint, fence int)
      where t.organisation_id = ${organisationId} and t.id = v.id and t.fence = v.fence and t.state = 'running'
      returning t.id::int as id`,
  );
  return rows.length;
}
