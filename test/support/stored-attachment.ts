import { createHash } from 'node:crypto';
import type { Db } from '../../src/store/database/client.ts';
import { attachments } from '../../src/store/schema/index.ts';

/** Writes the row of an attachment of #1 that was fetched and stored. @returns its number */
export async function addStoredAttachment(db: Db, key: string, bytes: Uint8Array, at: Date): Promise<number> {
  const [row] = await db
    .insert(attachments)
    .values({
      organisationId: 1,
      issueNumber: 1,
      inboxId: 1,
      chat: 'sandbox:one',
      messageId: 'm1',
      key,
      kind: 'image',
      name: `${key}.png`,
      state: 'stored',
      attempt: 1,
      dueAt: at,
      mediaType: 'image/png',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      createdAt: at,
      settledAt: at,
    })
    .returning({ id: attachments.id });
  return row!.id;
}
