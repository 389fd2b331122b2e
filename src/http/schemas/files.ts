import { z } from 'zod';
import { givenMoment, idParams, numberParams } from './common.ts';
import { issueFilter } from './issues.ts';

export const fileParams = idParams.extend({ format: z.enum(['png', 'docx', 'xlsx']) });
export const reportParams = numberParams;

/** The rooms that files lie in, as in the references of notices. */
export const roomParams = z.object({
  room: z.enum(['summary', 'ledger', 'report', 'attachment']),
  name: z.string().max(200),
});

export const ledgerFilter = issueFilter.omit({ cursor: true, limit: true }).extend({
  from: givenMoment.optional().describe('reported from this moment on'),
  to: givenMoment.optional().describe('reported before this moment'),
});
