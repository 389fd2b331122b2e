import type { IncomingMessage } from 'node:http';
import type { Answer } from './answers.ts';
import { no, ok } from './answers.ts';
import { createEvents } from './events.ts';
import { createGate } from './gate.ts';
import { createLimiter, type Limits } from './limits.ts';
import { createMessages } from './messages.ts';
import { createPeople } from './people.ts';
import { createPusher, type Way } from './pusher.ts';
import { createRoutes, type Asked } from './routes.ts';
import { startHttp, type Weather } from './server.ts';
import { clientConfig, createSocketSide, type SocketTimes } from './socket.ts';
import { createWorld } from './world.ts';

export const APP = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'a-secret-that-nobody-may-read',
  encryptKey: 'a-key-for-webhooks',
  verificationToken: 'a-token-for-webhooks',
} as const;

export interface FakeOptions {
  readonly port?: number;
  readonly now?: () => number;
  /** None, where none are given. */
  readonly limits?: Limits;
  readonly ways?: readonly Way[];
  readonly times?: Partial<SocketTimes>;
}

interface Injected {
  readonly path: RegExp;
  readonly answer: Answer;
  times: number;
}

export interface CallMade {
  readonly line: string;
  readonly status: number;
  readonly code: number | undefined;
  readonly at: number;
}

export type FakeFeishu = Awaited<ReturnType<typeof startFakeFeishu>>;

/** Feishu's open platform on this machine: what it takes and refuses, and how it pushes, as documented. */
export async function startFakeFeishu(options: FakeOptions = {}) {
  const now = options.now ?? Date.now;
  const times: SocketTimes = {
    pingSeconds: 120,
    reconnectSeconds: 120,
    ackTimeoutMs: 3_000,
    ...options.times,
  };
  const world = createWorld();
  const gate = createGate(APP.appId, APP.appSecret);
  const limiter = options.limits === undefined ? undefined : createLimiter(options.limits, now);
  const routes = createRoutes(world, createMessages(world, limiter, now));
  const calls: CallMade[] = [];
  const injected: Injected[] = [];

  const http = await startHttp(options.port ?? 0, (asked, request) => {
    const given = answer(asked, request);
    const { code } = (given.body ?? {}) as { code?: number };
    calls.push({ line: `${asked.method} ${asked.path}`, status: given.status, code, at: now() });
    return given;
  });

  function answer(asked: Asked, { headers }: IncomingMessage): Answer {
    const line = `${asked.method} ${asked.path}`;
    const refusal = injected.find(({ path, times }) => times > 0 && path.test(line));
    if (refusal !== undefined) {
      refusal.times -= 1;
      return refusal.answer;
    }
    if (line === 'POST /open-apis/auth/v3/tenant_access_token/internal') return gate.give(asked);
    if (line === 'POST /callback/ws/endpoint') return endpoint(asked);
    const closed = gate.refusal(headers.authorization);
    if (closed !== undefined) return closed;
    for (const [pattern, route] of routes) {
      const match = pattern.exec(line);
      if (match !== null) return route(match.slice(1), asked);
    }
    return no(404, `no such call: ${line}`, 404);
  }

  function endpoint({ json }: Asked): Answer {
    if (!gate.isApp(json['AppID'], json['AppSecret']))
      return { status: 200, body: { code: 514, msg: 'app secret invalid', data: {} } };
    const URL = `${http.url.replace('http', 'ws')}/ws?device_id=d&service_id=7&ticket=a-ticket-that-opens-the-socket`;
    return ok({ URL, ClientConfig: clientConfig(times) });
  }

  const socket = createSocketSide(http.server, times);
  const state: { ways: readonly Way[]; webhookUrl: string } = {
    ways: options.ways ?? ['socket'],
    webhookUrl: '',
  };
  const pusher = createPusher({
    socket,
    ways: () => state.ways,
    webhookUrl: () => state.webhookUrl,
    encryptKey: APP.encryptKey,
    now,
    ackTimeoutMs: times.ackTimeoutMs,
  });
  const events = createEvents(world, APP.appId, APP.verificationToken);

  return {
    world,
    url: http.url,
    calls,
    socket,
    events,
    tokensGiven: gate.given,
    spoilTokens: gate.spoil,
    push: pusher.push,
    pending: pusher.pending,
    retryDue: pusher.retryDue,
    ...createPeople({ world, events, push: pusher.push, now }),
    /** How events are pushed from now on, and where to. */
    pushBy(ways: readonly Way[], webhookUrl = state.webhookUrl): void {
      state.ways = ways;
      state.webhookUrl = webhookUrl;
    },
    /** The next calls like that are answered so. */
    refuse(path: RegExp, refusal: Answer, count = 1): void {
      injected.push({ path, answer: refusal, times: count });
    },
    turn(weather: Weather): void {
      http.weather = weather;
      socket.freeze(weather === 'silent');
      if (weather === 'cut') socket.kick();
    },
    async close() {
      socket.close();
      await http.close();
    },
  };
}
