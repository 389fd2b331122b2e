import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/http/app.ts';
import { buildServer } from '../../src/http/server.ts';
import { ISSUE, LEDGER, memoryDeps, NOW, TOKEN } from '../support/http-deps.ts';

let app: App;
beforeAll(async () => {
  app = await buildServer(memoryDeps());
});
afterAll(() => app.close());

const get = (url: string, token = TOKEN) =>
  app.inject({ url, headers: { authorization: `Bearer ${token}` } });

describe('the API', () => {
  it.each([
    '/api/issues',
    '/api/issues/12',
    '/api/issues/12/events',
    '/api/figures',
    '/api/summaries',
    '/api/summaries/3',
    '/api/deliveries',
  ])('answers %s with its token, and 401 without or with another', async (url) => {
    expect((await get(url)).statusCode).toBe(200);
    expect((await app.inject({ url })).statusCode).toBe(401);
    expect((await get(url, `${TOKEN}x`)).statusCode).toBe(401);
    expect((await get(url, '')).statusCode).toBe(401);
  });

  it('is closed to everybody where no token is set', async () => {
    const { apiToken: _, ...deps } = memoryDeps();
    const closed = await buildServer(deps);
    const answer = await closed.inject({ url: '/api/issues', headers: { authorization: `Bearer ${TOKEN}` } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual({
      error: {
        code: 'unauthorised',
        message: 'API_TOKEN is not set, so only a token of "xietiao token create" opens the API',
      },
    });
    await closed.close();
  });

  it('asks for the token before it tells what exists', async () => {
    expect((await app.inject('/api/issues/99')).statusCode).toBe(401);
    expect((await app.inject('/api/issues?state=wrong')).statusCode).toBe(401);
  });

  it('tells an issue with the fields of its line in the ledger', async () => {
    expect((await get('/api/issues/12')).json()).toEqual(ISSUE);
    expect((await get('/api/issues')).json()).toEqual({ items: [ISSUE], nextCursor: null });
  });

  it('tells events as a plain array', async () => {
    expect((await get('/api/issues/12/events')).json()).toMatchObject([{ seq: 1, actor: { name: '王敏' } }]);
  });

  it('hands a filter down as it was meant', async () => {
    const filters: unknown[] = [];
    const ledger = {
      ...LEDGER,
      issues: async (filter: unknown) => {
        filters.push(filter);
        return { items: [], nextCursor: null };
      },
    };
    const listening = await buildServer(memoryDeps({ ledger }));
    const url = '/api/issues?state=accepted,open&department=住建局&overdue=true&q=停产&cursor=40&limit=10';
    await listening.inject({ url: encodeURI(url), headers: { authorization: `Bearer ${TOKEN}` } });
    expect(filters).toEqual([
      { state: ['accepted', 'open'], department: '住建局', overdue: true, q: '停产', cursor: 40, limit: 10 },
    ]);
    await listening.close();
  });

  it.each([
    ['/api/issues?state=wrong', 400],
    ['/api/issues?limit=0', 400],
    ['/api/issues?overdue=maybe', 400],
    ['/api/issues/zwölf', 400],
    ['/api/issues/99999999999', 400],
    ['/api/issues/13', 404],
    ['/api/issues/13/events', 404],
    ['/api/summaries/4', 404],
    ['/api/summaries?kind=yearly', 400],
    ['/api/figures?from=yesterday', 400],
    ['/api/figures?from=2020-03-12&to=2020-03-11', 400],
    ['/api/deliveries?state=lost', 400],
    ['/api/nothing', 404],
  ])('answers %s with %i and one line', async (url, status) => {
    const answer = await get(encodeURI(url));
    expect(answer.statusCode).toBe(status);
    const { error } = answer.json<{ error: { code: string; message: string } }>();
    expect(error.code).not.toBe('');
    expect(error.message).toMatch(/^.+$/);
  });

  it("reads a bare date as midnight in the organisation's time zone", async () => {
    expect((await get('/api/figures?from=2020-03-05&to=2020-03-12')).json()).toMatchObject({
      from: '2020-03-04T16:00:00.000Z',
      to: '2020-03-11T16:00:00.000Z',
    });
  });

  it('gives the figures of the last seven days where no period is named', async () => {
    expect((await get('/api/figures')).json()).toMatchObject({
      from: new Date(NOW.getTime() - 7 * 86_400_000).toISOString(),
      to: NOW.toISOString(),
    });
  });

  it.each([
    [7, 200],
    [8, 409],
    [9, 404],
  ])('asked to send delivery %i again, answers %i', async (id, status) => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect(
      (await app.inject({ method: 'POST', url: `/api/deliveries/${id}/retry`, headers })).statusCode,
    ).toBe(status);
  });

  it('tells nothing of what went wrong inside', async () => {
    const ledger = { ...LEDGER, issue: () => Promise.reject(new Error('password=secret')) };
    const broken = await buildServer(memoryDeps({ ledger }));
    const answer = await broken.inject({
      url: '/api/issues/1',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    await broken.close();
  });
});
