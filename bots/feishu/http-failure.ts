/** An answer that was no success, or none at all. It holds nothing of the request, in which the app secret may stand. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  /** Of the network, e.g. ECONNRESET; NEVER_CONNECTED where nothing of the request left. */
  readonly networkCode: string | undefined;
  readonly status: number | undefined;
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;

  constructor(error: unknown) {
    const { message, code, response } = shapeOf(error);
    super(message);
    this.networkCode = code;
    this.status = response?.status;
    this.body = readable(response?.data);
    const seconds = Number(response?.headers?.['x-ogw-ratelimit-reset'] ?? Number.NaN);
    this.retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  }
}

interface ErrorShape {
  readonly message: string;
  readonly code?: string | undefined;
  readonly response?: { status: number; data: unknown; headers?: Record<string, unknown> } | undefined;
}

function shapeOf(error: unknown): ErrorShape {
  return error instanceof Error ? error : { message: String(error) };
}

/** What was asked for as bytes is bytes also where it is an error in JSON. */
function readable(data: unknown): unknown {
  if (!(data instanceof Uint8Array)) return data;
  try {
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    return undefined;
  }
}
