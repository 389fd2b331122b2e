import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A line on which something was asked and nothing came back for so long is dead, whatever the system believes. */
const SILENCE_MS = 8_000;
const LOOK_EVERY_MS = 500;

interface Address {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** A socket of this machine, or nothing. */
  readonly path?: string | false | undefined;
  /** Whether the line is to be encrypted. */
  readonly ssl?: unknown;
}

/**
 * A line to Postgres that notices when the other end is gone without a word: half-open, frozen, behind a lost route.
 * What was asked on it fails then, and the next question opens a new one. A question that rightly takes longer than
 * the silence needs a line of its own without this.
 */
export function heardSocket({ host, port, path, ssl }: Address, silenceMs: number = SILENCE_MS): Duplex {
  const name = host[0] ?? 'localhost';
  const socket =
    typeof path === 'string' && path !== ''
      ? connect({ path })
      : connect({ host: name, port: port[0] ?? 5432 });
  listenTo(socket, silenceMs);
  // The driver asks the line for the name that the server's certificate has to bear.
  return Object.assign(isEncrypted(ssl) ? seen(socket) : socket, { host: name });
}

const isEncrypted = (ssl: unknown): boolean => ssl !== undefined && ssl !== false && ssl !== 'disable';

function listenTo(socket: Socket, silenceMs: number): void {
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
    if (!isAnswered() && performance.now() - asked.at > silenceMs)
      socket.destroy(Object.assign(new Error(`no answer in ${silenceMs} ms`), { code: 'ETIMEDOUT' }));
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** TLS takes a socket's handle and writes past it, so that nobody sees when something was asked; through this it cannot. */
function seen(socket: Socket): Duplex {
  const line = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _, done) => void socket.write(chunk, done),
    final: (done) => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk) => {
    if (!line.push(chunk)) socket.pause();
  });
  socket.on('end', () => line.push(null));
  socket.on('error', (error) => line.destroy(error));
  socket.on('close', () => line.destroy());
  return line;
}
