import { existsSync, mkdirSync, openAsBlob, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { UserError } from '../../errors.ts';
import { lockFolder } from './folder-lock.ts';
import type { Store } from './client.ts';
import { MIGRATIONS_FOLDER, TEMPLATE_FILE } from './migrations.ts';
import * as schema from '../schema/index.ts';

/** Opens the database in a folder that only its owner may enter, held against every other process. */
export async function openEmbedded(dataDir: string, now: Date): Promise<Store> {
  const umask = process.umask(0o077);
  let release: (() => void) | undefined;
  try {
    release = usable(dataDir, () => {
      makeFolder(dataDir);
      return lockFolder(dataDir, now);
    });
    const client = await openFolder(join(dataDir, 'pg'));
    const db = drizzle(client, { schema });
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER });
    return { db, kind: 'embedded', close: () => client.close().finally(release) };
  } catch (error) {
    release?.();
    throw error;
  } finally {
    process.umask(umask);
  }
}

/** @throws UserError CONFIG_INVALID where nothing can be kept in the folder */
function usable<Result>(dataDir: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError('CONFIG_INVALID', `DATA_DIR ${dataDir} cannot be used as a folder: ${why}`, {
      cause: error,
    });
  }
}

/** One by one: below /proc Node's own `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** A new folder is made whole beside its place and then moved there: a crash on the way leaves nothing half made. */
async function openFolder(folder: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  if (existsSync(folder)) return PGlite.create(folder);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  const template = existsSync(TEMPLATE_FILE) ? { loadDataDir: await openAsBlob(TEMPLATE_FILE) } : {};
  await (await PGlite.create(making, template)).close();
  renameSync(making, folder);
  return PGlite.create(folder);
}

/** Writes an empty ledger, its tables made, as a file to copy. */
export async function writeTemplate(file: string): Promise<void> {
  const { PGlite } = await import('@electric-sql/pglite');
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  const dump = await client.dumpDataDir('none');
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  await client.close();
}
