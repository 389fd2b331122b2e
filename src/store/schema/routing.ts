import {
  bigint,
  customType,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ExampleKind } from '../../routing/evidence.ts';
import type { HeldBack } from '../../routing/learn/retrain.ts';
import type { Threshold } from '../../routing/learn/threshold.ts';
import { instant, organisationId, serialId } from './columns.ts';

/** Numbers as they lie in memory; both drivers give a `Uint8Array` or a `Buffer`, which is one. */
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * What somebody's deed says about whose a request is: one row for each deed and department, never changed.
 * Append-only: a trigger refuses update and delete. Texts are masked before they come here.
 */
export const routingExamples = pgTable(
  'routing_examples',
  {
    organisationId: organisationId(),
    id: serialId(),
    /** The same deed is written once, however often the history is read. */
    key: text('key').notNull(),
    /** `issue:12` or `import:` and a digest: rows of one subject tell of one request. */
    subject: text('subject').notNull(),
    kind: text('kind').$type<ExampleKind>().notNull(),
    at: instant('at').notNull(),
    /** As it was called then: after a reorganisation its successor is found by this name. */
    department: text('department').notNull(),
    role: text('role').$type<'lead' | 'assist'>().notNull(),
    /** How much it speaks for the department; below zero, against it. */
    weight: real('weight').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('routing_examples_key').on(t.organisationId, t.key),
  ],
);

/** Every training, with what became of it. The newest that was taken is the one in use, on every replica. */
export const routingModels = pgTable(
  'routing_models',
  {
    organisationId: organisationId(),
    version: integer('version').notNull(),
    trainedAt: instant('trained_at').notNull(),
    /** The newest example that was there. */
    lastExample: bigint('last_example', { mode: 'number' }).notNull(),
    examples: integer('examples').notNull(),
    threshold: jsonb('threshold').$type<Threshold>().notNull(),
    /** The new and the old judge on decisions that neither had learned from; null where there was nothing to compare. */
    heldBack: jsonb('held_back').$type<HeldBack>(),
    state: text('state').$type<'taken' | 'refused'>().notNull(),
    /** Null once a later one has long taken its place, and where it was refused. */
    bytes: bytes('bytes'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.version] })],
);
