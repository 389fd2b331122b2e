import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { HttpError } from './http-error.ts';

/** What a bearer may do: `read` sees, `admin` also acts and reads the audit. */
export type Scope = 'read' | 'admin';

export interface Doorkeeper {
  /** The token of the settings, which may do all. */
  readonly apiToken?: string;
  /** What the bearer of another token may do; nothing where it is unknown or revoked. */
  readonly scopeOf?: (token: string) => Promise<Scope | undefined>;
}

/** Lets in who bears a token that may do what is asked; where there is none at all, nobody. */
export function bearerGuard({ apiToken, scopeOf }: Doorkeeper): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const given = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const scope =
      given === undefined
        ? undefined
        : apiToken !== undefined && sameSecret(given, apiToken)
          ? 'admin'
          : await scopeOf?.(given);
    if (scope === undefined) {
      void reply.header('www-authenticate', 'Bearer');
      throw new HttpError(401, 'unauthorised', hint(apiToken));
    }
    if (scope === 'read' && needsAdmin(request))
      throw new HttpError(403, 'forbidden', 'this token may only read; "xietiao token create" makes another');
  };
}

function hint(apiToken: string | undefined): string {
  return apiToken === undefined
    ? 'API_TOKEN is not set, so only a token of "xietiao token create" opens the API'
    : 'a valid bearer token is needed';
}

/** Whatever changes something, and who changed what. */
function needsAdmin({ method, routeOptions }: FastifyRequest): boolean {
  return (method !== 'GET' && method !== 'HEAD') || routeOptions.url === '/api/audit';
}

/** Whose requests are counted together: those of one token, unreadable here. */
export function bearerOf(request: FastifyRequest): string {
  return digest(request.headers.authorization ?? request.ip).toString('hex');
}

/** Compares digests, so that the time taken tells neither length nor content. */
function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The sandbox impersonates anybody, so it answers this machine's own browser and programs only: a Host that names
 * loopback (no rebound DNS name) and, where an Origin is told, its own (no other page).
 */
export const loopbackGuard: onRequestAsyncHookHandler = async (request) => {
  const host = hostOf(request);
  if (host === undefined || !LOOPBACK.test(host.hostname)) {
    throw new HttpError(403, 'forbidden', 'the sandbox answers on localhost only');
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== host.origin) {
    throw new HttpError(403, 'forbidden', 'the sandbox answers no other page');
  }
};

function hostOf(request: FastifyRequest): URL | undefined {
  const url = `http://${request.headers.host ?? ''}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}
