import { z } from 'zod';
import { CHAT_KINDS, ROLES } from '../../directory/directory.ts';
import { givenInstant, instant } from './common.ts';

/** Without control characters, so that it can stand in a log and a database. */
const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{C}+$/u, 'must hold printable characters only');

export const sandboxAbout = z.object({
  organisation: z.string(),
  campaign: z.string(),
  timeZone: z.string(),
  botNames: z.array(z.string()).readonly(),
});
export type SandboxAbout = z.infer<typeof sandboxAbout>;

const member = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum([...ROLES, 'stranger']),
  of: z.string().nullable().describe('the service object that a contact speaks for'),
});

export const sandboxChat = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(CHAT_KINDS),
  boundTo: z.string().nullable(),
  members: z.array(member).readonly(),
});
export type SandboxChat = z.infer<typeof sandboxChat>;

export const sandboxPost = z.object({
  messageId: id.optional(),
  chatId: id,
  senderId: id,
  text: z.string(),
  replyTo: id.nullish().transform((id) => id ?? undefined),
});
export type SandboxPost = z.infer<typeof sandboxPost>;

export const sandboxPress = z.object({
  messageId: id,
  buttonId: id,
  senderId: id,
  input: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined)
    .describe('words for a button that asks for some'),
});
export type SandboxPress = z.infer<typeof sandboxPress>;

export const posted = z.object({ messageId: z.string() });

const table = z.object({
  title: z.string().exactOptional(),
  columns: z.array(z.string()).readonly(),
  rows: z.array(z.array(z.string()).readonly()).readonly(),
});

const card = z.object({
  kind: z.string(),
  title: z.string(),
  tone: z.enum(['plain', 'todo', 'good', 'warning', 'urgent']),
  lines: z.array(z.string()).readonly(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })).readonly(),
  tables: z.array(table).readonly(),
  mentions: z.array(z.string()).readonly(),
  hint: z.string().nullable(),
  issueNumber: z.int().nullable(),
});

export const sandboxLine = z.object({
  messageId: z.string(),
  chatId: z.string(),
  senderId: z.string(),
  fromBot: z.boolean(),
  text: z.string().describe('the whole content as plain text'),
  buttons: z
    .array(z.object({ id: z.string(), label: z.string(), asksFor: z.string().nullable() }))
    .readonly(),
  files: z.array(z.object({ name: z.string(), url: z.string() })).readonly(),
  replyTo: z.string().nullable(),
  card: card.nullable().describe('what the bot said, as structure'),
  sentAt: instant,
});
export type SandboxLine = z.infer<typeof sandboxLine>;

export const messagesQuery = z.object({ chatId: id, after: id.optional() });
export const idleQuery = z.object({ timeoutMs: z.coerce.number().int().min(0).max(600_000).default(10_000) });
export const clockAnswer = z.object({ now: instant });
export const clockMove = z.object({ now: givenInstant });
