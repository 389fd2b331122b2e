import { describe, expect, test } from 'vitest';
import { createToken, listTokens, revokeToken, scopeOf } from '../../src/store/tokens.ts';
import { buildServer } from '../../src/http/server.ts';
import { rowsOf } from '../../src/store/database/rows.ts';
import { sql } from 'drizzle-orm';
import { memoryDeps, TOKEN } from '../support/http-deps.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const NOW = new Date('2020-03-09T01:00:00Z');

describe.each(DATABASES)('tokens of the API on %s', (kind) => {
  test('open what their scope says until they are revoked, in one organisation', async () => {
    const store = await openTestStore(kind);
    const { db } = store;
    const { id, token } = await createToken(db, 1, { name: '看板', scope: 'read', now: NOW });
    expect(await scopeOf(db, 1, token)).toBe('read');
    expect(await scopeOf(db, 2, token)).toBeUndefined();
    expect(await scopeOf(db, 1, `${token}x`)).toBeUndefined();
    expect(await revokeToken(db, 2, id, NOW)).toBe(false);
    expect(await revokeToken(db, 1, id, NOW)).toBe(true);
    expect(await scopeOf(db, 1, token)).toBeUndefined();
    expect(await revokeToken(db, 1, id, NOW)).toBe(false);
    expect(await listTokens(db, 1)).toMatchObject([{ name: '看板', scope: 'read', revokedAt: NOW }]);
    await store.close();
  });

  test('are stored as a hash alone', async () => {
    const store = await openTestStore(kind);
    const { db } = store;
    const { token } = await createToken(db, 1, { name: '看板', scope: 'admin', now: NOW });
    const rows = await rowsOf<{ row: string }>(db, sql`select row_to_json(t)::text as row from api_tokens t`);
    expect(rows[0]!.row).not.toContain(token.slice(3));
    await store.close();
  });
});

describe('the door of the API', () => {
  const scopes = new Map([
    ['reader', 'read'],
    ['keeper', 'admin'],
  ] as const);
  const ask = async (token: string, method: 'GET' | 'POST', url: string) => {
    const server = await buildServer({
      ...memoryDeps(),
      scopeOf: async (given) => scopes.get(given as 'reader'),
    });
    const { statusCode } = await server.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
    });
    await server.close();
    return statusCode;
  };

  test.each([
    ['reader', 'GET', '/api/issues', 200],
    ['reader', 'POST', '/api/deliveries/1/retry', 403],
    ['reader', 'GET', '/api/audit', 403],
    ['keeper', 'GET', '/api/issues', 200],
    ['keeper', 'GET', '/api/audit', 200],
    [TOKEN, 'GET', '/api/audit', 200],
    ['nobody', 'GET', '/api/issues', 401],
  ] as const)('answers %s, who asks %s %s, with %i', async (token, method, url, status) => {
    expect(await ask(token, method, url)).toBe(status);
  });
});
