import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { CONTROL, DATA, decodeFrame, encodeFrame } from './frames.ts';

export interface Ack {
  /** 200 where it was stored, 500 where it is to be pushed again. */
  readonly code: number;
  /** What the handler answered, e.g. a toast. */
  readonly data: unknown;
}

export interface SocketSide {
  readonly connections: () => number;
  /** To one of the connections, in as many pieces as said; undefined where nobody acknowledged in time. */
  push(messageId: string, event: object, pieces?: number): Promise<Ack | undefined>;
  /** Closes every connection. */
  kick(): void;
  /** The connections stay open and nothing passes: what a cut cable behind a router looks like. */
  freeze(isFrozen: boolean): void;
  close(): void;
}

export interface SocketTimes {
  readonly pingSeconds: number;
  readonly reconnectSeconds: number;
  readonly ackTimeoutMs: number;
}

/** The platform's end of the long connection. */
export function createSocketSide(server: Server, times: SocketTimes): SocketSide {
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, (ack: Ack) => void>();
  let isFrozen = false;
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('message', (bytes: Buffer) => {
        if (!isFrozen) hear(connection, bytes);
      });
    });
  });

  function hear(connection: WebSocket, bytes: Buffer): void {
    const { method, headers, payload } = decodeFrame(bytes);
    if (method === CONTROL && headers['type'] === 'ping') {
      const config = Buffer.from(JSON.stringify(clientConfig(times)));
      connection.send(encodeFrame({ method: CONTROL, headers: { type: 'pong' }, payload: config }));
    }
    if (method !== DATA) return;
    const { code, data } = JSON.parse(payload.toString('utf8')) as { code: number; data?: string };
    const said: unknown =
      data === undefined ? undefined : JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    waiting.get(headers['message_id'] ?? '')?.({ code, data: said });
  }

  return {
    connections: () => sockets.clients.size,
    async push(messageId, event, pieces = 1) {
      const connection = [...sockets.clients].find(({ readyState, OPEN }) => readyState === OPEN);
      if (connection === undefined || isFrozen) return undefined;
      let timer: NodeJS.Timeout | undefined;
      const ack = new Promise<Ack | undefined>((resolve) => {
        waiting.set(messageId, resolve);
        timer = setTimeout(() => resolve(undefined), times.ackTimeoutMs);
      });
      for (const frame of framesOf(messageId, event, pieces)) connection.send(frame);
      const answer = await ack;
      clearTimeout(timer);
      waiting.delete(messageId);
      return answer;
    },
    kick() {
      for (const connection of sockets.clients) connection.terminate();
    },
    freeze(frozen) {
      isFrozen = frozen;
    },
    close() {
      for (const connection of sockets.clients) connection.terminate();
      sockets.close();
    },
  };
}

export const clientConfig = ({ pingSeconds, reconnectSeconds }: SocketTimes) => ({
  PingInterval: pingSeconds,
  ReconnectCount: -1,
  ReconnectInterval: reconnectSeconds,
  ReconnectNonce: 0,
});

function framesOf(messageId: string, event: object, pieces: number): Uint8Array[] {
  const bytes = Buffer.from(JSON.stringify(event));
  const size = Math.ceil(bytes.length / pieces);
  return Array.from({ length: pieces }, (_, seq) =>
    encodeFrame({
      method: DATA,
      headers: {
        type: 'event',
        message_id: messageId,
        sum: String(pieces),
        seq: String(seq),
        trace_id: `trace-${messageId}`,
      },
      payload: bytes.subarray(seq * size, (seq + 1) * size),
    }),
  );
}
