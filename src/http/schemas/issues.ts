import { z } from 'zod';
import { storable } from '../../chat/storable.ts';
import { PRIORITIES } from '../../commands/intent.ts';
import { OBJECT_KINDS } from '../../directory/names.ts';
import { ISSUE_STATES } from '../../issues/state.ts';
import { instant, nextCursor, nullableInstant, page } from './common.ts';

/** `open` stands for every state in which somebody still owes something; several states are joined by commas. */
const states = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum([...ISSUE_STATES, 'open'])))
  .describe(`one or several of ${ISSUE_STATES.join(', ')}, open`);

const words = z.string().max(200).transform(storable);

export const issueFilter = z.object({
  state: states.optional(),
  department: words.optional().describe('lead department, by name or alias'),
  assisting: words.optional().describe('assisting department, by name or alias'),
  group: words.optional(),
  object: words.optional().describe('service object, by name or alias'),
  overdue: z
    .enum(['true', 'false', '1', '0'])
    .transform((word) => word === 'true' || word === '1')
    .optional(),
  q: words.optional().describe('words found in title, detail or result'),
  ...page,
});
export type IssueFilter = z.infer<typeof issueFilter>;

const quantity = z.object({
  item: z.string(),
  value: z.number(),
  unit: z.string(),
  packages: z.number().exactOptional(),
  packageUnit: z.string().exactOptional(),
  approximate: z.boolean().exactOptional(),
});

const routing = z.object({
  step: z.enum(['named', 'rule', 'learned', 'asked', 'ruled']),
  because: z.array(z.string()).readonly(),
  candidates: z.array(z.object({ department: z.string(), confidence: z.number() })).readonly(),
});

export const issueItem = z.object({
  number: z.int(),
  title: z.string(),
  detail: z.string(),
  object: z.object({ name: z.string(), kind: z.enum(OBJECT_KINDS) }).nullable(),
  category: z.string().nullable(),
  state: z.enum(ISSUE_STATES),
  priority: z.enum(PRIORITIES),
  group: z.string().nullable(),
  reporter: z.string(),
  department: z.string().nullable().describe('the lead department'),
  assisting: z.array(z.string()).readonly(),
  deadline: nullableInstant,
  overdue: z.boolean(),
  flags: z
    .array(
      z.enum([
        'escalated',
        'needs_decision',
        'sensitive',
        'unverified',
        'urged',
        'urgent',
        'extended',
        'on_hold',
        'instructed',
      ]),
    )
    .readonly(),
  quantities: z.array(quantity).readonly(),
  amountCny: z.number().nullable(),
  reportedAt: instant,
  dispatchedAt: nullableInstant,
  acceptedAt: nullableInstant,
  resolvedAt: nullableInstant,
  closedAt: nullableInstant,
  signDueAt: nullableInstant,
  returnDueAt: nullableInstant,
  result: z.string().nullable(),
  satisfaction: z.enum(['满意', '基本满意', '不满意']).nullable(),
  returnCount: z.int(),
  reopenCount: z.int(),
  urgeCount: z.int(),
  escalatedTo: z.string().nullable(),
  mergedInto: z.int().nullable(),
  routing: routing.nullable(),
});
export type IssueItem = z.infer<typeof issueItem>;

export const issuePage = z.object({ items: z.array(issueItem).readonly(), nextCursor });
export type IssuePage = z.infer<typeof issuePage>;

export const eventLine = z.object({
  seq: z.int(),
  type: z.string(),
  at: instant,
  actor: z.object({ name: z.string(), role: z.string() }),
  from: z.enum(ISSUE_STATES).nullable(),
  to: z.enum(ISSUE_STATES),
  text: z.string().nullable().describe('the words said: report, progress, answer, result, comment'),
  reason: z.string().nullable(),
  body: z.record(z.string(), z.unknown()).describe('all that is known of the event, with names for ids'),
});
export type EventLine = z.infer<typeof eventLine>;
