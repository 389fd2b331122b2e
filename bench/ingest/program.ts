import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface Program {
  /** CPU so far and memory now. */
  usage(): { readonly cpuMs: number; readonly rssMb: number };
  stop(): Promise<void>;
}

const TICK_MS = 10;
const PAGE_KB = 4;
const PATIENCE_MS = 60_000;

/** Starts a program in a process of its own and waits until it answers at this address. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: string,
): Promise<Program> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', process.env['BENCH_LOG'] === undefined ? 'ignore' : 'inherit', 'inherit'],
  });
  const until = performance.now() + PATIENCE_MS;
  while (!(await answers(ready))) {
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(`${args.join(' ')} does not start`);
    await pause(50);
  }
  return {
    usage() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]);
      return {
        cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
        rssMb: Math.round((pages * PAGE_KB) / 1_024),
      };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status < 500;
  } catch {
    return false;
  }
}
