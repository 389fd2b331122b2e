import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ChatId } from '../../chat/message.ts';
import { instant, organisationId, serialId } from './columns.ts';

/**
 * Words of the intents; `policy` is a policy that was delivered to an object. A `supply_offer` with an issue's number is
 * a promise to it; `supply_match`: a group was asked whether its offer may go to an issue; `supply_none`: it has none
 * (any more).
 */
export const ENTRY_KINDS = [
  'visit_log',
  'metric',
  'inspection',
  'supply_offer',
  'supply_match',
  'supply_none',
  'chain',
  'fulfil',
  'policy',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What is noted beside the issues: visits, figures, inspections, offers and lists. Append-only. */
export const entries = pgTable(
  'entries',
  {
    organisationId: organisationId(),
    id: serialId(),
    kind: text('kind').$type<EntryKind>().notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    groupId: bigint('group_id', { mode: 'number' }),
    objectId: bigint('object_id', { mode: 'number' }),
    /** What it is about, where it is about an issue: a delivery, a promise. */
    issueNumber: integer('issue_number'),
    personId: bigint('person_id', { mode: 'number' }),
    inboxId: bigint('inbox_id', { mode: 'number' }).notNull(),
    /** Which of a message's notes it is. */
    position: integer('position').notNull(),
    /** A list goes on under its title. */
    title: text('title'),
    /** What was understood, by the names of the intent's slots. */
    slots: jsonb('slots').$type<Record<string, unknown>>().notNull(),
    /** As typed: the next posting of the same list is compared with it. It never leaves the ledger unmasked. */
    said: text('said').notNull(),
    notedAt: instant('noted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('entries_source').on(t.organisationId, t.inboxId, t.position),
    index('entries_issue')
      .on(t.organisationId, t.issueNumber)
      .where(sql`issue_number is not null`),
    index('entries_kind').on(t.organisationId, t.kind, t.notedAt),
    index('entries_group').on(t.organisationId, t.groupId, t.notedAt),
    index('entries_list').on(t.organisationId, t.chat, t.kind, t.title, t.id),
  ],
);
