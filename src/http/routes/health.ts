import { z } from 'zod';
import type { App } from '../app.ts';
import type { HttpDeps } from '../deps.ts';

const readiness = z.object({ ok: z.boolean(), checks: z.record(z.string(), z.string()) });
const liveness = z.object({ ok: z.boolean() });

export function registerHealth(app: App, { health, metrics }: HttpDeps): void {
  const tags = ['health'];

  app.get(
    '/health/live',
    { schema: { tags, summary: 'Whether the process works', response: { 200: liveness, 503: liveness } } },
    async (_request, reply) => {
      const ok = health.live();
      return reply.code(ok ? 200 : 503).send({ ok });
    },
  );

  app.get(
    '/health/ready',
    {
      schema: { tags, summary: 'Whether it can take messages', response: { 200: readiness, 503: readiness } },
    },
    async (_request, reply) => {
      const { ok, checks } = await health.ready();
      return reply.code(ok ? 200 : 503).send({ ok, checks: { ...checks } });
    },
  );

  app.get(
    '/metrics',
    { schema: { tags, summary: 'Counters for Prometheus', produces: ['text/plain'] } },
    async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
  );
}
