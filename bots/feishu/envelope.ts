import { z } from 'zod';

/** Events as the platform pushes them, schema 2.0; only what the bot reads is asked for. */

const userId = z.object({ open_id: z.string().min(1) });
const operator = userId.optional().catch(undefined);
/** Milliseconds since 1970, as a string. */
const moment = z.coerce.number().transform((ms) => new Date(ms));

export const envelope = z.object({
  schema: z.string().optional(),
  header: z.object({
    event_id: z.string().min(1),
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
    message_id: z.string().min(1),
    root_id: z.string().optional(),
    parent_id: z.string().optional(),
    thread_id: z.string().optional(),
    create_time: moment,
    chat_id: z.string().min(1),
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
  message_id: z.string().min(1),
  chat_id: z.string().min(1),
  recall_time: moment,
  recall_type: z.string().optional(),
});

export const pressed = z.object({
  operator: userId,
  action: z.unknown(),
  context: z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().min(1) }),
});

/** What all events about a chat have in common. */
export const happened = z.object({
  chat_id: z.string().min(1),
  operator_id: operator,
  name: z.string().optional(),
  users: z
    .array(z.object({ name: z.string().default(''), user_id: operator }))
    .nullish()
    .transform((users) => users ?? []),
  after_change: z.object({ name: z.string().optional() }).nullish(),
});
export type HappenedEvent = z.infer<typeof happened>;
