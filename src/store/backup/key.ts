import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that backups of the embedded database are locked with, made at the first one; only its owner may read it. */
export function keyFileOf(dataDir: string): string {
  return join(dataDir, 'backup.key');
}

/**
 * The recipient (`age1…`) whose identity lies in the data folder.
 * @returns whether the identity was made just now: then somebody must be told to keep a copy elsewhere
 */
export async function ownRecipient(dataDir: string): Promise<{ recipient: string; isNew: boolean }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const file = keyFileOf(dataDir);
  const isNew = !existsSync(file);
  if (isNew) writeFileSync(file, `${await generateX25519Identity()}\n`, { mode: 0o600, flag: 'wx' });
  return { recipient: await identityToRecipient(readFileSync(file, 'utf8').trim()), isNew };
}
