/** An answer of the open platform, or why there was none. */
export type Answer =
  | { readonly kind: 'answered'; readonly code: number; readonly msg: string; readonly body: Body }
  | { readonly kind: 'unanswered'; readonly why: string };

export type Body = Readonly<Record<string, unknown>>;

export interface Question {
  readonly domain: string;
  readonly path: string;
  readonly token?: string;
  /** Makes it a POST. */
  readonly body?: object;
}

const WAIT_MS = 10_000;

/** One call; never throws, and tells nothing of what was sent. */
export async function ask({ domain, path, token, body }: Question): Promise<Answer> {
  try {
    const response = await fetch(`${domain}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const text = await response.text();
    return readAnswer(text) ?? { kind: 'unanswered', why: `HTTP ${response.status}` };
  } catch (error) {
    return { kind: 'unanswered', why: reasonOf(error) };
  }
}

function readAnswer(text: string): Answer | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(body) || typeof body['code'] !== 'number') return undefined;
  return { kind: 'answered', code: body['code'], msg: textOf(body['msg']), body };
}

/** `ECONNREFUSED` says more than "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (isRecord(cause) && typeof cause['code'] === 'string') return cause['code'];
  return error.name === 'TimeoutError' ? `${WAIT_MS / 1000} s` : error.message;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A part of an answer by its path; an empty record where it is not there. */
export function partOf(body: Body, ...path: readonly string[]): Body {
  let part: unknown = body;
  for (const name of path) part = isRecord(part) ? part[name] : undefined;
  return isRecord(part) ? part : {};
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
