import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { EventBody, IssueEvent } from '../../issues/event.ts';
import { applyEvent } from '../../issues/fold.ts';
import type { Issue } from '../../issues/issue.ts';
import type { Db } from '../database/client.ts';
import { counters, issueDepartments, issueEvents, issues } from '../schema/index.ts';

/** Reads an issue; with `lock`, nobody else changes it until this transaction ends. */
export async function readIssue(
  db: Db,
  organisationId: number,
  number: number,
  lock: 'lock' | 'look' = 'look',
): Promise<Issue | undefined> {
  const query = db
    .select()
    .from(issues)
    .where(and(eq(issues.organisationId, organisationId), eq(issues.number, number)));
  const [row] = await (lock === 'lock' ? query.for('update') : query);
  if (!row) return undefined;
  const [issue] = await withDepartments(db, organisationId, [row]);
  return issue;
}

type IssueRow = typeof issues.$inferSelect;

/** Puts the departments to rows of the ledger, in the order given. */
export async function withDepartments(
  db: Db,
  organisationId: number,
  rows: readonly IssueRow[],
): Promise<Issue[]> {
  if (rows.length === 0) return [];
  const numbers = rows.map(({ number }) => number);
  const assigned = await db
    .select()
    .from(issueDepartments)
    .where(
      and(
        eq(issueDepartments.organisationId, organisationId),
        inArray(issueDepartments.issueNumber, numbers),
      ),
    )
    .orderBy(asc(issueDepartments.position));
  return rows.map(({ organisationId: _organisation, lastSeq: _seq, ...row }) => ({
    ...row,
    departments: assigned
      .filter(({ issueNumber }) => issueNumber === row.number)
      .map(({ departmentId, role, acceptedAt }) => ({ departmentId, role, acceptedAt })),
  }));
}

/** The next number of the ledger, without gaps: it is given back when the transaction fails. */
export async function takeIssueNumber(tx: Db, organisationId: number): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ organisationId, name: 'issue', value: 1 })
    .onConflictDoUpdate({
      target: [counters.organisationId, counters.name],
      set: { value: sql`${counters.value} + 1` },
    })
    .returning({ value: counters.value });
  return row!.value;
}

/** An event as a use case states it: the store numbers it. */
export type NewEvent = Omit<IssueEvent, 'seq' | 'from'>;

/**
 * Writes what happened to one issue and the row that follows from it.
 * The caller holds the row (`readIssue(…, 'lock')`) or has just taken its number.
 * @returns the issue as it stands now, and the seq of the last event
 */
export async function appendEvents(
  tx: Db,
  organisationId: number,
  before: Issue | undefined,
  news: readonly NewEvent[],
): Promise<{ issue: Issue; seq: number }> {
  const seqBefore = before === undefined ? 0 : await lastSeq(tx, organisationId, before.number);
  const { issue, seq, events } = foldEvents(before, seqBefore, news);
  await writeRow(tx, organisationId, issue, seq, before === undefined);
  await tx
    .insert(issueEvents)
    .values(events.map((event) => ({ organisationId, type: event.body.type, ...event })));
  return { issue, seq };
}

/** The events numbered on from there, and the issue that follows from them. */
export function foldEvents(
  before: Issue | undefined,
  seqBefore: number,
  news: readonly NewEvent[],
): { issue: Issue; seq: number; events: IssueEvent[] } {
  let issue = before;
  let seq = seqBefore;
  const events: IssueEvent[] = [];
  for (const one of news) {
    seq += 1;
    const event: IssueEvent = { ...one, seq, from: issue?.state ?? null };
    issue = applyEvent(issue, event);
    events.push(event);
  }
  if (!issue) throw new RangeError('an issue begins with an event');
  return { issue, seq, events };
}

async function lastSeq(tx: Db, organisationId: number, number: number): Promise<number> {
  const [row] = await tx
    .select({ seq: issues.lastSeq })
    .from(issues)
    .where(and(eq(issues.organisationId, organisationId), eq(issues.number, number)));
  return row?.seq ?? 0;
}

async function writeRow(
  tx: Db,
  organisationId: number,
  issue: Issue,
  seq: number,
  isNew: boolean,
): Promise<void> {
  const { departments, ...columns } = issue;
  const row = { ...columns, organisationId, lastSeq: seq };
  if (isNew) await tx.insert(issues).values(row);
  else
    await tx
      .update(issues)
      .set(row)
      .where(and(eq(issues.organisationId, organisationId), eq(issues.number, issue.number)));
  await writeDepartments(tx, organisationId, issue.number, departments, isNew);
}

async function writeDepartments(
  tx: Db,
  organisationId: number,
  issueNumber: number,
  departments: Issue['departments'],
  isNew: boolean,
): Promise<void> {
  if (!isNew)
    await tx
      .delete(issueDepartments)
      .where(
        and(
          eq(issueDepartments.organisationId, organisationId),
          eq(issueDepartments.issueNumber, issueNumber),
        ),
      );
  if (departments.length === 0) return;
  await tx
    .insert(issueDepartments)
    .values(
      departments.map((department, position) => ({ organisationId, issueNumber, position, ...department })),
    );
}

/** The whole history of one issue, the oldest first. */
export async function readEvents(db: Db, organisationId: number, number: number): Promise<IssueEvent[]> {
  const rows = await db
    .select()
    .from(issueEvents)
    .where(and(eq(issueEvents.organisationId, organisationId), eq(issueEvents.issueNumber, number)))
    .orderBy(asc(issueEvents.seq));
  return rows.map(({ organisationId: _organisation, type: _type, ...event }) => event);
}

export type BodyOf<Type extends EventBody['type']> = Extract<EventBody, { type: Type }>;
