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
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ChatKind, GroupLevel, Role } from '../../directory/directory.ts';
import type { ObjectKind } from '../../directory/names.ts';
import { instant, organisationId, serialId } from './columns.ts';

export const organisations = pgTable(
  'organisations',
  {
    organisationId: organisationId(),
    name: text('name').notNull(),
    campaign: text('campaign').notNull(),
    timeZone: text('time_zone').notNull(),
    weekStartsOn: integer('week_starts_on').notNull(),
    categories: jsonb('categories').$type<readonly string[]>().notNull(),
    botNames: jsonb('bot_names').$type<readonly string[]>().notNull(),
    /** Settings of the directory file that the organisation chose itself, as validated there. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
    /** Rises with every change, so that a cached directory is noticed to be old. */
    directoryVersion: integer('directory_version').notNull().default(0),
    startedAt: instant('started_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId] })],
);

/** Gap-free counters; the row is locked by the transaction that takes a number. */
export const counters = pgTable(
  'counters',
  {
    organisationId: organisationId(),
    name: text('name').notNull(),
    value: integer('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.name] })],
);

export const departments = pgTable(
  'departments',
  {
    organisationId: organisationId(),
    id: serialId(),
    name: text('name').notNull(),
    aliases: jsonb('aliases').$type<readonly string[]>().notNull(),
    responsibilities: jsonb('responsibilities').$type<readonly string[]>().notNull(),
    superiorId: bigint('superior_id', { mode: 'number' }),
    active: boolean('active').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('departments_name').on(t.organisationId, t.name),
  ],
);

export const workGroups = pgTable(
  'work_groups',
  {
    organisationId: organisationId(),
    id: serialId(),
    name: text('name').notNull(),
    level: text('level').$type<GroupLevel>().notNull(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('work_groups_name').on(t.organisationId, t.name),
  ],
);

export const serviceObjects = pgTable(
  'service_objects',
  {
    organisationId: organisationId(),
    id: serialId(),
    name: text('name').notNull(),
    kind: text('kind').$type<ObjectKind>().notNull(),
    aliases: jsonb('aliases').$type<readonly string[]>().notNull(),
    contactName: text('contact_name'),
    contactPhone: text('contact_phone'),
    groupId: bigint('group_id', { mode: 'number' }),
    active: boolean('active').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('service_objects_name').on(t.organisationId, t.name),
    foreignKey({
      columns: [t.organisationId, t.groupId],
      foreignColumns: [workGroups.organisationId, workGroups.id],
    }),
  ],
);

export const people = pgTable(
  'people',
  {
    organisationId: organisationId(),
    id: serialId(),
    name: text('name').notNull(),
    /** What tells two people of one name apart: the group, department or object they came with. */
    belongsTo: text('belongs_to').notNull(),
    phone: text('phone'),
    active: boolean('active').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    uniqueIndex('people_name').on(t.organisationId, t.name, t.belongsTo),
  ],
);

export const grants = pgTable(
  'grants',
  {
    organisationId: organisationId(),
    id: serialId(),
    personId: bigint('person_id', { mode: 'number' }).notNull(),
    role: text('role').$type<Role>().notNull(),
    groupId: bigint('group_id', { mode: 'number' }),
    departmentId: bigint('department_id', { mode: 'number' }),
    objectId: bigint('object_id', { mode: 'number' }),
    /** `directory`: stands in the file and goes with it; `chat`: given by an admin in a chat. */
    source: text('source').$type<'directory' | 'chat' | 'sandbox'>().notNull(),
    grantedAt: instant('granted_at').notNull(),
    endedAt: instant('ended_at'),
    /** Ended in a chat: the file, which may still name it, does not bring it back. */
    endedInChat: boolean('ended_in_chat').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    index('grants_person').on(t.organisationId, t.personId),
    foreignKey({
      columns: [t.organisationId, t.personId],
      foreignColumns: [people.organisationId, people.id],
    }),
  ],
);

export const accounts = pgTable(
  'accounts',
  {
    organisationId: organisationId(),
    /** `platform:account`. */
    id: text('id').notNull(),
    personId: bigint('person_id', { mode: 'number' }).notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({
      columns: [t.organisationId, t.personId],
      foreignColumns: [people.organisationId, people.id],
    }),
  ],
);

export const chats = pgTable(
  'chats',
  {
    organisationId: organisationId(),
    /** `platform:room`. */
    id: text('id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<ChatKind>().notNull(),
    groupId: bigint('group_id', { mode: 'number' }),
    departmentId: bigint('department_id', { mode: 'number' }),
    /** Which characters people write there, and so the bot. */
    script: text('script').$type<'simplified' | 'traditional'>().notNull().default('simplified'),
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
);

/** One-time codes: only their hash is stored. */
export const codes = pgTable(
  'codes',
  {
    organisationId: organisationId(),
    hash: text('hash').notNull(),
    purpose: text('purpose').$type<'admin' | 'person' | 'chat'>().notNull(),
    personId: bigint('person_id', { mode: 'number' }),
    /** For `chat`: the department, group or circle that it binds a chat to; null for any. */
    place: text('place'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    usedBy: text('used_by'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.hash] })],
);

/** Who stands in for whom (请假), and who is on duty for a department (值班), in [from, to). */
export const rosters = pgTable(
  'rosters',
  {
    organisationId: organisationId(),
    id: serialId(),
    kind: text('kind').$type<'absence' | 'duty'>().notNull(),
    /** Who is away, or on duty. */
    personId: bigint('person_id', { mode: 'number' }).notNull(),
    substituteId: bigint('substitute_id', { mode: 'number' }),
    departmentId: bigint('department_id', { mode: 'number' }),
    from: instant('from_at').notNull(),
    to: instant('to_at').notNull(),
    /** Taken back before its end. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    index('rosters_to').on(t.organisationId, t.to),
    foreignKey({
      columns: [t.organisationId, t.personId],
      foreignColumns: [people.organisationId, people.id],
    }),
  ],
);
