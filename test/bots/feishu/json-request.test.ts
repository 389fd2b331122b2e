import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HttpFailure } from '../../../bots/feishu/http-failure.ts';
import { createHttp } from '../../../bots/feishu/sdk.ts';

const open: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A platform that answers each call so, and notes what it was asked. */
async function platform(answer: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString('utf8')}`);
      answer(request, response);
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const json: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":0,"data":{"name":"协调"}}');
};
const failureOf = (asked: Promise<unknown>) => asked.then(String, (error: unknown) => error);

describe('a call of the platform', () => {
  it('carries its parameters and its body, and gives what was answered', async () => {
    const { url, asked } = await platform(json);
    const answer = await createHttp(1_000).request({
      method: 'post',
      url: `${url}/a`,
      params: { id_type: '群 1', none: undefined },
      data: { text: '路断了' },
    });
    expect(answer).toEqual({ code: 0, data: { name: '协调' } });
    expect(asked).toEqual(['POST /a?id_type=%E7%BE%A4%201 {"text":"路断了"}']);
  });

  it('has no body where there is nothing to say', async () => {
    const { url, asked } = await platform(json);
    await createHttp(1_000).get(`${url}/a`);
    expect(asked).toEqual(['GET /a ']);
  });

  it('follows where the platform sends it', async () => {
    const { url, asked } = await platform((request, response) =>
      request.url === '/old' ? response.writeHead(307, { location: '/new' }).end() : json(request, response),
    );
    const answer = await createHttp(1_000).post(`${url}/old`, { n: 1 });
    expect(answer).toMatchObject({ code: 0 });
    expect(asked.at(-1)).toBe('POST /new {"n":1}');
  });

  it('goes by the proxy that the environment names', async () => {
    const proxy = await platform(json);
    vi.stubEnv('http_proxy', proxy.url);
    vi.stubEnv('no_proxy', '');
    await createHttp(1_000).post('http://open.feishu.invalid/a', { n: 1 });
    expect(proxy.asked).toEqual(['POST http://open.feishu.invalid/a {"n":1}']);
  });
});

describe('a call that fails', () => {
  it('says with which status, how long to wait, and holds nothing of what was asked', async () => {
    const { url } = await platform((_request, response) => {
      response.writeHead(429, { 'x-ogw-ratelimit-reset': '3' }).end('{"code":99991400,"msg":"slower"}');
    });
    const error = await failureOf(createHttp(1_000).post(`${url}/a`, { app_secret: 's3cret' }));
    expect(error).toBeInstanceOf(HttpFailure);
    expect(error).toMatchObject({ status: 429, retryAfterMs: 3_000, body: { code: 99991400 } });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('s3cret');
  });

  it('keeps an answer that is no JSON as the text that it is', async () => {
    const { url } = await platform((_request, response) => void response.writeHead(502).end('<html>'));
    expect(await failureOf(createHttp(1_000).get(url))).toMatchObject({ status: 502, body: '<html>' });
  });

  it.each([
    ['never answers', () => undefined],
    ['answers half', (_request, response) => void response.writeHead(200).write('{"code"')],
  ] satisfies [string, RequestListener][])('ends in time where the platform %s', async (_name, answer) => {
    const { url } = await platform(answer);
    const error = await failureOf(createHttp(50).get(url));
    expect(error).toMatchObject({ message: 'timeout of 50ms exceeded', status: undefined });
  });

  it('is told where the line is cut in the midst of the answer', async () => {
    const { url } = await platform((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"code"');
      setImmediate(() => request.socket.destroy());
    });
    expect(await failureOf(createHttp(1_000).get(url))).toMatchObject({ networkCode: 'ECONNRESET' });
  });

  it('is known never to have been sent where nobody listens', async () => {
    const { url } = await platform(json);
    open.splice(0).forEach((server) => server.close());
    expect(await failureOf(createHttp(1_000).get(url))).toMatchObject({ networkCode: 'NEVER_CONNECTED' });
  });

  it.each([
    ['http', 'a line on which nobody answers the call'],
    ['https', 'a line on which nobody agrees on a key'],
  ])('is known never to have been sent over %s where it meets %s', async (scheme) => {
    const hole = createTcpServer(() => undefined);
    await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
    const { port } = hole.address() as AddressInfo;
    // Nobody is ever met at an address of documentation; a local one takes the line and is silent.
    const url = scheme === 'http' ? 'http://192.0.2.1/a' : `https://127.0.0.1:${port}/a`;
    const error = await failureOf(createHttp(50).post(url, { n: 1 }));
    hole.close();
    expect(error).toMatchObject({ networkCode: 'NEVER_CONNECTED' });
  });
});
