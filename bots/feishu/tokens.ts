/** A token is renewed so long before it ends. */
const EARLY_MS = 3 * 60_000;

export interface Tokens {
  /** The token that is good now; asked for once, however many wait for it. */
  get(): Promise<string>;
  /** The platform no longer takes it, whatever its date says. */
  forget(): void;
}

export function createTokens(
  ask: () => Promise<{ readonly token: string; readonly expiresInMs: number }>,
  now: () => number,
): Tokens {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  const renew = async (): Promise<string> => {
    try {
      const { token, expiresInMs } = await ask();
      held = { token, until: now() + expiresInMs - EARLY_MS };
      return token;
    } finally {
      asking = undefined;
    }
  };
  return {
    async get() {
      if (held !== undefined && held.until > now()) return held.token;
      asking ??= renew();
      return asking;
    },
    forget() {
      held = undefined;
    },
  };
}
