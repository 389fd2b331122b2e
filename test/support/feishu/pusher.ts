import { signedPush } from './crypto.ts';
import type { FakeEvent } from './events.ts';
import type { Ack, SocketSide } from './socket.ts';

export type Way = 'socket' | 'webhook';

/** Pushed again so long after the first time, where nobody acknowledged it. */
export const RETRIES_MS = [15_000, 5 * 60_000, 3_600_000, 6 * 3_600_000] as const;

export interface PusherParts {
  readonly socket: SocketSide;
  readonly ways: () => readonly Way[];
  readonly webhookUrl: () => string;
  readonly encryptKey: string;
  readonly now: () => number;
  readonly ackTimeoutMs: number;
}

interface Pending {
  readonly event: FakeEvent;
  attempt: number;
  dueAt: number;
}

export type Pusher = ReturnType<typeof createPusher>;

/** Delivers events as the platform does: at least once, again and again until they are acknowledged. */
export function createPusher(parts: PusherParts) {
  const pending = new Set<Pending>();

  async function once(way: Way, event: FakeEvent, pieces: number): Promise<Ack | undefined> {
    if (way === 'socket') return parts.socket.push(event.header.event_id, event, pieces);
    return pushByWebhook(parts, event);
  }
  async function attempt(event: FakeEvent, pieces: number): Promise<Ack | undefined> {
    const acks = await Promise.all(parts.ways().map((way) => once(way, event, pieces)));
    return acks.find((ack) => ack?.code === 200) ?? acks.find((ack) => ack !== undefined);
  }

  return {
    /** How many events wait to be pushed again. */
    pending: () => pending.size,
    push: async (event: FakeEvent, pieces = 1): Promise<Ack | undefined> => {
      const ack = await attempt(event, pieces);
      if (ack?.code !== 200) pending.add({ event, attempt: 0, dueAt: parts.now() + RETRIES_MS[0] });
      return ack;
    },
    /** Pushes again what is due by now, the oldest first. */
    retryDue: async (): Promise<void> => {
      const due = [...pending].filter(({ dueAt }) => dueAt <= parts.now()).sort((a, b) => a.dueAt - b.dueAt);
      for (const one of due) {
        pending.delete(one);
        if ((await attempt(one.event, 1))?.code === 200) continue;
        one.attempt += 1;
        const wait = RETRIES_MS[one.attempt];
        if (wait === undefined) continue;
        one.dueAt = parts.now() + wait;
        pending.add(one);
      }
    },
  };
}

async function pushByWebhook(parts: PusherParts, event: FakeEvent): Promise<Ack | undefined> {
  const { headers, body } = signedPush(event, { encryptKey: parts.encryptKey, at: parts.now() });
  try {
    const response = await fetch(parts.webhookUrl(), {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(parts.ackTimeoutMs),
    });
    const text = await response.text();
    return { code: response.status, data: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return undefined;
  }
}
