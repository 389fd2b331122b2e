import type { Log } from '../log.ts';

/** What ends one part of the program, after what that part has under way. */
export type Closer = () => Promise<unknown>;

/**
 * Closes what was opened, the last first, each after the one before it ended. One that fails is logged and keeps none
 * behind it from its turn: the database is closed and the data folder released whatever else went wrong.
 * @returns how many failed
 */
export async function closeAll(closers: readonly Closer[], log: Log): Promise<number> {
  let failed = 0;
  for (const close of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      failed += 1;
      log.error({ err: error }, 'a part of the program did not stop cleanly');
    }
  }
  return failed;
}
