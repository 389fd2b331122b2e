import { and, desc, eq } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { entries } from '../schema/index.ts';

export type NewEntry = Omit<typeof entries.$inferInsert, 'organisationId' | 'id'>;

/** Notes something once: the same message noted again changes nothing, and has no new id. */
export async function addEntry(tx: Db, organisationId: number, entry: NewEntry): Promise<number | undefined> {
  const [added] = await tx
    .insert(entries)
    .values({ organisationId, ...entry })
    .onConflictDoNothing({ target: [entries.organisationId, entries.inboxId, entries.position] })
    .returning({ id: entries.id });
  return added?.id;
}

/** The last posting of a list in its chat, as it was typed. */
export async function lastPosting(
  db: Db,
  organisationId: number,
  chat: ChatId,
  title: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ said: entries.said })
    .from(entries)
    .where(
      and(
        eq(entries.organisationId, organisationId),
        eq(entries.chat, chat),
        eq(entries.kind, 'chain'),
        eq(entries.title, title),
      ),
    )
    .orderBy(desc(entries.id))
    .limit(1);
  return row?.said;
}
