import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { no, type Answer } from './answers.ts';
import { readForm } from './multipart.ts';
import type { Asked } from './routes.ts';

/** `cut`: connections are torn; `silent`: nothing is ever answered; `broken`: everything is HTTP 500. */
export type Weather = 'fine' | 'cut' | 'silent' | 'broken';

export interface HttpSide {
  readonly server: Server;
  readonly url: string;
  weather: Weather;
  close(): Promise<void>;
}

/** Takes calls over HTTP and answers as the weather allows. */
export async function startHttp(
  port: number,
  answer: (asked: Asked, request: IncomingMessage) => Answer,
): Promise<HttpSide> {
  const side: { weather: Weather } = { weather: 'fine' };
  const waiting: Socket[] = [];
  const server = createServer((request, response) => {
    if (side.weather === 'cut') return void request.socket.destroy();
    if (side.weather === 'silent') return void waiting.push(request.socket);
    if (side.weather === 'broken') return write(response, no(1500, 'internal error', 500));
    read(request).then(
      (asked) => write(response, answer(asked, request)),
      (error: unknown) => write(response, no(9499, String(error), 400)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    server,
    url: `http://127.0.0.1:${bound}`,
    get weather() {
      return side.weather;
    },
    set weather(weather) {
      side.weather = weather;
      // Whoever still waits for an answer from bad weather learns that none will come.
      for (const socket of waiting.splice(0)) socket.destroy();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  const form = isForm ? await readForm(request) : undefined;
  const text = isForm ? '' : await textOf(request);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    form,
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const isBytes = Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(isBytes ? body : JSON.stringify(body));
}
