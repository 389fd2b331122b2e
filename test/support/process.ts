import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { inject } from 'vitest';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as a user runs it. */
export function xietiao(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  stdin = '',
): Promise<Ended> {
  const child = start(args, env);
  child.stdin?.end(stdin);
  return ended(child);
}

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** However it comes to its end. */
  readonly ended: Promise<Ended>;
  /** As a power cut would: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  /** As an operator would. */
  terminate(): Promise<Ended>;
}

/** The program until it says that it is ready. */
export async function startProcess(env: Readonly<Record<string, string>>): Promise<Running> {
  const child = start(['start'], env);
  const whenEnded = ended(child);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready: (http:\/\/\S+)/.exec(said);
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
    whenEnded.then(({ stderr }) => reject(new Error(`ended before it was ready: ${stderr}`)), reject);
  });
  return {
    url,
    child,
    ended: whenEnded,
    async kill() {
      child.kill('SIGKILL');
      await whenEnded;
    },
    async terminate() {
      child.kill('SIGTERM');
      return whenEnded;
    },
  };
}

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [inject('program'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
