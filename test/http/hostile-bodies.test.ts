import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../src/http/server.ts';
import { memoryDeps, memoryDoor } from '../support/http-deps.ts';

type Server = Awaited<ReturnType<typeof buildServer>>;

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const message = (text: string) => JSON.stringify({ chatId: 'g', senderId: 'm', text });

const HOSTILE: readonly (readonly [string, string])[] = [
  ['NUL', message('报问题\0断电')],
  ['half a surrogate pair', '{"chatId":"g","senderId":"m","text":"\\ud800断电"}'],
  ['text that turns direction', message('\u202E报问题\u2066')],
  ['two megabytes', message('断'.repeat(700_000))],
  ['depth 20,000', nested(20_000)],
  ['a prototype', '{"__proto__":{"isAdmin":true},"chatId":"g","senderId":"m","text":"x"}'],
  ['a constructor', '{"constructor":{"prototype":{"isAdmin":true}},"chatId":"g","senderId":"m","text":"x"}'],
  ['an array', '[1,2,3]'],
  ['nothing', ''],
  ['half of it', '{"chatId":"g",'],
  ['4,000 brackets', message('<'.repeat(4_000))],
  ['numbers where texts belong', '{"chatId":1,"senderId":2,"text":3}'],
];

describe('a body that means harm', () => {
  let server: Server;
  beforeAll(async () => {
    server = await buildServer(memoryDeps({ sandbox: (await memoryDoor()).door }));
  });
  afterAll(() => server.close());

  const post = (payload: string, url = '/sandbox/messages') =>
    server.inject({
      method: 'POST',
      url,
      payload,
      headers: { host: 'localhost', 'content-type': 'application/json' },
    });
  const wellAfterwards = async () => {
    const { statusCode } = await server.inject({ url: '/health/live' });
    expect(statusCode).toBe(200);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  };

  test.each(HOSTILE)('with %s is taken or refused, and the next request is answered', async (_, body) => {
    const { statusCode } = await post(body);
    expect(statusCode).toBeLessThan(500);
    await wellAfterwards();
  });

  test('of any kind never brings the server down', async () => {
    const paths = ['/sandbox/messages', '/sandbox/presses', '/api/deliveries/1/retry'];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string({ unit: 'binary', maxLength: 400 }), fc.base64String()),
        fc.constantFrom(...paths),
        async (body, url) => {
          const { statusCode } = await post(body, url);
          expect(statusCode).toBeLessThan(500);
        },
      ),
      { numRuns: 600, seed: 9 },
    );
    await wellAfterwards();
  }, 60_000);
});
