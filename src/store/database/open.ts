import type { Store } from './client.ts';

export type { Store } from './client.ts';

/**
 * Opens the database that the settings name and brings its tables up to date. Only its own driver is loaded.
 * @throws UserError DATA_DIR_LOCKED, DATABASE_UNREACHABLE
 */
export async function openStore(
  { databaseUrl, dataDir }: { databaseUrl?: string | undefined; dataDir: string },
  now: Date,
): Promise<Store> {
  if (databaseUrl === undefined) return (await import('./embedded.ts')).openEmbedded(dataDir, now);
  return (await import('./postgres.ts')).openPostgres(databaseUrl);
}
