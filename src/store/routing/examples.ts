import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { IssueEvent } from '../../issues/event.ts';
import type { StoredDeed } from '../../routing/learn/from-deeds.ts';
import type { Db } from '../database/client.ts';
import { issueEvents, routingExamples } from '../schema/index.ts';

export type NewExample = Omit<typeof routingExamples.$inferInsert, 'organisationId' | 'id'>;

/** So many rows go into one statement: a driver takes at most 65,535 values. */
const AT_ONCE = 1000;

/** Writes down what is new; what stands there already is passed over. Returns how many rows were new. */
export async function storeExamples(
  tx: Db,
  organisationId: number,
  examples: readonly NewExample[],
): Promise<number> {
  let written = 0;
  for (let from = 0; from < examples.length; from += AT_ONCE) {
    const rows = await tx
      .insert(routingExamples)
      .values(examples.slice(from, from + AT_ONCE).map((example) => ({ organisationId, ...example })))
      .onConflictDoNothing({ target: [routingExamples.organisationId, routingExamples.key] })
      .returning({ id: routingExamples.id });
    written += rows.length;
  }
  return written;
}

/** Every deed that was written down, oldest first. */
export async function readExamples(db: Db, organisationId: number): Promise<StoredDeed[]> {
  const { id, subject, kind, department, role, weight, title, text } = routingExamples;
  return db
    .select({ id, subject, kind, department, role, weight, title, text })
    .from(routingExamples)
    .where(eq(routingExamples.organisationId, organisationId))
    .orderBy(asc(routingExamples.id));
}

/** How many requests were first told of after that row. */
export async function countNewSubjects(db: Db, organisationId: number, afterId: number): Promise<number> {
  const firsts = db
    .select({ first: sql<number>`min(${routingExamples.id})`.as('first') })
    .from(routingExamples)
    .where(eq(routingExamples.organisationId, organisationId))
    .groupBy(routingExamples.subject)
    .as('firsts');
  return db.$count(firsts, sql`${firsts.first} > ${afterId}`);
}

/** Issues to which something happened since, in rising order. */
export async function issuesTouchedSince(db: Db, organisationId: number, since: Date): Promise<number[]> {
  const rows = await db
    .selectDistinct({ number: issueEvents.issueNumber })
    .from(issueEvents)
    .where(and(eq(issueEvents.organisationId, organisationId), gte(issueEvents.at, since)))
    .orderBy(asc(issueEvents.issueNumber));
  return rows.map(({ number }) => number);
}

/** The whole histories of some issues, in the order asked for. */
export async function readHistories(
  db: Db,
  organisationId: number,
  numbers: readonly number[],
): Promise<IssueEvent[][]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .select()
    .from(issueEvents)
    .where(
      and(eq(issueEvents.organisationId, organisationId), inArray(issueEvents.issueNumber, [...numbers])),
    )
    .orderBy(asc(issueEvents.issueNumber), asc(issueEvents.seq));
  const histories = new Map<number, IssueEvent[]>(numbers.map((number) => [number, []]));
  for (const { organisationId: _organisation, type: _type, ...event } of rows)
    histories.get(event.issueNumber)?.push(event);
  return [...histories.values()];
}
