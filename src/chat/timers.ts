/** Waiting, passed in so that no test sleeps. */
export interface Timers {
  /** @returns how to call it off */
  after(ms: number, run: () => void): () => void;
  /** A clock that only ever runs on: somebody who sets the machine's time has not made anybody deaf. */
  elapsedMs(): number;
}

export const systemTimers: Timers = {
  after(ms, run) {
    let turn: NodeJS.Immediate | undefined;
    // What came in while the process was busy with something else is heard first: it was in time.
    const timer = setTimeout(() => {
      turn = setImmediate(run);
    }, ms);
    return () => {
      clearTimeout(timer);
      clearImmediate(turn);
    };
  },
  elapsedMs: () => performance.now(),
};

export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => void timers.after(ms, resolve));
}

/** The work's own outcome, or what `late` makes of it when it takes too long; the work itself goes on unwatched. */
export async function within<T>(timers: Timers, ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let cancel: () => void = () => undefined;
  const tooLate = new Promise<T>((resolve, reject) => {
    cancel = timers.after(ms, () => {
      try {
        resolve(late());
      } catch (error) {
        reject(error);
      }
    });
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    cancel();
  }
}
