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
 * the silence needs a line of its own without this. Under TLS what is written cannot be seen here: there the system's
 * own time-outs hold.
 */
export function heardSocket({ host, port, path }: Address): Socket {
  const socket =
    typeof path === 'string' && path !== ''
      ? connect({ path })
      : connect({ host: host[0] ?? 'localhost', port: port[0] ?? 5432 });
  const asked = { at: 0, read: 0 };
  const isAnswered = () => asked.at === 0 || socket.bytesRead > asked.read;
  const write = socket.write.bind(socket);
  Object.defineProperty(socket, 'write', {
    // Node puts another in its place once the other end has said its last.
    writable: true,
    configurable: true,
    value: (...given: Parameters<typeof write>) => {
      if (isAnswered()) Object.assign(asked, { at: performance.now(), read: socket.bytesRead });
      return write(...given);
    },
  });
  const timer = setInterval(() => {
    if (socket.destroyed) return clearInterval(timer);
    if (!isAnswered() && performance.now() - asked.at > SILENCE_MS)
      socket.destroy(Object.assign(new Error(`no answer in ${SILENCE_MS} ms`), { code: 'ETIMEDOUT' }));
  }, LOOK_EVERY_MS);
  timer.unref();
  return socket;
}
