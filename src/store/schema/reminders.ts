import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ChatId } from '../../chat/message.ts';
import type { CardKind } from '../../issues/cards.ts';
import { instant, organisationId } from './columns.ts';

/** Every card that fell due, once for each limit that it is about: whoever inserts the row owes it, nobody else does. */
export const reminders = pgTable(
  'reminders',
  {
    organisationId: organisationId(),
    issueNumber: integer('issue_number').notNull(),
    kind: text('kind').$type<CardKind>().notNull(),
    /** The limit that it warns of; a new limit is warned of anew. For an urge: the beginning of its day. */
    about: instant('about').notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    dueAt: instant('due_at').notNull(),
    /** `dropped`: when its turn came there was nothing left to remind of. */
    state: text('state').$type<'waiting' | 'sent' | 'dropped'>().notNull().default('waiting'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.issueNumber, t.kind, t.about, t.chat] }),
    index('reminders_waiting')
      .on(t.organisationId, t.chat)
      .where(sql`state = 'waiting'`),
  ],
);

/** How many reminders a chat was sent on a day. */
export const reminderDays = pgTable(
  'reminder_days',
  {
    organisationId: organisationId(),
    chat: text('chat').$type<ChatId>().notNull(),
    /** Local date, `2020-03-09`. */
    day: text('day').notNull(),
    sent: integer('sent').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.chat, t.day] })],
);
