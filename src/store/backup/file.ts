import { createReadStream, createWriteStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { UserError } from '../../errors.ts';
import type { Db } from '../database/client.ts';
import { dump, type Dumped } from './dump.ts';
import type { FilePlace } from './file-place.ts';
import { linesOf } from './lines.ts';
import type { Loaded } from './load-lines.ts';
import { load } from './load.ts';

const AGE = 'age-encryption.org/v1';

type Bytes = AsyncIterable<Uint8Array>;

export interface BackupTerms {
  readonly takenAt: Date;
  /** An age key to lock it with. */
  readonly recipient?: string | undefined;
  /** Where the attachments lie that are to be in it too. */
  readonly files?: Pick<FilePlace, 'read'> | undefined;
}

/**
 * Writes a backup: JSON lines, gzip, and age where a recipient (`age1…`) is given. It appears under its name when whole.
 * @throws UserError CONFIG_INVALID where the recipient is none
 */
export async function writeBackup(
  db: Db,
  file: string,
  { recipient, ...terms }: BackupTerms,
): Promise<Dumped> {
  const lock = recipient === undefined ? (source: Bytes) => source : await locking(recipient);
  const lines = new PassThrough();
  const making = `${file}.making`;
  rmSync(making, { force: true });
  const written = pipeline(
    lines,
    createGzip(),
    lock,
    createWriteStream(making, { mode: 0o600, flags: 'wx' }),
  );
  try {
    const [dumped] = await Promise.all([dumpInto(db, terms, lines), written]);
    await sync(making);
    renameSync(making, file);
    return dumped;
  } catch (error) {
    rmSync(making, { force: true });
    throw error;
  }
}

async function dumpInto(db: Db, terms: Omit<BackupTerms, 'recipient'>, lines: PassThrough): Promise<Dumped> {
  try {
    const dumped = await dump(db, terms, async (text) => {
      if (lines.destroyed) throw new Error('the backup file cannot be written');
      if (!lines.write(text)) await drained(lines);
    });
    lines.end();
    return dumped;
  } catch (error) {
    lines.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** Until it takes more, or never will. */
function drained(lines: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      lines.off('drain', go).off('close', go);
      resolve();
    };
    lines.on('drain', go).on('close', go);
  });
}

async function locking(recipient: string): Promise<(source: Bytes) => AsyncIterable<unknown>> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new UserError('CONFIG_INVALID', 'BACKUP_RECIPIENT is no key like age1…', { cause: error });
  }
  return async function* locked(source) {
    yield* await encrypter.encrypt(toWeb(source));
  };
}

/** What stands in the file must outlive a power cut before the file bears its name. */
async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/**
 * Fills an empty ledger from a backup file, whole or not at all.
 * @param keyFile an age identity, asked for only where the file is encrypted
 * @param place where attachments belong, should there be some in the file
 * @throws UserError BACKUP_INVALID, LEDGER_NOT_EMPTY, ATTACHMENTS_UNWRITABLE
 */
export async function readBackup(db: Db, file: string, keyFile: string, place: FilePlace): Promise<Loaded> {
  if (!existsSync(file)) throw new UserError('BACKUP_INVALID', `there is no file ${file}`);
  const source = createReadStream(file);
  const zipped = (await isLocked(file)) ? await unlocked(source, keyFile) : source;
  let outcome: Promise<Loaded> | undefined;
  const taken = pipeline(zipped, createGunzip(), (bytes: Bytes) => {
    outcome = load(db, linesOf(readable(bytes)), place);
    return outcome;
  });
  // What the ledger says of the file comes before what the stream says of having been left.
  await taken.catch((error: unknown) => outcome ?? Promise.reject(error as Error));
  return outcome!;
}

async function isLocked(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(AGE.length), 0, AGE.length, 0);
    return buffer.toString('latin1') === AGE;
  } finally {
    await handle.close();
  }
}

async function unlocked(source: Bytes, keyFile: string): Promise<AsyncIterable<unknown>> {
  if (!existsSync(keyFile))
    throw new UserError(
      'BACKUP_INVALID',
      `the file is encrypted: name its key with --key FILE (${keyFile} is not there)`,
    );
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(readFileSync(keyFile, 'utf8').trim());
    return await decrypter.decrypt(toWeb(source));
  } catch (error) {
    throw new UserError('BACKUP_INVALID', `the file cannot be opened with the key in ${keyFile}`, {
      cause: error,
    });
  }
}

/** Whatever breaks on the way in means one thing to the reader. */
async function* readable(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new UserError(
      'BACKUP_INVALID',
      'the file is no backup that can be restored: it is cut off or altered',
      {
        cause: error,
      },
    );
  }
}

function toWeb(source: Bytes): ReadableStream<Uint8Array> {
  return ReadableStream.from(source);
}
