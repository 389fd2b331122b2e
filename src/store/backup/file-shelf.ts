import { UserError } from '../../errors.ts';
import type { FileId, FilePlace } from './file-place.ts';

export interface FileShelf {
  /** @throws UserError ATTACHMENTS_UNWRITABLE where another file lies there, or the place takes none */
  put(file: FileId, bytes: Uint8Array, mediaType: string): Promise<void>;
  /**
   * Takes away again what was put, and nothing that lay there before.
   * @throws UserError ATTACHMENTS_UNWRITABLE where that fails too; it says why the restore did
   */
  clear(why: unknown): Promise<void>;
}

/** The place as one restore fills it. What a restore that was killed left there is taken as it is. */
export function createFileShelf(place: FilePlace): FileShelf {
  const begun: FileId[] = [];
  return {
    async put(file, bytes, mediaType) {
      const there = await orRefuse(file, place.read(file));
      if (there !== undefined && Buffer.compare(there, bytes) === 0) return;
      if (there !== undefined) throw unwritable(file, 'another file lies there already');
      // A write that fails may still have left something.
      begun.push(file);
      await orRefuse(file, place.write(file, bytes, mediaType));
    },
    async clear(why) {
      const left: { file: FileId; error: unknown }[] = [];
      for (const file of begun)
        await place.remove(file).catch((error: unknown) => left.push({ file, error }));
      const [first] = left;
      if (first === undefined) return;
      throw new UserError(
        'ATTACHMENTS_UNWRITABLE',
        `${messageOf(why)}; ${left.length} of the attachments put before could not be removed again, the first of them ${first.file.id}: ${messageOf(first.error)}`,
        { cause: why },
      );
    },
  };
}

async function orRefuse<T>(file: FileId, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw unwritable(file, messageOf(error), error);
  }
}

function unwritable({ id }: FileId, why: string, cause?: unknown): UserError {
  return new UserError('ATTACHMENTS_UNWRITABLE', `attachment ${id} cannot be put where it belongs: ${why}`, {
    cause,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
