import { z } from 'zod';
import { instant, nextCursor, nullableInstant, page, platform } from './common.ts';

const deliveryState = z.enum(['available', 'running', 'retryable', 'sent', 'failed', 'cancelled']);

export const deliveryFilter = z.object({ state: deliveryState.optional(), ...page });
export type DeliveryFilter = z.infer<typeof deliveryFilter>;

const delivery = z.object({
  id: z.int(),
  state: deliveryState,
  kind: z.string(),
  platform,
  chatId: z.string(),
  issueNumber: z.int().nullable(),
  title: z.string(),
  attempt: z.int(),
  createdAt: instant,
  dueAt: instant,
  settledAt: nullableInstant,
  error: z.string().nullable(),
});

export const deliveryPage = z.object({ items: z.array(delivery).readonly(), nextCursor });
export type DeliveryPage = z.infer<typeof deliveryPage>;

export const retried = z.object({ id: z.int(), state: z.literal('available') });
