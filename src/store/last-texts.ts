import { and, desc, eq, sql } from 'drizzle-orm';
import type { ChatId } from '../chat/message.ts';
import type { Db } from './client.ts';
import { inbox } from './schema/index.ts';

/** What was said to the bot in a chat last, the newest first. */
export async function lastTexts(
  db: Db,
  organisationId: number,
  chat: ChatId,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ text: sql<string>`${inbox.message} ->> 'text'` })
    .from(inbox)
    .where(and(eq(inbox.organisationId, organisationId), eq(inbox.chat, chat)))
    .orderBy(desc(inbox.id))
    .limit(limit);
  return rows.map(({ text }) => text);
}
