import { eq } from 'drizzle-orm';
import type { DirectoryFile } from '../../directory/file.ts';
import type { Db } from '../database/client.ts';
import { raiseDirectoryVersion } from '../directory/bindings.ts';
import { organisations } from '../schema/index.ts';

export type StoredRule = DirectoryFile['rules'][number];

interface Stored {
  readonly rules?: readonly StoredRule[];
}

/** In their order: the first that holds wins. Undefined where there is no directory yet. */
export async function readRules(
  db: Db,
  organisationId: number,
): Promise<{ rules: readonly StoredRule[]; categories: readonly string[] } | undefined> {
  const [row] = await db
    .select({ settings: organisations.settings, categories: organisations.categories })
    .from(organisations)
    .where(eq(organisations.organisationId, organisationId))
    .for('update');
  if (row === undefined) return undefined;
  const { rules = [] }: Stored = row.settings;
  return { rules, categories: row.categories };
}

/** Replaces all rules; every replica reads them with its next message. */
export async function writeRules(
  tx: Db,
  organisationId: number,
  rules: readonly StoredRule[],
): Promise<void> {
  const mine = eq(organisations.organisationId, organisationId);
  const [row] = await tx.select({ settings: organisations.settings }).from(organisations).where(mine);
  await tx
    .update(organisations)
    .set({ settings: { ...row?.settings, rules } })
    .where(mine);
  await raiseDirectoryVersion(tx, organisationId);
}
