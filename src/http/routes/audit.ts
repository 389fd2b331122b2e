import type { App } from '../app.ts';
import type { HttpDeps } from '../deps.ts';
import { auditFilter, auditPage } from '../schemas/audit.ts';
import { errorAnswer } from '../schemas/common.ts';

export function registerAudit(app: App, { ledger }: Pick<HttpDeps, 'ledger'>): void {
  app.get(
    '/audit',
    {
      schema: {
        tags: ['audit'],
        security: [{ token: [] }],
        summary:
          'Who changed what of the directory and the settings, oldest first; for tokens of scope admin',
        querystring: auditFilter,
        response: { 200: auditPage, 400: errorAnswer, 401: errorAnswer, 403: errorAnswer },
      },
    },
    ({ query }) => ledger.audit(query),
  );
}
