import { connect, type Socket } from 'node:net';

/** A line on which something was asked and nothing came back for so long is dead, whatever the system believes. */
const SILENCE_MS = 8_000;
const LOOK_EVERY_MS = 500;

interface Address {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** A socket of this machine, or nothing. */
  readonly path?: string | false | undefined;
}

/**
 * A line to Postgres that notices when the other end is gone without a word: half-open, frozen, behind a lost route.
 * What was asked on it fails then, and the next question opens a new one. A question that rightly takes longer than
 * the silence needs a line of its own without this.
 */
export function heardSocket({ host, port, path }: Address): Socket {
  const socket =
    typeof path === 'string' && path !== ''
      ? connect({ path })
      : connect({ host: host[0] ?? 'localhost', port: port[0] ?? 5432 });
  const state = { sent: 0, read: 0, askedAt: 0 };
  const timer = setInterval(() => {
    if (socket.destroyed) return clearInterval(timer);
    const { bytesRead, bytesWritten } = socket;
    const now = performance.now();
    if (bytesRead !== state.read) state.askedAt = 0;
    if (bytesWritten !== state.sent && state.askedAt === 0 && bytesRead === state.read) state.askedAt = now;
    state.sent = bytesWritten;
    state.read = bytesRead;
    if (state.askedAt > 0 && now - state.askedAt > SILENCE_MS)
      socket.destroy(Object.assign(new Error(`no answer in ${SILENCE_MS} ms`), { code: 'ETIMEDOUT' }));
  }, LOOK_EVERY_MS);
  timer.unref();
  return socket;
}
