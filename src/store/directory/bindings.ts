import { and, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { accounts, chats, organisations } from '../schema/index.ts';

/** Tells every process that a directory it read earlier is old. */
export async function raiseDirectoryVersion(tx: Db, organisationId: number): Promise<void> {
  await tx
    .update(organisations)
    .set({ directoryVersion: sql`${organisations.directoryVersion} + 1` })
    .where(eq(organisations.organisationId, organisationId));
}

/** A sandbox whose clock begins in the past has worked since then, whenever its directory was read in. */
export async function hasWorkedSince(tx: Db, organisationId: number, now: Date): Promise<void> {
  await tx
    .update(organisations)
    .set({ startedAt: now })
    .where(and(eq(organisations.organisationId, organisationId), gt(organisations.startedAt, now)));
}

/** Ties an account of a platform to a person; an account belongs to one person at a time. */
export async function bindAccount(
  tx: Db,
  organisationId: number,
  id: string,
  personId: number,
  now: Date,
): Promise<void> {
  await tx
    .insert(accounts)
    .values({ organisationId, id, personId, boundAt: now })
    .onConflictDoUpdate({ target: [accounts.organisationId, accounts.id], set: { personId, boundAt: now } });
}

/** Says whose chat this is. */
export async function bindChat(
  tx: Db,
  organisationId: number,
  id: string,
  chat: Pick<typeof chats.$inferInsert, 'name' | 'kind' | 'departmentId' | 'groupId'>,
): Promise<void> {
  const row = { ...chat, active: true };
  await tx
    .insert(chats)
    .values({ organisationId, id, ...row })
    .onConflictDoUpdate({ target: [chats.organisationId, chats.id], set: row });
}

/** Notes which characters people write in a chat; every process hears of it. */
export async function setScript(
  tx: Db,
  organisationId: number,
  id: string,
  script: 'simplified' | 'traditional',
): Promise<void> {
  await tx
    .update(chats)
    .set({ script })
    .where(and(eq(chats.organisationId, organisationId), eq(chats.id, id)));
  await raiseDirectoryVersion(tx, organisationId);
}
