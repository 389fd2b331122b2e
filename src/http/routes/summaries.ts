import { z } from 'zod';
import type { App } from '../app.ts';
import type { HttpDeps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { momentIn, periodIn } from '../moments.ts';
import { errorAnswer, idParams } from '../schemas/common.ts';
import { periodQuery, summary, summaryFilter, summaryPage } from '../schemas/summaries.ts';

export function registerSummaries(app: App, { ledger, timeZone, now }: HttpDeps): void {
  const shared = { tags: ['summaries'], security: [{ token: [] }] };

  app.get(
    '/figures',
    {
      schema: {
        ...shared,
        summary: 'The figures of a period, as in the bulletins; without one, of the last seven days',
        querystring: periodQuery,
        response: { 200: z.unknown(), 400: errorAnswer, 401: errorAnswer },
      },
    },
    async ({ query }) => {
      const { from, to } = periodIn(await timeZone(), query, now());
      return ledger.figures(from, to);
    },
  );

  app.get(
    '/summaries',
    {
      schema: {
        ...shared,
        summary: 'Bulletins and briefs that were posted, newest first',
        querystring: summaryFilter,
        response: { 200: summaryPage, 400: errorAnswer, 401: errorAnswer },
      },
    },
    async ({ query: { from, ...filter } }) =>
      ledger.summaries(from === undefined ? filter : { ...filter, from: momentIn(await timeZone(), from) }),
  );

  app.get(
    '/summaries/:id',
    {
      schema: {
        ...shared,
        summary: 'One bulletin or brief as it was posted',
        params: idParams,
        response: { 200: summary, 400: errorAnswer, 401: errorAnswer, 404: errorAnswer },
      },
    },
    async ({ params: { id } }) => {
      const found = await ledger.summary(id);
      if (found === undefined) throw new HttpError(404, 'not_found', `there is no summary ${id}`);
      return found;
    },
  );
}
