import { pause, type Timers } from '../../src/chat/timers.ts';

const LONGEST_PAUSE_MS = 30_000;

/**
 * WeChat tells everything once: what the ledger cannot do now is done later, with growing pauses, until it succeeds.
 * @returns runs the work; its result is undefined where the bot is stopped before
 */
export interface Patience {
  <T>(work: () => Promise<T>, failed: (error: unknown) => void): Promise<T | undefined>;
  stop(): void;
  readonly stopped: Promise<void>;
  isStopped(): boolean;
}

export function createPatience(timers: Timers): Patience {
  const state = { isStopped: false };
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });

  async function patiently<T>(
    work: () => Promise<T>,
    failed: (error: unknown) => void,
  ): Promise<T | undefined> {
    for (let attempt = 0; !state.isStopped; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        failed(error);
        await Promise.race([pause(timers, Math.min(1_000 * 2 ** attempt, LONGEST_PAUSE_MS)), stopped]);
      }
    }
    return undefined;
  }
  return Object.assign(patiently, {
    stopped,
    isStopped: () => state.isStopped,
    stop() {
      state.isStopped = true;
      stop();
    },
  });
}
