import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

const file = (name: string) => readFileSync(join(import.meta.dirname, name));
/** Made for these tests alone; it guards nothing. */
const KEY = file('key.pem');
export const CERTIFICATE = file('certificate.pem');

/** What stands before a Postgres that speaks TLS: `silence()` and it takes everything and answers nothing. */
export async function startTlsFront(host: string, port: number) {
  const state = { isSilent: false };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    open.add(near);
    near.on('error', () => near.destroy());
    // The first eight bytes ask whether the server speaks TLS.
    near.once('data', () => {
      near.write('S');
      const inner = new TLSSocket(near, { isServer: true, key: KEY, cert: CERTIFICATE });
      const far = connect(port, host);
      open.add(far);
      inner.on('data', (chunk) => void (state.isSilent || far.write(chunk)));
      far.on('data', (chunk) => void (state.isSilent || inner.write(chunk)));
      for (const [from, to] of [
        [inner, far],
        [far, inner],
      ] as const) {
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => void (state.isSilent = true),
    speak: () => void (state.isSilent = false),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
