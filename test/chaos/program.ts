import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  readonly url: string;
  readonly pid: number;
  /** As a power cut would: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** As an operator would. */
  terminate(): Promise<void>;
  /** Everything that it wrote so far, on both streams. */
  said(): string;
}

/**
 * The built program until it says that it is ready.
 * @param file the built command line
 */
export async function startProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  timeoutMs = 60_000,
): Promise<Program> {
  const child = spawn(process.execPath, [file, 'start'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const closed = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in ${timeoutMs} ms: ${said}`)), timeoutMs);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (ready === undefined) return;
      clearTimeout(late);
      resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => {
      clearTimeout(late);
      reject(new Error(`ended before it was ready: ${said}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
    signal: (name) => void child.kill(name),
    async terminate() {
      child.kill('SIGTERM');
      await closed;
    },
    said: () => said,
  };
}
