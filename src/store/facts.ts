import { and, eq } from 'drizzle-orm';
import type { Db } from './database/client.ts';
import { facts } from './schema/index.ts';

export async function readFact(db: Db, organisationId: number, name: string): Promise<unknown> {
  const [row] = await db
    .select({ value: facts.value })
    .from(facts)
    .where(and(eq(facts.organisationId, organisationId), eq(facts.name, name)));
  return row?.value;
}

export async function writeFact(db: Db, organisationId: number, name: string, value: unknown): Promise<void> {
  await db
    .insert(facts)
    .values({ organisationId, name, value })
    .onConflictDoUpdate({ target: [facts.organisationId, facts.name], set: { value } });
}
