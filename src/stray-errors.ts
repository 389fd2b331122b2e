import type { Logger } from 'pino';

/** A stop waits for sends under way, which take ten seconds at most. */
const STOPS_WITHIN_MS = 15_000;

/**
 * What nobody answers for, a fault of ours or of a library, leaves the program in a state that nobody knows: the log
 * says what it was, and the program stops as for a signal and ends with 1, for its supervisor to start it anew. What
 * cannot be finished in time is leased, and taken up by whoever comes next.
 */
export function endOnStrayErrors(log: Logger, stop: () => Promise<void>): void {
  let isEnding = false;
  const end = (): never => process.exit(1);
  const stray = async (thrown: unknown): Promise<void> => {
    log.fatal(
      { err: thrown },
      'an error that nobody answers for; the program ends and is to be started anew',
    );
    if (isEnding) return;
    isEnding = true;
    setTimeout(end, STOPS_WITHIN_MS);
    await stop().finally(end);
  };
  process.on('uncaughtException', (thrown) => void stray(thrown));
  process.on('unhandledRejection', (thrown) => void stray(thrown));
}
