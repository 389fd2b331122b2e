/** What a call of the pretended platform is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (data: object = {}): Answer => ({ status: 200, body: { code: 0, msg: 'success', data } });

export const no = (
  code: number,
  msg: string,
  status = 400,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  body: { code, msg },
  headers,
});

/** What the real one says for each verdict: HTTP 429 with the seconds to wait, and HTTP 400 without. */
export const TOO_FAST = {
  app: no(99991400, 'request trigger frequency limit', 429, { 'x-ogw-ratelimit-reset': '1' }),
  chat: no(230020, 'operation too frequent in this chat'),
} as const;
