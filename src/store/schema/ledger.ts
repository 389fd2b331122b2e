import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Priority, Quantity } from '../../commands/intent.ts';
import type { Actor, EventBody, EventType } from '../../issues/event.ts';
import type { Instruction, Issue, PendingRequest, RoutingRecord } from '../../issues/issue.ts';
import type { IssueState } from '../../issues/state.ts';
import { instant, jsonWithInstants, organisationId } from './columns.ts';
import { departments } from './directory.ts';

/** The ledger (台账). Each row is the fold of its events. */
export const issues = pgTable(
  'issues',
  {
    organisationId: organisationId(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    detail: text('detail').notNull(),
    objectId: bigint('object_id', { mode: 'number' }),
    category: text('category'),
    groupId: bigint('group_id', { mode: 'number' }),
    sourceChat: text('source_chat').notNull(),
    sourceMessage: text('source_message').notNull(),
    reporterAccount: text('reporter_account').notNull(),
    reporterId: bigint('reporter_id', { mode: 'number' }),
    reporterName: text('reporter_name').notNull(),
    state: text('state').$type<IssueState>().notNull(),
    priority: text('priority').$type<Priority>().notNull(),
    sensitive: boolean('sensitive').notNull(),
    routing: jsonb('routing').$type<RoutingRecord>(),
    quantities: jsonb('quantities').$type<readonly Quantity[]>().notNull(),
    amountCny: bigint('amount_cny', { mode: 'number' }),
    reportedAt: instant('reported_at').notNull(),
    dispatchedAt: instant('dispatched_at'),
    acceptedAt: instant('accepted_at'),
    resolvedAt: instant('resolved_at'),
    closedAt: instant('closed_at'),
    signDueAt: instant('sign_due_at'),
    returnDueAt: instant('return_due_at'),
    deadline: instant('deadline'),
    waitsUntil: instant('waits_until'),
    returnCount: integer('return_count').notNull(),
    reopenCount: integer('reopen_count').notNull(),
    result: text('result'),
    satisfaction: text('satisfaction').$type<NonNullable<Issue['satisfaction']>>(),
    unverified: boolean('unverified').notNull(),
    escalatedTo: text('escalated_to'),
    needsDecision: boolean('needs_decision').notNull(),
    urgeCount: integer('urge_count').notNull(),
    mergedInto: integer('merged_into'),
    follows: integer('follows'),
    absorbed: jsonb('absorbed').$type<readonly number[]>().notNull().default([]),
    pending: jsonWithInstants<PendingRequest & { readonly until?: Date | null }>('pending', ['until']),
    heldSince: instant('held_since'),
    heldUntil: instant('held_until'),
    extensionCount: integer('extension_count').notNull().default(0),
    instruction: jsonWithInstants<Instruction>('instruction', ['dueAt']),
    /** The seq of the last event folded in. */
    lastSeq: integer('last_seq').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.number] }),
    index('issues_open')
      .on(t.organisationId, t.deadline)
      .where(sql`state not in ('closed', 'merged', 'cancelled')`),
    /** What is overdue is counted from this index alone. */
    index('issues_overdue')
      .on(t.organisationId, t.deadline, t.number)
      .where(sql`state not in ('closed', 'merged', 'cancelled', 'resolved', 'on_hold')`),
    index('issues_waiting')
      .on(t.organisationId, t.waitsUntil)
      .where(sql`waits_until is not null`),
    index('issues_deadline').on(t.organisationId, t.deadline),
    index('issues_source').on(t.organisationId, t.sourceChat, t.sourceMessage),
    index('issues_object').on(t.organisationId, t.objectId, t.number),
    /** Every report is compared with what is open of its object, however much was closed in five years. */
    index('issues_open_object')
      .on(t.organisationId, t.objectId, t.number)
      .where(sql`state not in ('closed', 'merged', 'cancelled')`),
    index('issues_open_group')
      .on(t.organisationId, t.groupId)
      .where(sql`state not in ('closed', 'merged', 'cancelled')`),
    /** 我的: what somebody reported and is open, under the account of then or as the person. */
    index('issues_open_reporter')
      .on(t.organisationId, t.reporterAccount)
      .where(sql`state not in ('closed', 'merged', 'cancelled')`),
    index('issues_open_person')
      .on(t.organisationId, t.reporterId)
      .where(sql`state not in ('closed', 'merged', 'cancelled')`),
    index('issues_group').on(t.organisationId, t.groupId, t.number),
    index('issues_reporter').on(t.organisationId, t.reporterAccount, t.number),
    index('issues_reported_at').on(t.organisationId, t.reportedAt),
    index('issues_instructed')
      .on(t.organisationId, t.number)
      .where(sql`instruction is not null`),
    index('issues_merged_into')
      .on(t.organisationId, t.mergedInto)
      .where(sql`merged_into is not null`),
    index('issues_closed_at').on(t.organisationId, t.closedAt),
    /** What of a group is closed and still belongs to a late period; written only when an issue closes. */
    index('issues_closed_group')
      .on(t.organisationId, t.groupId, sql`greatest(reported_at, closed_at, deadline)`)
      .where(sql`state = 'closed'`),
  ],
);

/** Lead (主办) and assisting (协办) departments, each with its own acceptance. */
export const issueDepartments = pgTable(
  'issue_departments',
  {
    organisationId: organisationId(),
    issueNumber: integer('issue_number').notNull(),
    departmentId: bigint('department_id', { mode: 'number' }).notNull(),
    role: text('role').$type<'lead' | 'assist'>().notNull(),
    /** 0 is the lead; the assisting ones follow in the order named. */
    position: integer('position').notNull(),
    acceptedAt: instant('accepted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.issueNumber, t.departmentId] }),
    index('issue_departments_department').on(t.organisationId, t.departmentId, t.issueNumber),
    foreignKey({
      columns: [t.organisationId, t.issueNumber],
      foreignColumns: [issues.organisationId, issues.number],
    }),
    foreignKey({
      columns: [t.organisationId, t.departmentId],
      foreignColumns: [departments.organisationId, departments.id],
    }),
  ],
);

/** Append-only: a trigger refuses update and delete. */
export const issueEvents = pgTable(
  'issue_events',
  {
    organisationId: organisationId(),
    issueNumber: integer('issue_number').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').$type<EventType>().notNull(),
    at: instant('at').notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    inboxId: bigint('inbox_id', { mode: 'number' }),
    from: text('from_state').$type<IssueState>(),
    to: text('to_state').$type<IssueState>().notNull(),
    body: jsonb('body').$type<EventBody>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.issueNumber, t.seq] }),
    index('issue_events_type_at').on(t.organisationId, t.type, t.at),
    /** Which issues were touched since then, from the index alone. */
    index('issue_events_touched').on(t.organisationId, t.at, t.issueNumber),
    /** Ends without a closing, and what came after an end: few, and told by no moment in the issue's row. */
    index('issue_events_ends')
      .on(t.organisationId, t.at, t.issueNumber)
      .where(sql`from_state in ('closed', 'merged', 'cancelled') or to_state in ('merged', 'cancelled')`),
    foreignKey({
      columns: [t.organisationId, t.issueNumber],
      foreignColumns: [issues.organisationId, issues.number],
    }),
  ],
);
