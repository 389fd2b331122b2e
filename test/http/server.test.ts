import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { buildServer } from '../../src/http/server.ts';
import { memoryDeps, memoryDoor } from '../support/http-deps.ts';

describe('the server', () => {
  it('says that it lives and is ready', async () => {
    const app = await buildServer(memoryDeps());
    expect((await app.inject('/health/live')).json()).toEqual({ ok: true });
    const ready = await app.inject('/health/ready');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual({ ok: true, checks: { database: 'ok' } });
    await app.close();
  });

  it('answers 503 while it is not ready, and names what is missing', async () => {
    const health = {
      live: () => true,
      ready: async () => ({ ok: false, checks: { database: 'unreachable' } }),
    };
    const app = await buildServer(memoryDeps({ health }));
    const ready = await app.inject('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ checks: { database: 'unreachable' } });
    await app.close();
  });

  it('tells its counters in the text format of Prometheus', async () => {
    const app = await buildServer(memoryDeps());
    const answer = await app.inject('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toBe('xietiao_up 1\n');
    await app.close();
  });

  it('describes every route of the contract at /docs', async () => {
    const { door } = await memoryDoor();
    const app = await buildServer(memoryDeps({ sandbox: door }));
    const { paths } = (await app.inject('/docs/json')).json<{ paths: Record<string, object> }>();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/issues',
        '/api/issues/{number}',
        '/api/issues/{number}/events',
        '/api/figures',
        '/api/summaries',
        '/api/summaries/{id}',
        '/api/deliveries',
        '/api/deliveries/{id}/retry',
        '/health/live',
        '/health/ready',
        '/metrics',
        '/sandbox/chats',
        '/sandbox/messages',
        '/sandbox/presses',
        '/sandbox/clock',
        '/sandbox/idle',
        '/sandbox/stream',
      ]),
    );
    expect((await app.inject('/docs/')).body).not.toMatch(/(src|href)="https?:/);
    await app.close();
  });

  it('without the sandbox tells at / where /docs is, and has no sandbox', async () => {
    const app = await buildServer(memoryDeps());
    expect((await app.inject('/')).body).toContain('/docs');
    expect((await app.inject('/sandbox/chats')).statusCode).toBe(404);
    await app.close();
  });

  it('loads nothing from elsewhere and is framed by nobody', async () => {
    const app = await buildServer(memoryDeps());
    const policy = (await app.inject('/')).headers['content-security-policy'];
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    await app.close();
  });

  it('stops at once though a browser holds a connection in reserve on which nothing was asked', async () => {
    const app = await buildServer(memoryDeps());
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const reserve = connect(Number(port), '127.0.0.1');
    await once(reserve, 'connect');
    const ended = once(reserve, 'close');
    await app.close();
    await ended;
    expect(reserve.destroyed).toBe(true);
  });

  it('lets an answer under way finish before it stops', async () => {
    const bell = new EventEmitter();
    const asked = once(bell, 'asked');
    const metrics = async () => {
      bell.emit('asked');
      await once(bell, 'finish');
      return 'xietiao_up 1\n';
    };
    const app = await buildServer(memoryDeps({ metrics }));
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const answer = fetch(`${url}/metrics`);
    await asked;
    const closed = app.close();
    bell.emit('finish');
    expect(await (await answer).text()).toBe('xietiao_up 1\n');
    await closed;
  });
});
