import { and, eq, gte, sql } from 'drizzle-orm';
import type { ChatId, Platform } from '../chat/message.ts';
import type { Db } from './database/client.ts';
import { gaps } from './schema/index.ts';

export interface Gap {
  readonly platform: Platform;
  readonly from: Date;
  readonly until: Date;
}

/** Keeps a time in which a platform was not heard; each of its chats may tell of it, and it is one. */
export async function storeGap(
  tx: Db,
  organisationId: number,
  { platform, from, until }: Gap,
): Promise<void> {
  await tx
    .insert(gaps)
    .values({ organisationId, platform, from, until })
    .onConflictDoUpdate({
      target: [gaps.organisationId, gaps.platform, gaps.from],
      set: { until: sql`greatest(${gaps.until}, excluded.until_at)` },
    });
}

/** What this chat was not told of yet, oldest first; it counts as told from now on. */
export async function takeGaps(tx: Db, organisationId: number, chat: ChatId, since: Date): Promise<Gap[]> {
  const own = sql`${JSON.stringify([chat])}::jsonb`;
  const rows = await tx
    .update(gaps)
    .set({ told: sql`${gaps.told} || ${own}` })
    .where(
      and(eq(gaps.organisationId, organisationId), gte(gaps.until, since), sql`not (${gaps.told} @> ${own})`),
    )
    .returning({ platform: gaps.platform, from: gaps.from, until: gaps.until });
  return rows.sort((a, b) => a.from.getTime() - b.from.getTime());
}
