import type { App } from '../app.ts';
import type { Ledger } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { errorAnswer, idParams } from '../schemas/common.ts';
import { deliveryFilter, deliveryPage, retried } from '../schemas/deliveries.ts';

const REFUSALS = {
  unknown: { status: 404, code: 'not_found', message: 'there is no such delivery' },
  not_failed: { status: 409, code: 'not_failed', message: 'only a failed delivery is sent again' },
} as const;

export function registerDeliveries(app: App, ledger: Ledger): void {
  const shared = { tags: ['deliveries'], security: [{ token: [] }] };

  app.get(
    '/deliveries',
    {
      schema: {
        ...shared,
        summary: 'What the bot said or still has to say, newest first',
        querystring: deliveryFilter,
        response: { 200: deliveryPage, 400: errorAnswer, 401: errorAnswer },
      },
    },
    ({ query }) => ledger.deliveries(query),
  );

  app.post(
    '/deliveries/:id/retry',
    {
      schema: {
        ...shared,
        summary: 'Sends a failed delivery again',
        params: idParams,
        response: { 200: retried, 401: errorAnswer, 404: errorAnswer, 409: errorAnswer },
      },
    },
    async ({ params: { id } }) => {
      const outcome = await ledger.retryDelivery(id);
      if (outcome === 'retried') return { id, state: 'available' as const };
      const { status, code, message } = REFUSALS[outcome];
      throw new HttpError(status, code, message);
    },
  );
}
