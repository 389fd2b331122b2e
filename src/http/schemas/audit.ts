import { z } from 'zod';
import { givenInstant, instant, nextCursor, page } from './common.ts';

export const auditFilter = z.object({ from: givenInstant.optional(), to: givenInstant.optional(), ...page });
export type AuditFilter = z.infer<typeof auditFilter>;

const auditLine = z.object({
  id: z.int(),
  at: instant,
  actor: z.object({ name: z.string(), role: z.string() }),
  /** The platform's id of the message that said so. */
  message: z.string().nullable(),
  noun: z.string(),
  name: z.string(),
  what: z.enum(['added', 'changed', 'removed']),
  old: z.unknown(),
  new: z.unknown(),
});

export const auditPage = z.object({ items: z.array(auditLine).readonly(), nextCursor });
export type AuditPage = z.infer<typeof auditPage>;
