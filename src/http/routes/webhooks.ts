import type { Webhook } from '../../chat/webhook.ts';
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
    for (const { path, answer } of webhooks)
      pushed.post(path, { schema: { hide: true } }, async ({ headers, body }, reply) => {
        if (!Buffer.isBuffer(body)) throw new HttpError(400, 'invalid', 'the body is empty');
        const { status, body: said } = await answer({ headers, body });
        return reply.code(status).send(said);
      });
  });
}
