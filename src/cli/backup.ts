import { attachmentPlace, type AttachmentPlace } from '../assembly/attachment-storage.ts';
import { storageKey, type AttachmentStorage } from '../attachments/storage.ts';
import { systemClock } from '../chat/clock.ts';
import type { Config } from '../config.ts';
import type { FilePlace } from '../store/backup/file-place.ts';
import { readBackup, writeBackup } from '../store/backup/file.ts';
import { keyFileOf } from '../store/backup/key.ts';
import { openStore } from '../store/database/open.ts';
import { backedUp, restored } from './backup-words.ts';
import { asFileFault } from './file-fault.ts';

type Say = (line: string) => void;

/** `xietiao backup FILE [--without-files]`: the whole ledger in one file, and its attachments where they lie in a folder. */
export async function runBackup(
  config: Config,
  { file, withFiles }: { file: string; withFiles: boolean },
  say: Say,
): Promise<void> {
  const now = systemClock.now();
  const place = attachmentPlace(config);
  const store = await openStore(config, now);
  try {
    const files = withFiles && place.kind === 'folder' ? placeOf(place.storage) : undefined;
    const recipient = config.backupRecipient;
    const dumped = await writeBackup(store.db, file, { takenAt: now, recipient, files });
    say(backedUp(file, dumped, { place, isLocked: recipient !== undefined }));
  } catch (error) {
    throw asFileFault(error, 'FILE_UNWRITABLE', file);
  } finally {
    await store.close();
  }
}

/** `xietiao restore FILE [--key FILE]`: fills an empty ledger, on either database, and the place of its attachments. */
export async function runRestore(
  config: Config,
  { file, key }: { file: string; key: string | undefined },
  say: Say,
): Promise<void> {
  const place: AttachmentPlace = attachmentPlace(config);
  const store = await openStore(config, systemClock.now());
  try {
    const keyFile = key ?? keyFileOf(config.dataDir);
    const loaded = await readBackup(store.db, file, keyFile, placeOf(place.storage));
    say(restored(file, loaded, place));
  } catch (error) {
    throw asFileFault(error, 'BACKUP_INVALID', file);
  } finally {
    await store.close();
  }
}

function placeOf(storage: AttachmentStorage): FilePlace {
  return {
    read: ({ organisationId, id }) => storage.read(storageKey(organisationId, id)),
    write: ({ organisationId, id }, bytes, mediaType) =>
      storage.write(storageKey(organisationId, id), bytes, mediaType),
    remove: ({ organisationId, id }) => storage.remove(storageKey(organisationId, id)),
  };
}
