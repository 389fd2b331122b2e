import { getTableColumns, sql } from 'drizzle-orm';
import type { IssueEvent } from '../../src/issues/event.ts';
import { applyEvent } from '../../src/issues/fold.ts';
import type { Issue } from '../../src/issues/issue.ts';
import type { NewEvent } from '../../src/store/issues/issues.ts';
import type { Db } from '../../src/store/database/client.ts';
import { issueDepartments, issueEvents, issues } from '../../src/store/schema/index.ts';

const ORGANISATION = 1;
const AT_ONCE = 300;

/** A ledger in memory beside the one in the database: many events are written at once, folded by the product's own fold. */
export function createLedger() {
  const rows = new Map<number, { issue: Issue; seq: number }>();
  return {
    rows,
    async write(db: Db, news: readonly NewEvent[]): Promise<void> {
      const events: IssueEvent[] = [];
      const touched = new Set<number>();
      for (const one of news) {
        const before = rows.get(one.issueNumber);
        const event = { ...one, seq: (before?.seq ?? 0) + 1, from: before?.issue.state ?? null };
        rows.set(one.issueNumber, { issue: applyEvent(before?.issue, event), seq: event.seq });
        events.push(event);
        touched.add(one.issueNumber);
      }
      await db.transaction(async (tx) => {
        for (const part of parts([...touched]))
          await upsert(
            tx,
            part.flatMap((number) => rows.get(number) ?? []),
          );
        for (const part of parts(events))
          await tx
            .insert(issueEvents)
            .values(part.map((event) => ({ organisationId: ORGANISATION, type: event.body.type, ...event })));
      });
    },
  };
}

async function upsert(tx: Db, some: readonly { issue: Issue; seq: number }[]): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(getTableColumns(issues)).map(([name, column]) => [
      name,
      sql.raw(`excluded."${column.name}"`),
    ]),
  );
  await tx
    .insert(issues)
    .values(
      some.map(({ issue: { departments: _, ...row }, seq }) => ({
        ...row,
        organisationId: ORGANISATION,
        lastSeq: seq,
      })),
    )
    .onConflictDoUpdate({ target: [issues.organisationId, issues.number], set });
  const assigned = some.flatMap(({ issue }) =>
    issue.departments.map((one, position) => ({
      organisationId: ORGANISATION,
      issueNumber: issue.number,
      position,
      ...one,
    })),
  );
  if (assigned.length > 0)
    await tx
      .insert(issueDepartments)
      .values(assigned)
      .onConflictDoUpdate({
        target: [
          issueDepartments.organisationId,
          issueDepartments.issueNumber,
          issueDepartments.departmentId,
        ],
        set: { acceptedAt: sql`excluded.accepted_at` },
      });
}

function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}
