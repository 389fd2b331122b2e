import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { HttpError } from './http-error.ts';

/** Lets in who bears the token; without a configured one, nobody. */
export function bearerGuard(apiToken: string | undefined): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (apiToken !== undefined && given !== undefined && sameSecret(given, apiToken)) return;
    void reply.header('www-authenticate', 'Bearer');
    const hint =
      apiToken === undefined
        ? 'API_TOKEN is not set, so the API is closed'
        : 'a valid bearer token is needed';
    throw new HttpError(401, 'unauthorised', hint);
  };
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
