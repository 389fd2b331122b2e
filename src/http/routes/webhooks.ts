import { systemTimers, within } from '../../chat/timers.ts';
import type { Webhook, WebhookAnswer } from '../../chat/webhook.ts';
import type { App } from '../app.ts';
import { HttpError } from '../http-error.ts';

/** Hands a platform's push to its bot byte by byte: what is signed is the body as it came. */
export async function registerWebhooks(app: App, webhooks: readonly Webhook[]): Promise<void> {
  await app.register(async (pushed: App) => {
    pushed.removeContentTypeParser('application/json');
    pushed.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    pushed.addHook('onRequest', async ({ headers }) => {
      // No platform compresses its pushes, and unpacking a stranger's would cost more than it sent.
      if (headers['content-encoding'] !== undefined)
        throw new HttpError(415, 'unsupported', 'the body must not be compressed');
    });
    for (const webhook of webhooks)
      pushed.post(webhook.path, { schema: { hide: true } }, async ({ headers, body }, reply) => {
        if (!Buffer.isBuffer(body)) throw new HttpError(400, 'invalid', 'the body is empty');
        const { status, body: said } = await inTime(webhook.answer({ headers, body }));
        return reply.code(status).send(said);
      });
  });
}

/** Platforms give up after three seconds: told in time that it is not stored, they push again. */
const ANSWER_WITHIN_MS = 2_500;

function inTime(answer: Promise<WebhookAnswer>): Promise<WebhookAnswer> {
  return within(systemTimers, ANSWER_WITHIN_MS, answer, () => {
    throw new HttpError(503, 'busy', 'not stored in time; push it again');
  });
}
