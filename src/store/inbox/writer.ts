import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { InboundMessage } from '../../chat/message.ts';
import type { Db } from '../database/client.ts';
import { storeMessage } from './inbox.ts';
import { rowsOf } from '../database/rows.ts';

interface Waiting {
  readonly message: InboundMessage;
  readonly receivedAt: Date;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes a message down; resolves when that is committed, to whether it was new. */
export type StoreMessage = (message: InboundMessage, now: Date) => Promise<boolean>;

/**
 * Messages that come while others are being written go down together, in one statement and one commit; a single one
 * never waits. Where a batch is refused each is tried by itself, so that none falls for another's sake.
 */
export function createInboxWriter(db: Db, organisationId: number): StoreMessage {
  let waiting: Waiting[] = [];
  let isRunning = false;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(db, organisationId, batch);
      // What was pushed meanwhile is read first, so that it goes down together.
      await nextTurn();
    }
    isRunning = false;
  };
  return (message, receivedAt) =>
    new Promise((resolve, reject) => {
      waiting.push({ message, receivedAt, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      setImmediate(() => void flush());
    });
}

async function write(db: Db, organisationId: number, batch: readonly Waiting[]): Promise<void> {
  try {
    const fresh = await storeAll(db, organisationId, batch);
    // Of one message twice in a batch the first is the new one.
    for (const { message, resolve } of batch) resolve(fresh.delete(keyOf(message.chat, message.id)));
  } catch {
    for (const { message, receivedAt, resolve, reject } of batch)
      await storeMessage(db, organisationId, message, receivedAt).then(resolve, reject);
  }
}

async function storeAll(db: Db, organisationId: number, batch: readonly Waiting[]): Promise<Set<string>> {
  const rows = batch.map(({ message, receivedAt }) => ({
    platform: platformIn(message.chat),
    messageId: message.id,
    chat: message.chat,
    account: message.sender.account,
    message: { ...message, sentAt: message.sentAt.toISOString() },
    at: receivedAt.toISOString(),
  }));
  const stored = await rowsOf<{ platform: string; messageId: string }>(
    db,
    sql`insert into inbox (organisation_id, platform, message_id, chat, account, message, due_at, received_at)
      select ${organisationId}::int, v.platform, v."messageId", v.chat, v.account, v.message, v.at, v.at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(platform text, "messageId" text, chat text,
        account text, message jsonb, at timestamptz)
      on conflict (organisation_id, platform, message_id) do nothing
      returning platform, message_id as "messageId"`,
  );
  return new Set(stored.map(({ platform, messageId }) => `${platform} ${messageId}`));
}

const platformIn = (chat: string): string => chat.slice(0, chat.indexOf(':'));
const keyOf = (chat: string, id: string): string => `${platformIn(chat)} ${id}`;
