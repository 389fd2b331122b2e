import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App } from './app.ts';

/** OpenAPI at /docs, drawn from the schemas that also check what comes and goes. Register before the routes. */
export async function registerDocs(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Xietiao 协调',
        version: '1',
        description: 'The ledger to read, deliveries to repeat, and the sandbox to try the bot in.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: OWN_FILES, logLevel: 'warn' });
}

/** The viewer's script sets styles on what it draws; beside those it gets what any page here gets. */
const OWN_FILES = {
  'default-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};
