import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { UserError } from '../errors.ts';
import type { Db } from './client.ts';
import { lockFolder } from './folder-lock.ts';
import * as schema from './schema/index.ts';

export interface Store {
  readonly db: Db;
  readonly kind: 'embedded' | 'postgres';
  close(): Promise<void>;
}

/** Any number that no other program on the same database takes. */
const MIGRATION_LOCK = 7_203_318;

/** Opens the database that the settings name and brings its tables up to date. */
export async function openStore(
  settings: { databaseUrl?: string | undefined; dataDir: string },
  now: Date,
): Promise<Store> {
  return settings.databaseUrl === undefined
    ? openEmbedded(settings.dataDir, now)
    : openPostgres(settings.databaseUrl);
}

async function openEmbedded(dataDir: string, now: Date): Promise<Store> {
  const { PGlite } = await import('@electric-sql/pglite');
  const release = lockFolder(dataDir, now);
  const umask = process.umask(0o077);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const client = await PGlite.create(`${dataDir}/pg`);
    const db = drizzlePglite(client, { schema });
    await migratePglite(db, { migrationsFolder: migrationsFolder() });
    const close = async () => {
      await client.close();
      release();
    };
    return { db, kind: 'embedded', close };
  } catch (error) {
    release();
    throw error;
  } finally {
    process.umask(umask);
  }
}

async function openPostgres(url: string): Promise<Store> {
  await migrateUnderLock(url);
  const client = postgres(url, { max: 10, onnotice: () => undefined, connect_timeout: 10 });
  const db = drizzlePostgres(client, { schema });
  return { db, kind: 'postgres', close: () => client.end({ timeout: 5 }) };
}

/** Two replicas may start at once: the second waits here until the first has brought the tables up to date. */
async function migrateUnderLock(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: migrationsFolder() });
    await client`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } catch (error) {
    throw unreachable(error);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Codes of the network, and the classes 08 (connection), 28 (login) and 3D (no such database) of Postgres. */
function unreachable(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !/^(E[A-Z]+|CONNECT_TIMEOUT|CONNECTION_\w+|08...|28...|3D...)$/.test(code))
    return error;
  return new UserError('DATABASE_UNREACHABLE', `DATABASE_URL cannot be used: ${(error as Error).message}`, {
    cause: error,
  });
}

/** `migrations/` stands at the top of the project, two folders above in source and three in the built program. */
export function migrationsFolder(): string {
  const candidates = ['../../migrations', '../../../migrations'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const folder = candidates.find((path) => existsSync(`${path}/meta/_journal.json`));
  if (folder === undefined) throw new Error(`no migrations folder at ${candidates.join(' or ')}`);
  return folder;
}
