import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the project, from the source and from the built program alike. */
function projectRoot(folder: string): string {
  return existsSync(join(folder, 'migrations/meta/_journal.json')) || dirname(folder) === folder
    ? folder
    : projectRoot(dirname(folder));
}

const ROOT = projectRoot(dirname(fileURLToPath(import.meta.url)));

export const MIGRATIONS_FOLDER = join(ROOT, 'migrations');

/** An empty ledger of the embedded database, made when the program is built: opening a copy takes a tenth of the time. */
export const TEMPLATE_FILE = join(ROOT, 'dist/empty-ledger.tar');
