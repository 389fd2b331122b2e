import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface Program {
  readonly pid: number;
  /** From its birth until its first good answer. */
  readonly readyMs: number;
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
  const born = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', process.env['BENCH_LOG'] === undefined ? 'ignore' : 'inherit', 'inherit'],
  });
  const until = born + PATIENCE_MS;
  while (!(await answers(ready))) {
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(`${args.join(' ')} does not start`);
    await pause(5);
  }
  const readyMs = Math.round(performance.now() - born);
  return {
    pid: child.pid ?? 0,
    readyMs,
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
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.status < 500;
  } catch {
    return false;
  }
}
