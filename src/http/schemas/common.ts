import { z } from 'zod';

export const errorAnswer = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

export const instant = z.string().describe('ISO 8601, UTC');
export const nullableInstant = instant.nullable();

/** An instant that a caller gives; a moment without its offset would be a different one for everybody. */
export const givenInstant = z.iso
  .datetime({ offset: true, error: 'must be ISO 8601 with an offset, like 2020-03-06T17:00:00+08:00' })
  .transform((text) => new Date(text));

/** A moment, or a day that begins at midnight of the organisation's time zone. */
export const givenMoment = z.union([givenInstant, z.iso.date()], {
  error: 'must be ISO 8601, like 2020-03-06T17:00:00+08:00 or 2020-03-06',
});
export type GivenMoment = z.infer<typeof givenMoment>;

const positive = z.coerce.number().int().positive().max(2_147_483_647);

export const page = {
  cursor: positive.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const nextCursor = z.string().nullable().describe('give it as `cursor` to read on; null at the end');

export const numberParams = z.object({ number: positive });
export const idParams = z.object({ id: positive });

/** A chat goes by its platform and the id that it has there, as in the directory file. */
export const platform = z.enum(['feishu', 'wechat', 'sandbox']);
