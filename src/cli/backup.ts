import { systemClock } from '../chat/clock.ts';
import type { Config } from '../config.ts';
import { readBackup, writeBackup } from '../store/backup/file.ts';
import { keyFileOf } from '../store/backup/key.ts';
import { openStore } from '../store/open.ts';

type Say = (line: string) => void;

/** `xietiao backup FILE`: the whole ledger in one file. */
export async function runBackup(config: Config, file: string, say: Say): Promise<void> {
  const now = systemClock.now();
  const store = await openStore(config, now);
  try {
    const rows = await writeBackup(store.db, file, { takenAt: now, recipient: config.backupRecipient });
    const locked = config.backupRecipient === undefined ? 'not encrypted, keep it safe' : 'encrypted';
    say(`${file}: ${count(rows)} rows, ${rows['issues'] ?? 0} issues, ${locked}`);
  } finally {
    await store.close();
  }
}

/** `xietiao restore FILE [--key FILE]`: fills an empty ledger, on either database. */
export async function runRestore(
  config: Config,
  { file, key }: { file: string; key: string | undefined },
  say: Say,
): Promise<void> {
  const store = await openStore(config, systemClock.now());
  try {
    const rows = await readBackup(store.db, file, key ?? keyFileOf(config.dataDir));
    say(`${file}: restored, ${count(rows)} rows, ${rows['issues'] ?? 0} issues`);
  } finally {
    await store.close();
  }
}

function count(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, one) => sum + one, 0);
}
