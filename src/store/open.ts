import type { Store } from './client.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';

export type { Store } from './client.ts';

/**
 * Opens the database that the settings name and brings its tables up to date.
 * @throws UserError DATA_DIR_LOCKED, DATABASE_UNREACHABLE
 */
export function openStore(
  { databaseUrl, dataDir }: { databaseUrl?: string | undefined; dataDir: string },
  now: Date,
): Promise<Store> {
  return databaseUrl === undefined ? openEmbedded(dataDir, now) : openPostgres(databaseUrl);
}
