import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ChatEvent } from '../../chat/event.ts';
import type { ChatId, Platform } from '../../chat/message.ts';
import { instant, organisationId } from './columns.ts';

/** What the platforms tell of their chats, bound or not: how they are called and whether the bot sits in them. */
export const rooms = pgTable(
  'rooms',
  {
    organisationId: organisationId(),
    /** `platform:room`. */
    chat: text('chat').$type<ChatId>().notNull(),
    name: text('name'),
    joinedAt: instant('joined_at'),
    /** Since when nothing can be said there; null while the bot sits in it. The binding stays. */
    goneAt: instant('gone_at'),
    goneBecause: text('gone_because').$type<GoneBecause>(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.chat] })],
);

/** `unreachable`: the platform said so when something was sent, and told no event. */
export type GoneBecause = 'removed' | 'dissolved' | 'unreachable';

/** Events that were carried out: stored in the transaction that does so, so that a second delivery has no effect. */
export const chatEvents = pgTable(
  'chat_events',
  {
    organisationId: organisationId(),
    platform: text('platform').$type<Platform>().notNull(),
    eventId: text('event_id').notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    kind: text('kind').$type<ChatEvent['kind']>().notNull(),
    at: instant('at').notNull(),
    handledAt: instant('handled_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.platform, t.eventId] }),
    index('chat_events_handled').on(t.organisationId, t.handledAt),
  ],
);

/** When a platform was not heard: what was typed then may be lost, and the next brief of each chat says so. */
export const gaps = pgTable(
  'gaps',
  {
    organisationId: organisationId(),
    platform: text('platform').$type<Platform>().notNull(),
    from: instant('from_at').notNull(),
    until: instant('until_at').notNull(),
    /** The chats whose brief has told of it. */
    told: jsonb('told').$type<readonly ChatId[]>().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.platform, t.from] })],
);
