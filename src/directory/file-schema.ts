import { z } from 'zod';
import { cronProblem } from '../calendar/cron.ts';
import { HOLIDAY_WAYS } from '../calendar/occurrences.ts';
import { PLATFORMS } from '../chat/message.ts';
import { CHAT_KINDS, GROUP_LEVELS } from './directory.ts';
import { LEDGER_COLUMNS } from './ledger-columns.ts';
import { OBJECT_KINDS } from './names.ts';

const name = z.string().trim().min(1, 'is empty');
const names = z.array(name).default([]);
const phone = z.string().trim().min(3, 'is too short for a phone number').exactOptional();
/** `08:30`, in the organisation's time zone. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day like 08:30');
const span = z.tuple([time, time]);
const weekday = z.int().min(1).max(7);
const timeZone = z.string().refine(isTimeZone, 'is no time zone like Asia/Shanghai');

const organisation = z.object({
  name: name.default('本地'),
  timeZone: timeZone.default('Asia/Shanghai'),
  /** 1 is Monday, 7 is Sunday. */
  weekStartsOn: weekday.default(1),
  campaign: name.default('四进'),
  /** The share of the bot's lone routing decisions that must be right; below its promise it asks more. */
  routingPrecision: z.number().min(0.5).max(0.999).exactOptional(),
});

const contact = z.object({ name, phone });

const department = z.object({
  name,
  aliases: names,
  /** What it answers for, in short phrases of the people's language; routing reads them. */
  responsibilities: names,
  superior: name.exactOptional(),
  liaisons: z.array(contact).default([]),
});

const workGroup = z.object({
  name,
  level: z.enum(GROUP_LEVELS).default('county'),
  /** What it was called before: it goes on as the same group, with its issues and people. */
  formerly: names,
  serviceObjects: names,
  members: z
    .array(z.object({ name, role: z.enum(['member', 'leader']).default('member'), phone }))
    .default([]),
});

const serviceObject = z.object({
  name,
  kind: z.enum(OBJECT_KINDS),
  aliases: names,
  contact: contact.exactOptional(),
});

/** Somebody whose place is in no group: `department` for a liaison, `object` for a contact. */
const person = z.object({
  name,
  role: z.enum(['coordinator', 'supervisor', 'admin', 'liaison', 'contact']),
  department: name.exactOptional(),
  object: name.exactOptional(),
  phone,
});

const chat = z.object({
  platform: z.enum(PLATFORMS),
  id: name,
  name: name.exactOptional(),
  kind: z.enum(CHAT_KINDS),
  /** The group or department that it belongs to. */
  boundTo: name.nullable().default(null),
});

/** Any day will do to see whether a rule comes round at all. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z');
const cron = z.string().superRefine((text, context) => {
  const problem = cronProblem(text, SOME_DAY);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

const A_CHAT = new RegExp(`^(?:${PLATFORMS.join('|')}):.+$`);

/** When a bulletin or brief is posted, in which chats; a later one wins over an earlier one about the same chat. */
const post = z.object({
  what: z.enum(['morning', 'evening', 'weekly', 'monthly']),
  /** `platform:id` of one chat, or all of a kind. */
  chats: z.union([z.enum(CHAT_KINDS), z.string().regex(A_CHAT, 'is neither a chat nor a kind of chats')]),
  /** minute hour day month weekday; the usual hour where it is absent. */
  cron: cron.exactOptional(),
  /** On a day off: posted all the same, left out, or moved to the next working day. */
  holidays: z.enum(HOLIDAY_WAYS).exactOptional(),
  /** `true`: nothing is posted there. */
  off: z.boolean().default(false),
});

/** Departures from the defaults of the time table. */
const schedule = z.object({
  morning: time.exactOptional(),
  evening: time.exactOptional(),
  weekly: z.object({ weekday, time }).exactOptional(),
  officeHours: z.array(span).exactOptional(),
  quietHours: span.exactOptional(),
  /** Whether bulletins set departments against each other. */
  ranking: z.enum(['off', 'tiers', 'full']).exactOptional(),
  posts: z.array(post).exactOptional(),
  /** The coordinators see the organisation's bulletin so many hours before; silence posts it, or holds it. */
  preview: z
    .object({ hours: z.int().min(1).max(72), silence: z.enum(['post', 'hold']).default('post') })
    .exactOptional(),
});

/** All that is said must hold; a rule that says nothing but the department catches what nothing else decides. */
const rule = z.object({
  category: name.exactOptional(),
  objectKind: z.enum(OBJECT_KINDS).exactOptional(),
  level: z.enum(GROUP_LEVELS).exactOptional(),
  department: name,
});

const ledgerColumn = z.enum(LEDGER_COLUMNS, { error: `is none of ${LEDGER_COLUMNS.join(' ')}` });

/** The ledger's Excel file: its columns in this order, under a title of its own where the organisation has one. */
const ledger = z.object({
  columns: z.array(z.union([ledgerColumn, z.object({ column: ledgerColumn, title: name })])).min(1),
});

const A_DAY = '{"date": "2020-03-05", "working": false}';

const calendarDay = z.object(
  {
    date: z.iso.date('is no date like 2020-03-05'),
    working: z.boolean('is neither true (a working day) nor false (a day off)'),
  },
  { error: `is no day like ${A_DAY}` },
);

/** The directory file: one organisation, who belongs to it, and where they talk. */
export const directoryFile = z.object({
  organisation: organisation.prefault({}),
  departments: z.array(department),
  workGroups: z.array(workGroup).default([]),
  serviceObjects: z.array(serviceObject).default([]),
  people: z.array(person).default([]),
  categories: names,
  botNames: names,
  chats: z.array(chat).default([]),
  schedule: schedule.exactOptional(),
  /** Days on which the state's calendar does not hold here. */
  calendar: z.array(calendarDay, { error: `is no list of days like ${A_DAY}` }).default([]),
  rules: z.array(rule).default([]),
  ledger: ledger.exactOptional(),
});

export type DirectoryFile = z.infer<typeof directoryFile>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
