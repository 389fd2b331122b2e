import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Actor } from '../../issues/event.ts';
import { instant, organisationId, serialId } from './columns.ts';

/** What of the directory or the settings was changed. */
export type AuditNoun =
  | 'organisation'
  | 'department'
  | 'work group'
  | 'object'
  | 'person'
  | 'role'
  | 'chat'
  | 'account'
  | 'code'
  | 'absence'
  | 'duty';

/** Who changed what of the directory and the settings. Append-only: a trigger refuses update and delete. */
export const audit = pgTable(
  'audit',
  {
    organisationId: organisationId(),
    id: serialId(),
    at: instant('at').notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    /** The message that said so; null where a file or the command line did. */
    inboxId: bigint('inbox_id', { mode: 'number' }),
    noun: text('noun').$type<AuditNoun>().notNull(),
    name: text('name').notNull(),
    what: text('what').$type<'added' | 'changed' | 'removed'>().notNull(),
    old: jsonb('old').$type<unknown>(),
    new: jsonb('new').$type<unknown>(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] }), index('audit_at').on(t.organisationId, t.at)],
);
