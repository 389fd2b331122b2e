import { SendError } from './send-failure.ts';
import { within, type Timers } from './timers.ts';

/** So long a send waits for what takes its time: nothing is said yet, and the notice comes again. */
const WAITS_MS = 2_000;
const COME_BACK_MS = 5_000;
const KEPT_MS = 120_000;
/** What failed so often in a row, and neither for good nor because a platform is away, is given up. */
const MOST_FAILURES = 3;

interface BegunTerms {
  readonly timers: Timers;
  /** What waits along with whoever comes back: the chat, or all of an account. */
  readonly holds: 'chat' | 'platform';
  /** Another try would end the same. */
  readonly isFinal: (error: unknown) => boolean;
}

/**
 * Does what may outlast a send, e.g. drawing or uploading a file, so that it costs no send its time: what was begun
 * goes on, and is there at the next try.
 * @returns runs the work under a key, once however often it is asked for; throws SendError: `rate_limited` while it
 *   lasts, `unavailable` where it failed just now, `rejected` once it is given up
 */
export function createBegun<Value>({ timers, holds, isFinal }: BegunTerms) {
  const begun = new Map<string, Promise<Value>>();
  const failures = new Map<string, number>();

  function keep(key: string): void {
    failures.delete(key);
    timers.after(KEPT_MS, () => begun.delete(key));
  }

  async function attempt(key: string, work: () => Promise<Value>): Promise<Value> {
    try {
      const value = await work();
      keep(key);
      return value;
    } catch (error) {
      if (isOutage(error)) {
        begun.delete(key);
        throw error;
      }
      const failed = (failures.get(key) ?? 0) + 1;
      if (isFinal(error) || failed >= MOST_FAILURES) {
        keep(key);
        throw new SendError(
          `${key} is not to be had`,
          { kind: 'rejected', because: 'refused' },
          { cause: error },
        );
      }
      failures.set(key, failed);
      begun.delete(key);
      throw new SendError(`${key} is not to be had just now`, { kind: 'unavailable' }, { cause: error });
    }
  }

  return (key: string, work: () => Promise<Value>): Promise<Value> => {
    const running = begun.get(key) ?? attempt(key, work);
    begun.set(key, running);
    return within(timers, WAITS_MS, running, () => {
      throw new SendError(`${key} is not ready yet`, {
        kind: 'rate_limited',
        retryAfterMs: COME_BACK_MS,
        holds,
      });
    });
  };
}

function isOutage(error: unknown): boolean {
  return error instanceof SendError && ['unavailable', 'rate_limited'].includes(error.failure.kind);
}
