import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { writeBackup } from '../store/backup/file.ts';
import { keyFileOf, ownRecipient } from '../store/backup/key.ts';
import type { Db } from '../store/database/client.ts';
import { removeOld } from '../store/retention.ts';

const LOOK_EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const BACKUPS_KEPT = 14;

type Settings = Pick<Config, 'backup' | 'backupRecipient' | 'dataDir' | 'retentionDays'>;

/**
 * What nobody waits for: a backup a day by real time, and old messages removed a batch at a time. Messages bear the
 * time of the ledger's clock: beside a sandbox that plays another year, real time would find all of them old.
 * @returns what stops it, after what is under way
 */
export function startHousekeeping(
  settings: Settings,
  db: Db,
  log: Log,
  now: () => Date,
  ledgerNow: () => Date,
): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  const look = (): void => {
    underWay = underWay
      .then(() => keepHouse(settings, db, log, now(), ledgerNow()))
      .catch((error: unknown) => log.error({ err: error }, 'housekeeping failed'));
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

/** One look: whatever of it is due. */
export async function keepHouse(
  settings: Settings,
  db: Db,
  log: Log,
  now: Date,
  ledgerNow: Date,
): Promise<void> {
  if (settings.backup) await backUp(settings, db, log, now);
  const before = new Date(Math.min(now.getTime(), ledgerNow.getTime()) - settings.retentionDays * DAY_MS);
  for (;;) {
    const removed = await removeOld(db, ORGANISATION_ID, before);
    if (Object.values(removed).every((count) => count === 0)) return;
    log.info({ removed }, 'old messages and notices removed');
  }
}

async function backUp({ dataDir, backupRecipient }: Settings, db: Db, log: Log, now: Date): Promise<void> {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const kept = backupsIn(folder);
  const last = kept.at(-1);
  if (last !== undefined && now.getTime() - statSync(join(folder, last)).mtimeMs < DAY_MS) return;
  const own = backupRecipient === undefined ? await ownRecipient(dataDir) : undefined;
  if (own?.isNew === true)
    log.warn(
      { key: keyFileOf(dataDir) },
      'backups are encrypted with a new key: keep a copy of it elsewhere, without it no backup can be opened',
    );
  const file = join(folder, `${now.toISOString().replaceAll(/[:.]/g, '-')}.backup`);
  // Without the attachments: a copy of every picture in each of fourteen files would fill the disk.
  const { rows } = await writeBackup(db, file, {
    takenAt: now,
    recipient: backupRecipient ?? own?.recipient,
  });
  log.info({ file, issues: rows['issues'] ?? 0 }, 'backup written');
  for (const old of backupsIn(folder).slice(0, -BACKUPS_KEPT)) rmSync(join(folder, old));
}

/** The oldest first: a name begins with its time. */
function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.backup'))
    .toSorted();
}
