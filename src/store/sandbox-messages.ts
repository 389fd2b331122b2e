import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { AccountId, ChatId } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import type { Db } from './database/client.ts';
import { sandboxMessages } from './schema/index.ts';

/** A row as the sandbox speaks of it; `bots/sandbox/message.ts` says what each part is. */
export interface KeptMessage {
  readonly messageId: string;
  readonly chat: ChatId;
  readonly sender: AccountId;
  readonly fromBot: boolean;
  readonly text: string;
  readonly notice?: Notice;
  readonly replyTo?: string;
  readonly sentAt: Date;
}

/** The sandbox's record in the ledger's database, so that a restart shows the same chats. */
export function sandboxMessagesIn(db: Db, organisationId: number) {
  const named = (messageId: string) =>
    and(eq(sandboxMessages.organisationId, organisationId), eq(sandboxMessages.messageId, messageId));

  async function find(messageId: string): Promise<KeptMessage | undefined> {
    const [row] = await db.select().from(sandboxMessages).where(named(messageId));
    return row === undefined ? undefined : toMessage(row);
  }

  return {
    find,

    async keep(message: KeptMessage): Promise<{ message: KeptMessage; isNew: boolean }> {
      const inserted = await db
        .insert(sandboxMessages)
        .values(toRow(organisationId, message))
        .onConflictDoNothing({ target: [sandboxMessages.organisationId, sandboxMessages.messageId] })
        .returning({ id: sandboxMessages.id });
      if (inserted.length === 1) return { message, isNew: true };
      return { message: (await find(message.messageId)) ?? message, isNew: false };
    },

    async list(chat: ChatId, after?: string): Promise<readonly KeptMessage[]> {
      const since = db
        .select({ id: sandboxMessages.id })
        .from(sandboxMessages)
        .where(named(after ?? ''));
      const rows = await db
        .select()
        .from(sandboxMessages)
        .where(
          and(
            eq(sandboxMessages.organisationId, organisationId),
            eq(sandboxMessages.chat, chat),
            gt(sandboxMessages.id, sql`coalesce((${since}), 0)`),
          ),
        )
        .orderBy(asc(sandboxMessages.id));
      return rows.map(toMessage);
    },
  };
}

function toRow(organisationId: number, message: KeptMessage): typeof sandboxMessages.$inferInsert {
  const { messageId, chat, sender, fromBot, text, notice, replyTo, sentAt } = message;
  return {
    organisationId,
    messageId,
    chat,
    senderId: sender,
    fromBot,
    text,
    notice: notice ?? null,
    replyTo: replyTo ?? null,
    sentAt,
  };
}

function toMessage(row: typeof sandboxMessages.$inferSelect): KeptMessage {
  const { messageId, chat, senderId, fromBot, text, notice, replyTo, sentAt } = row;
  return {
    messageId,
    chat,
    sender: `sandbox:${senderId.slice(senderId.indexOf(':') + 1)}`,
    fromBot,
    text,
    ...(notice === null ? {} : { notice }),
    ...(replyTo === null ? {} : { replyTo }),
    sentAt,
  };
}
