import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';

/** Debian's; another place is named by BENCH_POSTGRES_BIN. */
const BIN = process.env['BENCH_POSTGRES_BIN'] ?? '/usr/lib/postgresql/15/bin';

export interface BenchServer {
  /** A fresh database on it. */
  newDatabase(): Promise<string>;
  stop(): void;
}

/**
 * A Postgres of the bench's own with the defaults that Debian ships: every commit reaches the disk.
 * `BENCH_DATABASE_URL` names a server instead, whose user may create databases.
 */
export async function startServer(): Promise<BenchServer> {
  const given = process.env['BENCH_DATABASE_URL'];
  if (given !== undefined && given !== '') return { newDatabase: () => create(given), stop: () => undefined };
  if (!existsSync(join(BIN, 'initdb')))
    throw new Error(
      `no Postgres in ${BIN}: name its folder in BENCH_POSTGRES_BIN, or a server in BENCH_DATABASE_URL`,
    );
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-bench-pg-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
    );
    chownSync(folder, uid!, gid!);
  }
  // Postgres refuses to run as root.
  const run = (tool: string, args: readonly string[]) =>
    isRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', join(BIN, tool), ...args], { stdio: 'ignore' })
      : execFileSync(join(BIN, tool), args, { stdio: 'ignore' });
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C']);
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`,
    'start',
  ]);
  return {
    newDatabase: () => create(`postgres://postgres@127.0.0.1:${port}/postgres`),
    stop() {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let made = 0;
async function create(server: string): Promise<string> {
  made += 1;
  const name = `bench_${process.pid}_${made}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
