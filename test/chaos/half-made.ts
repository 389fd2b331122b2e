import { mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProgram } from './program.ts';

export interface HalfMadeRun {
  readonly program: string;
  /** A new database for each round; none where the embedded one is meant. */
  readonly newDatabase: (() => Promise<string>) | undefined;
  /** After how many milliseconds of its first start the program is killed, round by round. */
  readonly killAfterMs: readonly number[];
}

/** Kills a first start while it makes its tables, then starts again: how often that start came up. */
export async function runHalfMade({ program, newDatabase, killAfterMs }: HalfMadeRun): Promise<number> {
  let cameUp = 0;
  for (const ms of killAfterMs) {
    const folder = mkdtempSync(join(tmpdir(), 'xietiao-half-'));
    const databaseUrl = await newDatabase?.();
    const env = {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'error',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    };
    const child = spawn(process.execPath, [program, 'start'], { env, stdio: 'ignore' });
    const closed = once(child, 'close');
    await pause(ms);
    child.kill('SIGKILL');
    await closed;
    const second = await startProgram(program, env);
    if ((await fetch(`${second.url}/health/ready`)).ok) cameUp += 1;
    await second.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return cameUp;
}
