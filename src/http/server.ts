import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import helmet from 'helmet';
import { answerError, answerNotFound } from './answer-error.ts';
import type { App } from './app.ts';
import type { HttpDeps, PageFolders, SandboxDoor } from './deps.ts';
import { registerDocs } from './docs.ts';
import { drainOnClose, type Drain } from './drain.ts';
import { HttpError } from './http-error.ts';
import { defaultPageFolders } from './page-folders.ts';
import { registerAttachments } from './routes/attachments.ts';
import { registerAudit } from './routes/audit.ts';
import { registerDeliveries } from './routes/deliveries.ts';
import { registerFiles, registerSandboxFiles } from './routes/files.ts';
import { registerHealth } from './routes/health.ts';
import { registerIssues } from './routes/issues.ts';
import { registerPage, registerSign } from './routes/page.ts';
import { registerSandboxChats } from './routes/sandbox-chats.ts';
import { registerSandboxClock } from './routes/sandbox-clock.ts';
import { registerSandboxStream } from './routes/sandbox-stream.ts';
import { registerSummaries } from './routes/summaries.ts';
import { registerWebhooks } from './routes/webhooks.ts';
import { bearerGuard, bearerOf, loopbackGuard } from './security.ts';

/** Holds a message of 100,000 characters, each written as an escape of six bytes. */
const BODY_LIMIT_BYTES = 1_048_576;
const API_REQUESTS_PER_MINUTE = 6_000;

/** The whole HTTP side, ready to listen or to be injected into. */
export async function buildServer(deps: HttpDeps): Promise<App> {
  const logger: FastifyBaseLogger = deps.log;
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  // A form of another page may send plain text without asking first; JSON it may not.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  if (deps.log.isLevelEnabled('debug')) logResponses(app);
  const drain = drainOnClose(app);

  sayWhatMayLoad(app);
  await app.register(rateLimit, { global: false });
  await registerDocs(app);
  registerHealth(app, deps);
  if (deps.webhooks !== undefined) await registerWebhooks(app, deps.webhooks);
  if (deps.attachments !== undefined) registerAttachments(app, deps.attachments);
  await app.register(async (api: App) => registerApi(api, deps), { prefix: '/api' });
  if (deps.sandbox === undefined) registerSign(app);
  else await registerSandbox(app, deps, deps.sandbox, drain, deps.pageFolders ?? defaultPageFolders());
  return app;
}

/** Put together once: the plugin around it does so again for every request. */
function sayWhatMayLoad(app: App): void {
  const headers = helmet({ contentSecurityPolicy: SELF_ONLY, strictTransportSecurity: false });
  app.addHook('onRequest', (request, reply, done) =>
    headers(request.raw, reply.raw, (error?: unknown) => done(error instanceof Error ? error : undefined)),
  );
}

/** Nothing from elsewhere is loaded, and nobody frames the page. Plain http on loopback is wanted, so it is not upgraded. */
const SELF_ONLY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Method, route and time: an address may hold what somebody searched for, so it is not logged. */
function logResponses(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url: route } = request.routeOptions;
    request.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
}

function registerApi(api: App, deps: HttpDeps): void {
  api.addHook('onRequest', bearerGuard(deps));
  api.addHook(
    'onRequest',
    api.rateLimit({
      max: API_REQUESTS_PER_MINUTE,
      timeWindow: '1 minute',
      keyGenerator: bearerOf,
      errorResponseBuilder: () => new HttpError(429, 'too_many', 'too many requests; wait a minute'),
    }),
  );
  registerIssues(api, deps.ledger);
  registerSummaries(api, deps);
  registerFiles(api, deps);
  registerDeliveries(api, deps.ledger);
  registerAudit(api, deps);
}

async function registerSandbox(
  app: App,
  { files }: HttpDeps,
  door: SandboxDoor,
  drain: Drain,
  folders: PageFolders,
): Promise<void> {
  await app.register(async (guarded: App) => {
    guarded.addHook('onRequest', loopbackGuard);
    await registerPage(guarded, folders);
    await guarded.register(
      async (sandbox: App) => {
        registerSandboxChats(sandbox, door);
        registerSandboxClock(sandbox, door);
        registerSandboxStream(sandbox, door, drain);
        registerSandboxFiles(sandbox, files);
      },
      { prefix: '/sandbox' },
    );
  });
}
