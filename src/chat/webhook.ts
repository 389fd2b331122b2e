/** A push of a platform as it came over the wire: its signature is over these bytes, not over what they mean. */
export interface WebhookRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

export interface WebhookAnswer {
  /** 200: stored; 4xx: not from the platform; 5xx: could not be stored, push it again. */
  readonly status: number;
  readonly body: unknown;
}

/** An address that a platform pushes to. Its bot decides by itself whether a push is genuine. */
export interface Webhook {
  readonly path: `/${string}`;
  answer(request: WebhookRequest): Promise<WebhookAnswer>;
}
