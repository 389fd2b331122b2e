import { z } from 'zod';
import { givenMoment, instant, nextCursor, page, platform } from './common.ts';

const kind = z.enum(['weekly', 'monthly', 'morning', 'evening']);

export const summaryFilter = z.object({
  kind: kind.optional(),
  from: givenMoment.optional().describe('only those whose period ends after this moment'),
  ...page,
});
export type SummaryFilter = Omit<z.infer<typeof summaryFilter>, 'from'> & { readonly from?: Date };

const summaryItem = z.object({
  id: z.int(),
  kind,
  platform,
  chatId: z.string().describe('the id of the chat on its platform'),
  scope: z.string().describe('`organisation`, or `group:` or `department:` and a name'),
  from: instant,
  to: instant,
  title: z.string(),
  edition: z.int().describe('1 is the first; a correction is the next'),
  number: z.int().nullable().describe('its place in the series, as the title says; null for a brief'),
  changes: z
    .array(z.object({ before: z.string().nullable(), after: z.string().nullable() }))
    .readonly()
    .describe('what differs from the edition before, line by line'),
  postedAt: instant,
});

export const summaryPage = z.object({ items: z.array(summaryItem).readonly(), nextCursor });
export type SummaryPage = z.infer<typeof summaryPage>;

export const summary = summaryItem.extend({
  text: z.string().describe('the whole summary as plain text'),
  figures: z.unknown(),
});
export type Summary = z.infer<typeof summary>;

/** The seven days until now, where nothing is said. */
export const periodQuery = z.object({ from: givenMoment.optional(), to: givenMoment.optional() });
