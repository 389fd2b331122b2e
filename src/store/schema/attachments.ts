import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Attachment, ChatId } from '../../chat/message.ts';
import { instant, organisationId, serialId } from './columns.ts';
import { issues } from './ledger.ts';

export const ATTACHMENT_STATES = ['waiting', 'stored', 'failed'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** What was sent beside a report: named when the report is written, fetched from its platform afterwards. */
export const attachments = pgTable(
  'attachments',
  {
    organisationId: organisationId(),
    id: serialId(),
    issueNumber: integer('issue_number').notNull(),
    inboxId: bigint('inbox_id', { mode: 'number' }).notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    messageId: text('message_id').notNull(),
    /** The platform's own key. */
    key: text('key').notNull(),
    kind: text('kind').$type<Attachment['kind']>().notNull(),
    name: text('name').notNull(),
    state: text('state').$type<AttachmentState>().notNull().default('waiting'),
    attempt: integer('attempt').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    /** By what it holds, not by what the platform calls it. */
    mediaType: text('media_type'),
    bytes: integer('bytes'),
    sha256: text('sha256'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('attachments_key').on(t.organisationId, t.issueNumber, t.chat, t.key),
    index('attachments_waiting')
      .on(t.organisationId, t.dueAt)
      .where(sql`state = 'waiting'`),
    index('attachments_inbox').on(t.organisationId, t.inboxId),
    foreignKey({
      columns: [t.organisationId, t.issueNumber],
      foreignColumns: [issues.organisationId, issues.number],
    }),
  ],
);
