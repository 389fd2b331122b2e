import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';

export interface JsonRequest {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined;
  /** An object without bytes in it; absent where nothing is sent. */
  readonly data?: unknown;
  readonly timeout: number;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** What was read as JSON, or the text that is none. */
  readonly data: unknown;
}

/** Answered, but with no success. */
class RefusedRequest extends Error {
  readonly response: JsonAnswer;

  constructor(response: JsonAnswer) {
    super(`Request failed with status code ${response.status}`);
    this.response = response;
  }
}

class LateAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** Nothing of the request has left: whatever stood in the way, it was not acted upon. */
class NeverConnected extends Error {
  readonly code = 'NEVER_CONNECTED';
}

const KEYS: ReadonlySet<string> = new Set(['url', 'method', 'headers', 'params', 'data', 'timeout']);
const PARAM_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'undefined']);

/** Whether that is all that is asked for: no file, no stream, nothing that another client would have to know. */
export function isJsonRequest(asked: Asked): asked is Asked & JsonRequest {
  const { url, data, headers = {}, params = {} } = asked;
  return (
    typeof url === 'string' &&
    Object.keys(asked).every((key) => KEYS.has(key)) &&
    Object.values(params).every((value) => PARAM_TYPES.has(typeof value)) &&
    (data === undefined || typeof data === 'object') &&
    !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  );
}

interface Asked {
  readonly url?: string | undefined;
  readonly headers?: Record<string, unknown> | undefined;
  readonly params?: Record<string, unknown> | undefined;
  readonly data?: unknown;
  readonly timeout: number;
}

/**
 * Asks for JSON with JSON straight through Node, on connections that stay open: the package's own client (axios) takes
 * four times the processor for the same.
 * @returns nothing where the answer lies elsewhere: that nobody has acted upon the request
 * @throws RefusedRequest, or what the network says
 */
export async function requestJson(asked: JsonRequest): Promise<JsonAnswer | undefined> {
  const answer = await exchange(asked);
  if (answer.status < 300) return answer;
  if (answer.status < 400 && answer.headers.location !== undefined) return undefined;
  throw new RefusedRequest(answer);
}

function exchange({ url, method = 'GET', headers, params, data, timeout }: JsonRequest): Promise<JsonAnswer> {
  const body = data === undefined ? undefined : JSON.stringify(data);
  const send = url.startsWith('https:') ? overHttps : overHttp;
  const options = { method: method.toUpperCase(), headers: { ...ofBody(body), ...headers } };
  return new Promise((resolve, reject) => {
    const request = send(withParams(url, params), options, (response) => {
      readAll(response, (text) => {
        clearTimeout(late);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, data: jsonOr(text) });
      });
      response.on('error', failed);
    });
    const late = setTimeout(
      () => request.destroy(new LateAnswer(`timeout of ${timeout}ms exceeded`)),
      timeout,
    );
    let isConnected = false;
    const connected = () => {
      isConnected = true;
    };
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once(send === overHttps ? 'secureConnect' : 'connect', connected);
      else connected();
    });
    function failed(error: Error): void {
      clearTimeout(late);
      reject(isConnected ? error : new NeverConnected(error.message, { cause: error }));
    }
    request.on('error', failed);
    request.end(body);
  });
}

function ofBody(body: string | undefined): Record<string, string | number> {
  const wanted = { accept: 'application/json', 'user-agent': 'xietiao' };
  if (body === undefined) return wanted;
  return { ...wanted, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
}

function withParams(url: string, params: JsonRequest['params'] = {}): string {
  const query = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  if (query.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
}

function readAll(response: IncomingMessage, whole: (text: string) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => whole(Buffer.concat(chunks).toString('utf8')));
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
