import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createKnocker } from '../support/knocker.ts';
import { besiege, type Blow } from './siege.ts';

const knocker = createKnocker();
const closers: (() => void)[] = [];
afterEach(() => {
  knocker.close();
  for (const close of closers.splice(0)) close();
});

const BLOWS: readonly Blow[] = ['a', 'b', 'c'].map((what) => ({
  path: '/door',
  what,
  knock: () => ({ headers: {}, body: what }),
}));

/** A program that lives, and does this at its door. */
async function serve(atDoor: (times: number) => RequestListener) {
  let times = 0;
  const server = createServer((request, response) => {
    if (request.url === '/health/live') response.end();
    else atDoor((times += 1))(request, response);
  });
  closers.push(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, said: () => 'its last words', server };
}

describe('a siege', () => {
  it('sends a body again whose line was cut, and goes on', async () => {
    const program = await serve((times) => (request, response) => {
      if (times === 1) request.socket.destroy();
      else response.writeHead(401).end();
    });
    const borne = await besiege(program, knocker, BLOWS);
    expect(borne).toMatchObject({ sent: 3, taken: 0, failed: 0, cut: 1, again: 0 });
  });

  it('counts a body that cuts every line, though the program lives, as not borne', async () => {
    const program = await serve(() => (request) => void request.socket.destroy());
    const borne = await besiege(program, knocker, BLOWS.slice(0, 1));
    expect(borne).toMatchObject({ sent: 1, failed: 1, cut: 5, examples: ['0: a'] });
  });

  it('counts an answer of 500 as not borne, and one of 200 as taken', async () => {
    const program = await serve(
      (times) => (_, response) => response.writeHead(times === 1 ? 500 : 200).end(),
    );
    const borne = await besiege(program, knocker, BLOWS);
    expect(borne).toMatchObject({ sent: 3, taken: 2, failed: 1, cut: 0 });
  });

  it('ends with the body in hand where the program no longer lives', async () => {
    const program = await serve(() => (request) => {
      program.server.close();
      program.server.closeAllConnections();
      request.socket.destroy();
    });
    const siege = besiege(program, knocker, BLOWS.slice(0, 1), { patienceMs: 50 });
    await expect(siege).rejects.toThrow('no longer answers since a; its last words: its last words');
  });
});
