import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startProcess } from './support/process.ts';
import { until } from './support/until.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xietiao-ending-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (port: number) => ({
  PORT: String(port),
  DATA_DIR: join(folder, 'data'),
  SANDBOX_NOW: '2020-03-09T09:00:00+08:00',
});

describe('a part that does not stop cleanly', () => {
  it('keeps none behind it from its stop; the log names it and the exit code says so', async () => {
    const module = `process.on('SIGTERM', () => {
      const was = globalThis.clearInterval;
      globalThis.clearInterval = () => { globalThis.clearInterval = was; throw new Error('cannot stop'); };
    });`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(module)}`;
    const running = await startProcess({ ...settings(0), LOG_LEVEL: 'error', NODE_OPTIONS });
    const { code, stderr } = await running.terminate();
    expect(code).toBe(1);
    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 50, err: { message: 'cannot stop' } },
      { level: 50, err: { message: expect.stringMatching(/^1 of \d+ parts/) as string } },
    ]);
    expect(existsSync(join(folder, 'data', 'lock'))).toBe(false);
  }, 60_000);
});

describe('a log that goes to a full disk', () => {
  it('stops neither the program nor its end', async () => {
    const port = await freePort();
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [inject('program'), 'start'], {
      env: { PATH: process.env['PATH'] ?? '', ...settings(port), LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'ignore', full],
    });
    closeSync(full);
    const ended = once(child, 'exit');
    try {
      const isReady = () =>
        fetch(`http://127.0.0.1:${port}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        );
      await until('the program is ready', isReady, 30_000);
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  }, 60_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
