import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { ChatId } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { inbox } from '../schema/index.ts';

/** Rows of the inbox that are looked through: it has no order by chat once it is worked off, and grows for a year. */
const LOOKED_THROUGH = 5000;

/** What was said to the bot in a chat last, the newest first, up to a row of the inbox. */
export async function lastTexts(
  db: Db,
  organisationId: number,
  chat: ChatId,
  { upTo, limit }: { readonly upTo: number; readonly limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ text: sql<string>`${inbox.message} ->> 'text'` })
    .from(inbox)
    .where(
      and(
        eq(inbox.organisationId, organisationId),
        eq(inbox.chat, chat),
        gt(inbox.id, upTo - LOOKED_THROUGH),
      ),
    )
    .orderBy(desc(inbox.id))
    .limit(limit);
  return rows.map(({ text }) => text);
}
