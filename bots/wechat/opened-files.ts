import type { FileContent, FileRef, OpenFile } from '../../src/chat/file.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import { within, type Timers } from '../../src/chat/timers.ts';

/** A picture that is still being drawn is not waited for: nothing is said yet, and the notice comes again. */
const OPENS_WITHIN_MS = 2_000;
const COME_BACK_MS = 5_000;
const KEPT_MS = 120_000;

/** Opens files so that a slow one costs no send its time: what was begun goes on, and is there at the next try. */
export function keepOpened(openFile: OpenFile, timers: Timers): OpenFile {
  const begun = new Map<FileRef, Promise<FileContent>>();
  return async (ref) => {
    const opening = begun.get(ref) ?? openFile(ref);
    if (!begun.has(ref)) {
      begun.set(ref, opening);
      const forget = () => void begun.delete(ref);
      opening.then(() => void timers.after(KEPT_MS, forget), forget);
    }
    return within(timers, OPENS_WITHIN_MS, opening, () => {
      throw new SendError(`${ref} is not ready yet`, {
        kind: 'rate_limited',
        retryAfterMs: COME_BACK_MS,
        holds: 'platform',
      });
    });
  };
}
