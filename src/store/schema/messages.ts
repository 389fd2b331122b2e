import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ChatId, InboundMessage } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import type { Bulletin, LineChange } from '../../summaries/bulletin.ts';
import { instant, organisationId, serialId } from './columns.ts';

export const INBOX_STATES = ['available', 'running', 'retryable', 'done', 'set_aside'] as const;
export type InboxState = (typeof INBOX_STATES)[number];

/** What people said to the bot: stored before the platform is told, worked off per chat in order. */
export const inbox = pgTable(
  'inbox',
  {
    organisationId: organisationId(),
    id: serialId(),
    platform: text('platform').notNull(),
    messageId: text('message_id').notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    account: text('account').notNull(),
    message: jsonb('message').$type<StoredMessage>().notNull(),
    state: text('state').$type<InboxState>().notNull().default('available'),
    attempt: integer('attempt').notNull().default(0),
    /** Rises with every lease; whoever settles must hold the newest. */
    fence: integer('fence').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    leasedUntil: instant('leased_until'),
    receivedAt: instant('received_at').notNull(),
    doneAt: instant('done_at'),
    error: text('error'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('inbox_message').on(t.organisationId, t.platform, t.messageId),
    index('inbox_open')
      .on(t.organisationId, t.chat, t.id)
      .where(sql`state in ('available', 'running', 'retryable')`),
    index('inbox_running')
      .on(t.organisationId, t.leasedUntil)
      .where(sql`state = 'running'`),
  ],
);

/** An inbound message as JSON: the same, with its instant as text. */
export type StoredMessage = Omit<InboundMessage, 'sentAt'> & { readonly sentAt: string };

export const DELIVERY_STATES = ['available', 'running', 'retryable', 'sent', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What the bot has to say (the outbox): written with the change it tells of, sent afterwards. */
export const deliveries = pgTable(
  'deliveries',
  {
    organisationId: organisationId(),
    id: serialId(),
    dedupeKey: text('dedupe_key').notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    kind: text('kind').notNull(),
    issueNumber: integer('issue_number'),
    notice: jsonb('notice').$type<Notice>().notNull(),
    state: text('state').$type<DeliveryState>().notNull().default('available'),
    attempt: integer('attempt').notNull().default(0),
    fence: integer('fence').notNull().default(0),
    /** Later than its creation only when quiet hours or a retry put it off. */
    dueAt: instant('due_at').notNull(),
    leasedUntil: instant('leased_until'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
    /** The platform's id of the sent message: an answer to it is about `issueNumber`. */
    externalId: text('external_id'),
    error: text('error'),
    /** 0 is the most urgent; among chats the lower goes first, within a chat the older. */
    priority: smallint('priority').notNull().default(3),
    /** The delivery whose message this one replaces; null for what is said anew. */
    edits: bigint('edits', { mode: 'number' }),
    /** When it was last taken up. */
    triedAt: instant('tried_at'),
    /** The first try of which nobody knows whether it was said; null while every try has an answer. */
    uncertainSince: instant('uncertain_since'),
    /** How often its holder died on it. */
    expiries: smallint('expiries').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('deliveries_key').on(t.organisationId, t.dedupeKey),
    index('deliveries_waiting')
      .on(t.organisationId, sql`split_part(chat, ':', 1)`, t.chat, t.id)
      .where(sql`state in ('available', 'running', 'retryable')`),
    index('deliveries_running')
      .on(t.organisationId, t.leasedUntil)
      .where(sql`state = 'running'`),
    index('deliveries_said')
      .on(t.organisationId, t.externalId)
      .where(sql`external_id is not null`),
    index('deliveries_given_up')
      .on(t.organisationId, t.state, t.id)
      .where(sql`state in ('failed', 'cancelled')`),
    index('deliveries_issue')
      .on(t.organisationId, t.issueNumber)
      .where(sql`issue_number is not null and edits is null`),
    index('deliveries_edits')
      .on(t.organisationId, t.edits, t.id)
      .where(sql`edits is not null`),
  ],
);

/** What each platform was sent lately, so that all replicas together keep its limits; the row's lock orders them. */
export const budgets = pgTable(
  'budgets',
  {
    organisationId: organisationId(),
    /** A platform; behind a colon its account, where the limits are an account's. */
    scope: text('scope').notNull(),
    used: jsonb('used').$type<unknown>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.scope] })],
);

/** Whoever inserts the row of (job, chat, period) runs it; nobody else ever does. */
export const runs = pgTable(
  'runs',
  {
    organisationId: organisationId(),
    job: text('job').notNull(),
    chat: text('chat').notNull(),
    /** The instant it fell due, which names the period. */
    period: instant('period').notNull(),
    /** `held`: a draft that nobody released; `stale`: came too late to be of use. */
    state: text('state').$type<'posted' | 'empty' | 'stale' | 'held'>().notNull(),
    ranAt: instant('ran_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.job, t.chat, t.period] })],
);

export type SummaryKind = 'weekly' | 'monthly' | 'morning' | 'evening';

/** What was posted, as a snapshot: issuing it again shows the same figures. A correction is a new edition. */
export const summaries = pgTable(
  'summaries',
  {
    organisationId: organisationId(),
    id: serialId(),
    kind: text('kind').$type<SummaryKind>().notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    /** `organisation`, `group:3` or `department:7`. */
    scope: text('scope').notNull(),
    periodFrom: instant('period_from').notNull(),
    periodTo: instant('period_to').notNull(),
    title: text('title').notNull(),
    edition: integer('edition').notNull(),
    /** 第 n 期; null for what bears no number, such as a brief. */
    number: integer('number'),
    /** Title and sections as posted; null for a brief. */
    bulletin: jsonb('bulletin').$type<Bulletin>(),
    /** What differs from the edition before, line by line; null for a first edition. */
    changes: jsonb('changes').$type<readonly LineChange[]>(),
    figures: jsonb('figures').$type<unknown>().notNull(),
    notice: jsonb('notice').$type<Notice>().notNull(),
    postedAt: instant('posted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('summaries_period').on(t.organisationId, t.kind, t.chat, t.periodTo, t.edition),
  ],
);

/** A bulletin that the coordinators see before it is posted. */
export const drafts = pgTable(
  'drafts',
  {
    organisationId: organisationId(),
    id: serialId(),
    kind: text('kind').$type<SummaryKind>().notNull(),
    /** The instant at which it is to be posted, which names the period as in `runs`. */
    slot: instant('slot').notNull(),
    periodFrom: instant('period_from').notNull(),
    periodTo: instant('period_to').notNull(),
    /** As it stands now, edits included. */
    bulletin: jsonb('bulletin').$type<Bulletin>().notNull(),
    figures: jsonb('figures').$type<unknown>().notNull(),
    edits: jsonb('edits')
      .$type<readonly (LineChange & { readonly by: string; readonly at: string })[]>()
      .notNull(),
    /** `held`: its hour came, nobody had released it, and silence means no. */
    state: text('state').$type<'open' | 'held' | 'posted'>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('drafts_slot').on(t.organisationId, t.kind, t.slot),
  ],
);

/** A choice that the bot offered somebody; a bare "2" from the same person in the same chat takes the second. */
export const questions = pgTable(
  'questions',
  {
    organisationId: organisationId(),
    id: serialId(),
    chat: text('chat').$type<ChatId>().notNull(),
    /** Whose answer counts; null means anybody's whom the command itself is allowed. */
    account: text('account'),
    issueNumber: integer('issue_number'),
    options: jsonb('options')
      .$type<readonly { readonly label: string; readonly command: string; readonly asksFor?: string }[]>()
      .notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    closed: boolean('closed').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    index('questions_open')
      .on(t.organisationId, t.chat, t.account)
      .where(sql`not closed`),
  ],
);

/** What the sandbox, as a chat platform, shows: its own record of what people and the bot said there. */
export const sandboxMessages = pgTable(
  'sandbox_messages',
  {
    organisationId: organisationId(),
    id: serialId(),
    messageId: text('message_id').notNull(),
    chat: text('chat').$type<ChatId>().notNull(),
    senderId: text('sender_id').notNull(),
    fromBot: boolean('from_bot').notNull(),
    text: text('text').notNull(),
    notice: jsonb('notice').$type<Notice>(),
    replyTo: text('reply_to'),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('sandbox_messages_message').on(t.organisationId, t.messageId),
    index('sandbox_messages_chat').on(t.organisationId, t.chat, t.id),
  ],
);

/** Small facts of the running program, such as how far the sandbox's clock is ahead. */
export const facts = pgTable(
  'facts',
  {
    organisationId: organisationId(),
    name: text('name').notNull(),
    value: jsonb('value').$type<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.name] })],
);

/** How often somebody was told that a command was wrong: once per person and ten minutes. */
export const hints = pgTable(
  'hints',
  {
    organisationId: organisationId(),
    account: text('account').notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.account] })],
);
