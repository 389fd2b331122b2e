import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * `cut`: connections are torn and new ones refused; `frozen`: nobody hears anything any more, as on a half-open line;
 * `deaf`: the server is asked, and its answers are lost.
 */
export type Line = 'fine' | 'cut' | 'frozen' | 'deaf';

export interface Proxy {
  readonly port: number;
  turn(line: Line): void;
  close(): Promise<void>;
}

/** A line to a server that can be cut or fall silent. */
export async function startProxy(host: string, port: number): Promise<Proxy> {
  let line: Line = 'fine';
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (line === 'cut') return void near.destroy();
    const far = connect(port, host);
    const ends = [near, far] as const;
    for (const [from, to] of [ends, [far, near] as const]) {
      open.add(from);
      from.on('data', (chunk) => {
        if (line !== 'frozen' && !(line === 'deaf' && from === far)) to.write(chunk);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        if (line !== 'frozen' && line !== 'deaf') to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    turn(next) {
      // A line that was frozen comes back for new connections only: what was on it is gone.
      if (next === 'cut') drop();
      line = next;
    },
    async close() {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
