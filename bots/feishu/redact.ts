/** Tenant tokens, and what stands in an address that opens a connection. */
const TOKENS = /\b[tua]-[A-Za-z0-9_.-]{8,}/g;
const IN_ADDRESS = /\b(ticket|access_key|token|app_secret|AppSecret)(["']?\s*[=:]\s*["']?)[^&\s"',}]+/g;

const HIDDEN = '***';

/** Makes a function that takes whatever opens a door out of a line, before the line is logged. */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== undefined && secret !== '') as string[];
  return (text) =>
    known
      .reduce((line, secret) => line.replaceAll(secret, HIDDEN), text)
      .replaceAll(TOKENS, HIDDEN)
      .replaceAll(IN_ADDRESS, `$1$2${HIDDEN}`);
}

/** One line of whatever a library hands to its logger: an error is its message and code, never the request it holds. */
export function inOneLine(part: unknown): string {
  if (Array.isArray(part)) return part.map(inOneLine).join(' ');
  if (part instanceof Error) return part.message;
  if (typeof part !== 'object' || part === null) return String(part);
  const { code, msg, message } = part as Record<'code' | 'msg' | 'message', unknown>;
  const told = [code, msg, message].filter((one) => ['string', 'number'].includes(typeof one));
  return told.length === 0 ? 'something' : told.join(' ');
}
