import { z } from 'zod';
import type { App } from '../app.ts';
import type { Ledger } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { errorAnswer, numberParams } from '../schemas/common.ts';
import { eventLine, issueFilter, issueItem, issuePage } from '../schemas/issues.ts';

export function registerIssues(app: App, ledger: Ledger): void {
  const shared = { tags: ['issues'], security: [{ token: [] }] };

  app.get(
    '/issues',
    {
      schema: {
        ...shared,
        summary: 'The ledger, newest first',
        querystring: issueFilter,
        response: { 200: issuePage, 400: errorAnswer, 401: errorAnswer },
      },
    },
    ({ query }) => ledger.issues(query),
  );

  app.get(
    '/issues/:number',
    {
      schema: {
        ...shared,
        summary: 'One issue',
        params: numberParams,
        response: { 200: issueItem, 400: errorAnswer, 401: errorAnswer, 404: errorAnswer },
      },
    },
    async ({ params: { number } }) => (await ledger.issue(number)) ?? unknownIssue(number),
  );

  app.get(
    '/issues/:number/events',
    {
      schema: {
        ...shared,
        summary: 'What happened to an issue, in order',
        params: numberParams,
        response: {
          200: z.array(eventLine).readonly(),
          400: errorAnswer,
          401: errorAnswer,
          404: errorAnswer,
        },
      },
    },
    async ({ params: { number } }) => (await ledger.events(number)) ?? unknownIssue(number),
  );
}

function unknownIssue(number: number): never {
  throw new HttpError(404, 'not_found', `there is no issue #${number}`);
}
