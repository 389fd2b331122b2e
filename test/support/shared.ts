import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A third-party text that lies beside the checkout, never in it. Where it is absent its tests are left out and that is
 * said loudly; with `CI=true` its absence fails them.
 */
export function sharedFile(name: string): { readonly path: string; readonly isThere: boolean } {
  const path = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  const isThere = existsSync(path);
  if (!isThere && process.env['CI'] === 'true') throw new Error(`CI=true needs ${path} beside the checkout`);
  if (!isThere) process.stderr.write(`\n!! ${path} is absent: the tests that read it do NOT run\n\n`);
  return { path, isThere };
}
