import { z } from 'zod';
import { isHeld } from './held.ts';

/**
 * Events as the platform pushes them, schema 2.0; only what the bot reads is asked for. An id or a moment that no
 * database can hold makes an event unreadable: it would be refused however often it is pushed.
 */

const held = z.string().refine(isHeld);
const id = held.min(1);
const userId = z.object({ open_id: id });
const operator = userId.optional().catch(undefined);
const YEAR_10000_MS = Date.UTC(10_000, 0);
/** Milliseconds since 1970, as a string; a press is dated in microseconds. */
const moment = z.coerce
  .number()
  .transform((ms) => (ms > 1e14 ? Math.floor(ms / 1000) : ms))
  .pipe(z.number().min(0).lt(YEAR_10000_MS))
  .transform((ms) => new Date(ms));

export const envelope = z.object({
  schema: z.string().optional(),
  header: z.object({
    event_id: id,
    event_type: z.string(),
    create_time: moment,
    token: z.string().optional(),
    app_id: z.string().optional(),
  }),
  event: z.unknown(),
});
export type Envelope = z.infer<typeof envelope>;

export const received = z.object({
  sender: z.object({ sender_id: userId.optional().catch(undefined), sender_type: z.string() }),
  message: z.object({
    message_id: id,
    root_id: held.optional(),
    parent_id: held.optional(),
    thread_id: held.optional(),
    create_time: moment,
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({ key: z.string(), id: userId.optional().catch(undefined), name: z.string().default('') }),
      )
      .nullish()
      .transform((mentions) => mentions ?? []),
  }),
});
export type Received = z.infer<typeof received>;

export const recalled = z.object({
  message_id: id,
  chat_id: id,
  recall_time: moment,
  recall_type: z.string().optional(),
});

export const pressed = z.object({
  operator: userId,
  action: z.unknown(),
  context: z.object({ open_message_id: id, open_chat_id: id }),
});

/** What all events about a chat have in common. */
export const happened = z.object({
  chat_id: id,
  operator_id: operator,
  name: z.string().optional(),
  users: z
    .array(z.object({ name: z.string().default(''), user_id: operator }))
    .nullish()
    .transform((users) => users ?? []),
  after_change: z.object({ name: z.string().optional() }).nullish(),
});
export type HappenedEvent = z.infer<typeof happened>;
