import type { Logger } from 'pino';

/** A stop waits for sends under way, which take ten seconds at most; compose.yaml gives it thirty. */
const STOPS_WITHIN_MS = 20_000;

/**
 * Stops and ends the process, in time whatever hangs: what cannot be finished is leased, and taken up by whoever comes
 * next. It ends with 1 where something did not stop cleanly.
 */
export async function endInTime(log: Logger, stop: () => Promise<void>, code: 0 | 1): Promise<never> {
  setTimeout(() => {
    log.error({ withinMs: STOPS_WITHIN_MS }, 'the program did not stop in time and ends as it is');
    process.exit(1);
  }, STOPS_WITHIN_MS);
  const ended = await stop().then(
    () => code,
    (error: unknown) => {
      log.error({ err: error }, 'the program did not stop cleanly');
      return 1;
    },
  );
  process.exit(ended);
}

/**
 * What nobody answers for, a fault of ours or of a library, leaves the program in a state that nobody knows: the log
 * says what it was, and the program stops as for a signal and ends with 1, for its supervisor to start it anew.
 */
export function endOnStrayErrors(log: Logger, stop: () => Promise<void>): void {
  let isEnding = false;
  const stray = (thrown: unknown): void => {
    log.fatal(
      { err: thrown },
      'an error that nobody answers for; the program ends and is to be started anew',
    );
    if (isEnding) return;
    isEnding = true;
    void endInTime(log, stop, 1);
  };
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
}
