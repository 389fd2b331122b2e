import { createRequire } from 'node:module';
import type * as Sdk from '@larksuiteoapi/node-sdk';
import type { Log } from '../../src/log.ts';
import { HttpFailure } from './http-failure.ts';
import { isJsonRequest, requestJson } from './json-request.ts';
import { inOneLine } from './redact.ts';

/** Everything of the platform's own package; nobody else imports it. */

/**
 * Required rather than imported: to import six megabytes of CommonJS, Node looks for the names of all exports first, which
 * takes 0.2 s and 35 MB that never come back.
 */
const Lark: typeof Sdk = createRequire(import.meta.url)('@larksuiteoapi/node-sdk');

export type Http = Sdk.HttpInstance;
type Options = Sdk.HttpRequestOptions<unknown>;

/**
 * A client of HTTP that waits no longer than it may and never throws the request it made. JSON goes straight through
 * Node; files, and everything where the environment names a proxy, through the package's own client.
 */
export function createHttp(timeoutMs: number): Http {
  const byItself = !needsProxy(process.env);
  const request: Http['request'] = async (options) => {
    const asked = { timeout: timeoutMs, ...options };
    try {
      const answer = byItself && isJsonRequest(asked) ? await requestJson(asked) : undefined;
      return (answer === undefined ? await Lark.defaultHttpInstance.request(asked) : answer.data) as never;
    } catch (error) {
      throw new HttpFailure(error);
    }
  };
  const bare = (method: string) => (url: string, options?: Options) => request({ ...options, url, method });
  const filled = (method: string) => (url: string, data?: unknown, options?: Options) =>
    request({ ...options, url, data, method });
  return {
    request,
    get: bare('get'),
    delete: bare('delete'),
    head: bare('head'),
    options: bare('options'),
    post: filled('post'),
    put: filled('put'),
    patch: filled('patch'),
  };
}

function needsProxy(env: Readonly<Record<string, string | undefined>>): boolean {
  return ['http_proxy', 'https_proxy', 'all_proxy'].some((name) => env[name] || env[name.toUpperCase()]);
}

export interface SdkSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly http: Http;
  readonly log: Log;
  readonly redact: (line: string) => string;
}

/** What the package says is worth a warning at most, and is said without what opens doors. */
function loggerOf({ log, redact }: Pick<SdkSettings, 'log' | 'redact'>): Sdk.Logger {
  const warn = (...parts: unknown[]) => log.warn({ sdk: redact(inOneLine(parts)) }, 'feishu');
  const silent = () => undefined;
  return { error: warn, warn, info: silent, debug: silent, trace: silent };
}

export function createClient(settings: SdkSettings, token: () => Promise<string>): Sdk.Client {
  const { appId, appSecret, domain, http } = settings;
  return new Lark.Client({
    appId,
    appSecret,
    domain,
    httpInstance: http,
    loggerLevel: Lark.LoggerLevel.warn,
    logger: loggerOf(settings),
    // The package asks for its token here first, so it never has to fetch one by itself.
    cache: {
      get: async (key) => (key === Lark.CTenantAccessToken ? token() : undefined),
      set: async () => true,
    },
  });
}

export interface ConnectionEvents {
  /** Its answer goes back to the platform; if it throws, the platform pushes the event again. */
  readonly pushed: (event: unknown) => Promise<object | undefined>;
  readonly connected: () => void;
  readonly lost: () => void;
  /** The package tries no more. */
  readonly failed: (why: string) => void;
  /** The platform was heard, by an event or by the answer to a ping. */
  readonly heard: () => void;
}

export interface Connection {
  start(): void;
  stop(): void;
}

export interface ConnectionTimes {
  /** A socket that is dead is noticed after both of these at the latest. */
  readonly pingEveryMs: number;
  readonly pingTimeoutMs: number;
  readonly handshakeTimeoutMs: number;
  readonly reconnectEveryMs: number;
}

export function createConnection(
  settings: SdkSettings,
  times: ConnectionTimes,
  events: ConnectionEvents,
): Connection {
  const { appId, appSecret, domain, http } = settings;
  const logger = loggerOf(settings);
  const client = new Lark.WSClient({
    appId,
    appSecret,
    domain,
    httpInstance: http,
    loggerLevel: Lark.LoggerLevel.warn,
    logger,
    onReady: events.connected,
    onReconnected: events.connected,
    onReconnecting: events.lost,
    onError: (error) => events.failed(settings.redact(error.message)),
    handshakeTimeoutMs: times.handshakeTimeoutMs,
    wsConfig: { pingTimeout: times.pingTimeoutMs / 1000 },
  });
  obeyTimes(client, times, events.heard);
  const eventDispatcher = new Pushes(events.pushed, logger);
  return {
    start: () => void client.start({ eventDispatcher }),
    stop: () => client.close({ force: true }),
  };
}

/** Takes each event whole, as a webhook would: the package's own dispatcher mixes header and body. */
class Pushes extends Lark.EventDispatcher {
  readonly #pushed: ConnectionEvents['pushed'];

  constructor(pushed: ConnectionEvents['pushed'], logger: Sdk.Logger) {
    super({ logger, loggerLevel: Lark.LoggerLevel.warn });
    this.#pushed = pushed;
  }

  override async invoke(event: unknown): Promise<object | undefined> {
    return this.#pushed(event);
  }
}

interface Timing {
  pingInterval?: number;
  reconnectCount?: number;
  reconnectInterval?: number;
}

/**
 * The platform asks for a ping every two minutes and tells so again in each answer: a dead socket would be seen after
 * two minutes at best. The package has no setting for it, so its own record of the times is held to ours.
 * @throws Error where a newer version keeps that record elsewhere
 */
function obeyTimes(client: Sdk.WSClient, times: ConnectionTimes, heard: () => void): void {
  const record: unknown = Reflect.get(client, 'wsConfig');
  if (!keepsTimes(record))
    throw new Error('@larksuiteoapi/node-sdk keeps its times elsewhere in this version');
  const update = record.updateWs.bind(record);
  record.updateWs = (told) => {
    heard();
    update({ ...told, ...atMost(told, 'pingInterval', times.pingEveryMs) });
    update(atMost(told, 'reconnectInterval', times.reconnectEveryMs));
    update(told.reconnectCount === undefined ? {} : { reconnectCount: -1 });
  };
}

function atMost(told: Timing, name: 'pingInterval' | 'reconnectInterval', most: number): Timing {
  const value = told[name];
  // An answer to a ping that tells no times makes NaN of them, and a timer of NaN never rests.
  return name in told ? { [name]: Number.isFinite(value) ? Math.min(value ?? most, most) : most } : {};
}

function keepsTimes(record: unknown): record is { updateWs: (told: Timing) => void } {
  return (
    typeof record === 'object' &&
    record !== null &&
    'updateWs' in record &&
    typeof record.updateWs === 'function'
  );
}
