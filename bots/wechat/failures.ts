import { SendError } from '../../src/chat/send-failure.ts';

/** The words of gRPC where a call never left: nothing was said. After "Connection dropped" nobody knows. */
const NEVER_LEFT =
  /No connection established|ECONNREFUSED|EHOSTUNREACH|ENOTFOUND|Name resolution failed|Failed to connect|not logged in|NO CLIENT|no grpc manager/i;
const UNAVAILABLE = /\b14 UNAVAILABLE\b|"?code"?:\s*14\b/;
const DROPPED = /Connection dropped|ECONNRESET|DEADLINE_EXCEEDED|CANCELLED|socket hang up|timed? ?out/i;

/** What an error says, in one line and without a stack; it may quote what the puppet was sent, so it is cut short. */
export function reasonOf(error: unknown): string {
  const text =
    error instanceof Error ? error.message : typeof error === 'string' ? error : JSON.stringify(error);
  return (text ?? 'unknown').split('\n')[0]!.slice(0, 120);
}

/** The gateway is not there any more: nothing is heard until the connection is made anew. */
export function isGone(error: unknown): boolean {
  const text = wordsOf(error);
  return UNAVAILABLE.test(text) || /WatchdogAgent reset/.test(text);
}

/** What a failed call of the puppet means for the next attempt to say it. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const text = wordsOf(error);
  const options = { cause: error };
  if (NEVER_LEFT.test(text)) return new SendError(reasonOf(error), { kind: 'unavailable' }, options);
  if (UNAVAILABLE.test(text) || DROPPED.test(text))
    return new SendError(reasonOf(error), { kind: 'uncertain' }, options);
  return new SendError(reasonOf(error), { kind: 'unavailable' }, options);
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  const { code, details } = error as Error & { code?: unknown; details?: unknown };
  return [error.message, `code:${String(code)}`, typeof details === 'string' ? details : ''].join(' ');
}
