import { writeSync } from 'node:fs';

/** So much waits for a reader that is slow or a disk that is full; what comes on top of it is lost, and counted. */
const MOST_BYTES = 1_048_576;
const AGAIN_MS = 100;
/** At the end a reader that is slow is waited for so often, and nothing else is. */
const LAST_TRIES = 10;

/** Writes what it can of some bytes and says how many; throws as `fs.writeSync` does. */
type WriteSync = (fd: number, bytes: Uint8Array) => number;

export interface LineWriter {
  /** @param line with its line break; never throws */
  write(line: string): void;
  /** What still waits is tried for a second at most: to be called when the process ends. */
  end(): void;
}

/**
 * Lines to an open file, as soon as they are written, in their order. A disk that is full or a reader that is gone is
 * no reason to end, nor to go on living: lines wait until there is room again, and the end comes without them.
 */
export function createLineWriter(fd: number, write: WriteSync = writeSync): LineWriter {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let lost = 0;
  let again: NodeJS.Timeout | undefined;

  /** @returns why not all could be written */
  function push(): string | undefined {
    try {
      for (let [first] = waiting; first !== undefined; [first] = waiting) {
        const written = write(fd, first);
        bytes -= written;
        if (written === first.length) waiting.shift();
        else waiting[0] = first.subarray(written);
        if (waiting.length === 0 && lost > 0) hold(tellLost());
      }
      return undefined;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? 'unknown';
    }
  }

  function hold(line: string): void {
    const held = Buffer.from(line);
    waiting.push(held);
    bytes += held.length;
  }

  function tellLost(): string {
    const line = { level: 40, time: new Date().toISOString(), lost, msg: 'log lines were lost' };
    lost = 0;
    return `${JSON.stringify(line)}\n`;
  }

  function pushAgain(): void {
    if (again !== undefined || push() === undefined) return;
    again = setTimeout(() => {
      again = undefined;
      pushAgain();
    }, AGAIN_MS).unref();
  }

  return {
    write(line) {
      if (bytes > MOST_BYTES) lost += 1;
      else hold(line);
      pushAgain();
    },
    end() {
      for (let tries = 1; push() === 'EAGAIN' && tries < LAST_TRIES; tries += 1) sleep(AGAIN_MS);
      waiting = [];
      bytes = 0;
    },
  };
}

/** The process is ending: nothing else may run meanwhile. */
function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
