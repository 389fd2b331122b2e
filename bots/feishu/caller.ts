import { SendError } from '../../src/chat/send-failure.ts';
import type { Log } from '../../src/log.ts';
import { FeishuError, failureOf, TOKEN_REFUSED, unansweredFailure } from './failures.ts';
import { HttpFailure } from './http-failure.ts';
import { createRedactor } from './redact.ts';
import { createClient, createHttp, type SdkSettings } from './sdk.ts';
import { createTokens } from './tokens.ts';

/** One call of the open platform. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** e.g. `/open-apis/im/v1/messages` */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** The body is a form with files. */
  readonly isForm?: true;
  /** The answer is a file, not JSON. */
  readonly wantsBytes?: true;
}

export interface CallerSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly secrets: readonly (string | undefined)[];
  readonly log: Log;
  /** Shorter than the relay waits for a send. */
  readonly timeoutMs: number;
  /** Of what carries a file. */
  readonly fileTimeoutMs: number;
  readonly now: () => number;
}

/** How the platform answered last, for whoever watches the bot. */
export interface CallerWatch {
  answered(): void;
  failed(why: string): void;
}

export interface Caller {
  /**
   * @returns the answer's `data`, or what came as bytes
   * @throws FeishuError where the answer was a code other than 0, SendError where there was none
   */
  call(call: Call): Promise<unknown>;
  readonly sdk: SdkSettings;
}

export function createCaller(settings: CallerSettings, watch: CallerWatch): Caller {
  const { appId, appSecret, domain, log } = settings;
  const redact = createRedactor([appSecret, ...settings.secrets]);
  const http = createHttp(settings.timeoutMs);
  const sdk: SdkSettings = { appId, appSecret, domain, http, log, redact };
  const tokens = createTokens(() => askToken(sdk), settings.now);
  const client = createClient(sdk, () => tokens.get());

  async function once(call: Call): Promise<unknown> {
    const { method, path, query, body, isForm, wantsBytes } = call;
    const payload = {
      method,
      ...((isForm ?? wantsBytes) === undefined ? {} : { timeout: settings.fileTimeoutMs }),
      url: path,
      params: query,
      data: body,
      ...(isForm === undefined ? {} : { headers: { 'content-type': 'multipart/form-data' } }),
      ...(wantsBytes === undefined ? {} : { responseType: 'arraybuffer' as const, $return_headers: true }),
    };
    try {
      const answer: unknown = await client.request(payload);
      return wantsBytes === undefined ? dataOf(answer) : answer;
    } catch (error) {
      throw sorted(error, path);
    }
  }

  return {
    sdk,
    async call(call) {
      try {
        const answer = await once(call).catch((error: unknown) => {
          if (!(error instanceof FeishuError) || !TOKEN_REFUSED.has(error.code)) throw error;
          tokens.forget();
          return once(call);
        });
        watch.answered();
        return answer;
      } catch (error) {
        if (error instanceof SendError) {
          // Its words are the platform's or a library's: they are logged, and kept beside the delivery.
          error.message = redact(error.message);
          tell(watch, error);
        }
        throw error;
      }
    },
  };
}

/** A refusal is an answer too: what it refused is told elsewhere. */
function tell(watch: CallerWatch, error: SendError): void {
  const isAnswer = error.failure.kind === 'rejected' || error.failure.kind === 'rate_limited';
  if (isAnswer && !(error instanceof TokenRefusal)) watch.answered();
  else watch.failed(error.message);
}

/** The platform gives no token for this id and secret: everything waits until that is mended. */
class TokenRefusal extends SendError {}

const MILLISECONDS = 1000;

async function askToken({ appId, appSecret, domain, http }: SdkSettings) {
  const url = `${domain}/open-apis/auth/v3/tenant_access_token/internal`;
  const answer = await http
    .post<unknown>(url, { app_id: appId, app_secret: appSecret })
    .catch((error: unknown) => {
      if (!(error instanceof HttpFailure)) throw error;
      // Nothing was sent yet, whatever became of this request.
      throw new TokenRefusal(`no token: ${error.message}`, { kind: 'unavailable' });
    });
  const { code, msg, tenant_access_token: token, expire } = recordOf(answer);
  if (typeof token !== 'string' || typeof expire !== 'number')
    throw new TokenRefusal(`no token: code ${String(code)}, ${String(msg)}`, { kind: 'unavailable' });
  return { token, expiresInMs: expire * MILLISECONDS };
}

/** The package does not throw where the answer is 200 with a code. Old calls have no `data`: all stands beside the code. */
function dataOf(answer: unknown): unknown {
  const { code, msg, data } = recordOf(answer);
  if (code === 0) return data ?? answer;
  throw refusal({ code, msg }, 200, undefined);
}

function sorted(error: unknown, path: string): unknown {
  if (!(error instanceof HttpFailure)) return error;
  const { status, body, retryAfterMs, networkCode, message } = error;
  if (status !== undefined) return refusal(recordOf(body), status, retryAfterMs);
  return new SendError(`${path}: ${message}`, unansweredFailure(networkCode));
}

function refusal({ code, msg }: Record<string, unknown>, status: number, retryAfterMs: number | undefined) {
  const words = typeof msg === 'string' ? msg : 'no reason given';
  if (typeof code === 'number')
    return new FeishuError(
      code,
      `code ${code} (HTTP ${status}): ${words}`,
      failureOf(code, status, retryAfterMs),
    );
  return new SendError(`no answer of Feishu (HTTP ${status})`, failureOf(undefined, status, retryAfterMs));
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
