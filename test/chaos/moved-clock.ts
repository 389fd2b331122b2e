import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../support/until.ts';
import type { Program } from './program.ts';

/** A time of one's own for programs that have no setting for it: it runs on by itself and can be moved ahead. */
export interface MovedClock {
  /** What a program needs in its environment to live by it. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves when each of the programs lives by the new time. */
  advance(ms: number, programs: readonly Program[]): Promise<void>;
}

/** @param nodeOptions further options of Node for the programs */
export function createMovedClock(folder: string, start: string, nodeOptions = ''): MovedClock {
  const file = join(folder, 'ahead-ms');
  let aheadMs = Date.parse(start) - Date.now();
  const write = () => writeFileSync(file, String(aheadMs));
  write();
  const hook = fileURLToPath(new URL('moved-date.mjs', import.meta.url));
  return {
    env: { MOVED_CLOCK: file, NODE_OPTIONS: `--import=${hook} ${nodeOptions}` },
    now: () => Date.now() + aheadMs,
    async advance(ms, programs) {
      aheadMs += ms;
      write();
      const line = `clock ahead by ${aheadMs}\n`;
      for (const { pid } of programs) process.kill(pid, 'SIGUSR2');
      for (const program of programs)
        await until('the program lives by the new time', () => program.said().includes(line), 60_000);
    },
  };
}
