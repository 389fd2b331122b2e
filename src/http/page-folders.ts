import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageFolders } from './deps.ts';

/** Found from the package's root, which lies two folders up from the source and three from the built program. */
export function defaultPageFolders(): PageFolders {
  const root = packageRoot(dirname(fileURLToPath(import.meta.url)));
  return {
    page: join(root, 'web/page'),
    scripts: join(root, 'dist/web'),
    stories: join(root, 'demo/stories'),
  };
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}
