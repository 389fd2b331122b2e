import { z } from 'zod';
import { CHAT_KINDS, ROLES } from '../../directory/directory.ts';

/** A chat as a story names it: the first of the kind, of the one named where it is there. */
const place = z.object({ kind: z.enum(CHAT_KINDS), boundTo: z.string().nullable().default(null) });

const caption = z.string().min(1).describe('what happens and why, told to who watches');
const at = z.string().describe('a key of places');
/** Somebody of that role in the chat; a contact of the object named, where one is. Who is not there is played by the first member. */
const actor = { at, as: z.enum([...ROLES, 'stranger']), of: z.string().exactOptional() };

/** `{n}` stands for the number of the story's issue. */
const say = z.strictObject({ ...actor, say: z.string().min(1), caption });
const press = z.strictObject({
  ...actor,
  press: z.string().min(1),
  input: z.string().exactOptional(),
  caption,
});
/** On to a time of day: so many days later, or on the next such weekday (1 is Monday). */
const wait = z.strictObject({
  until: z.strictObject({
    time: z.string().regex(/^\d{2}:\d{2}$/),
    inDays: z.int().min(0).exactOptional(),
    weekday: z.int().min(1).max(7).exactOptional(),
  }),
  look: at.exactOptional(),
  caption,
});
const look = z.strictObject({ look: at, caption });

export const story = z.strictObject({
  position: z.int(),
  title: z.string().min(1),
  summary: z.string().min(1),
  places: z.record(z.string(), place),
  steps: z.array(z.union([say, press, wait, look])).min(2),
});
