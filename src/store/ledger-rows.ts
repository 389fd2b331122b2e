import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { IssueEvent } from '../issues/event.ts';
import { foldEvents } from '../issues/fold.ts';
import type { Issue } from '../issues/issue.ts';
import type { Db } from './database/client.ts';
import { issueConditions, type IssueSearch } from './issues/search.ts';
import { withDepartments } from './issues/issues.ts';
import { issueEvents, issues } from './schema/index.ts';

/** As many at once as stay small in memory and rare in queries. */
const BATCH = 1_000;

/** An issue with those of its events that tell who works on it and how far it is. */
export interface LedgerRow {
  readonly issue: Issue;
  readonly events: readonly Pick<IssueEvent, 'body' | 'actor'>[];
}

export interface LedgerSearch extends Omit<IssueSearch, 'limit' | 'cursor'> {
  /** Reported in [from, to). */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** The ledger by number, in batches. */
export async function* readLedger(
  db: Db,
  organisationId: number,
  search: LedgerSearch,
  now: Date,
): AsyncGenerator<LedgerRow[], void> {
  const conditions = await conditionsOf(db, organisationId, search, now);
  for await (const found of batches(db, organisationId, conditions)) {
    const told = await tellingEvents(db, organisationId, numbersOf(found));
    yield found.map((issue) => ({ issue, events: told.get(issue.number) ?? [] }));
  }
}

/** How many lines `readLedger` would read. */
export async function countLedger(
  db: Db,
  organisationId: number,
  search: LedgerSearch,
  now: Date,
): Promise<number> {
  const conditions = await conditionsOf(db, organisationId, search, now);
  return db.$count(issues, and(eq(issues.organisationId, organisationId), ...conditions));
}

async function conditionsOf(db: Db, organisationId: number, search: LedgerSearch, now: Date): Promise<SQL[]> {
  return [
    ...(await issueConditions(db, organisationId, search, now)),
    ...(search.from === undefined ? [] : [gte(issues.reportedAt, search.from)]),
    ...(search.to === undefined ? [] : [lt(issues.reportedAt, search.to)]),
  ];
}

/** What a bulletin looked at: the issues that were open in [from, asOf), as they stood at its end. */
export async function* readLedgerAsOf(
  db: Db,
  organisationId: number,
  { from, asOf, groupId }: { readonly from: Date; readonly asOf: Date; readonly groupId?: number },
): AsyncGenerator<LedgerRow[], void> {
  const touched = db
    .select({ number: issueEvents.issueNumber })
    .from(issueEvents)
    .where(and(eq(issueEvents.organisationId, organisationId), gte(issueEvents.at, from)));
  const wasOpen = or(
    and(isNull(issues.closedAt), notInArray(issues.state, ['merged', 'cancelled'])),
    inArray(issues.number, touched),
  );
  const conditions = [
    lt(issues.reportedAt, asOf),
    ...(wasOpen === undefined ? [] : [wasOpen]),
    ...(groupId === undefined ? [] : [eq(issues.groupId, groupId)]),
  ];
  for await (const found of batches(db, organisationId, conditions)) {
    const histories = await historiesOf(db, organisationId, numbersOf(found), asOf);
    yield [...histories.values()]
      .map((events) => ({ issue: foldEvents(events), events }))
      .filter(({ issue, events }) => isOf(issue, events, from));
  }
}

/** Everything that befell these issues before that moment, each in its order. */
export async function historiesOf(
  db: Db,
  organisationId: number,
  numbers: readonly number[],
  before?: Date,
): Promise<Map<number, IssueEvent[]>> {
  const rows = await db
    .select()
    .from(issueEvents)
    .where(
      and(
        eq(issueEvents.organisationId, organisationId),
        inArray(issueEvents.issueNumber, [...numbers]),
        before === undefined ? undefined : lt(issueEvents.at, before),
      ),
    )
    .orderBy(asc(issueEvents.issueNumber), asc(issueEvents.seq));
  return byIssue(rows.map(({ organisationId: _organisation, type: _type, ...event }) => event));
}

const FINAL = new Set<Issue['state']>(['closed', 'merged', 'cancelled']);

/** Not over before the period began. */
function isOf({ state }: Issue, events: readonly IssueEvent[], from: Date): boolean {
  const ended = events.findLast((event) => FINAL.has(event.to) && event.from !== event.to)?.at;
  return !FINAL.has(state) || ended === undefined || ended >= from;
}

async function* batches(
  db: Db,
  organisationId: number,
  conditions: readonly SQL[],
): AsyncGenerator<Issue[], void> {
  for (let after = 0; ;) {
    const rows = await db
      .select()
      .from(issues)
      .where(and(eq(issues.organisationId, organisationId), gt(issues.number, after), ...conditions))
      .orderBy(asc(issues.number))
      .limit(BATCH);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield await withDepartments(db, organisationId, rows);
    if (rows.length < BATCH) return;
    after = last.number;
  }
}

/** The last signature and the last word of progress of each: more of its history no line of the ledger tells. */
async function tellingEvents(
  db: Db,
  organisationId: number,
  numbers: readonly number[],
): Promise<Map<number, Pick<IssueEvent, 'issueNumber' | 'body' | 'actor'>[]>> {
  const isSignature = sql<boolean>`${issueEvents.type} = 'accepted'`;
  const rows = await db
    .selectDistinctOn([issueEvents.issueNumber, isSignature], {
      issueNumber: issueEvents.issueNumber,
      body: issueEvents.body,
      actor: issueEvents.actor,
    })
    .from(issueEvents)
    .where(
      and(
        eq(issueEvents.organisationId, organisationId),
        inArray(issueEvents.issueNumber, [...numbers]),
        inArray(issueEvents.type, ['accepted', 'progressed', 'replied']),
        // What the group remarked is no measure.
        sql`(${issueEvents.type} <> 'progressed' or ${issueEvents.body} ->> 'departmentId' is not null
          or ${issueEvents.actor} ->> 'role' = 'bot')`,
      ),
    )
    .orderBy(asc(issueEvents.issueNumber), isSignature, desc(issueEvents.seq));
  return byIssue(rows);
}

function byIssue<Event extends { readonly issueNumber: number }>(
  events: readonly Event[],
): Map<number, Event[]> {
  const found = new Map<number, Event[]>();
  for (const event of events) {
    const own = found.get(event.issueNumber);
    if (own === undefined) found.set(event.issueNumber, [event]);
    else own.push(event);
  }
  return found;
}

const numbersOf = (found: readonly Issue[]) => found.map(({ number }) => number);
