import { mkdirSync, readFileSync, mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/store/database/folder-lock.ts';

const NOW = new Date('2020-03-09T09:00:00+08:00');
let parent: string;
let folder: string;
let lockFile: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'xietiao-lock-'));
  folder = join(parent, 'data');
  lockFile = join(folder, 'lock');
  mkdirSync(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is held until it is released', () => {
    const release = lockFolder(folder, NOW);
    expect(existsSync(lockFile)).toBe(true);
    release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('that a living process holds is refused, and the line says who holds it', async () => {
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(holder.stdout, 'data');
    writeFileSync(
      lockFile,
      JSON.stringify({ pid: holder.pid, host: hostname(), since: NOW.toISOString(), began: null }),
    );
    expect(() => lockFolder(folder, NOW)).toThrow(`process ${holder.pid} on ${hostname()}`);
    holder.kill('SIGKILL');
  });

  it('that a dead process left behind is taken over', async () => {
    const holder = spawn(process.execPath, ['-e', '']);
    await once(holder, 'exit');
    writeFileSync(
      lockFile,
      JSON.stringify({ pid: holder.pid, host: hostname(), since: NOW.toISOString(), began: null }),
    );
    const release = lockFolder(folder, NOW);
    expect(readFileSync(lockFile, 'utf8')).toContain(`"pid":${process.pid}`);
    release();
  });

  it('whose holder has another machine, or cannot be read, is never taken', () => {
    writeFileSync(
      lockFile,
      JSON.stringify({ pid: 1, host: 'elsewhere', since: NOW.toISOString(), began: null }),
    );
    expect(() => lockFolder(folder, NOW)).toThrow('process 1 on elsewhere');
    writeFileSync(lockFile, 'half a line');
    expect(() => lockFolder(folder, NOW)).toThrow('unreadable lock file');
  });
});
