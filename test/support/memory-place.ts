import type { FileId, FilePlace } from '../../src/store/backup/file-place.ts';

export interface MemoryPlace extends FilePlace {
  /** By `organisation/number`. */
  readonly kept: Map<string, Uint8Array>;
}

/** A place of attachments that holds what is put into it, and nothing else. */
export function memoryPlace(files: Readonly<Record<string, Uint8Array>> = {}): MemoryPlace {
  const kept = new Map(Object.entries(files));
  const keyOf = ({ organisationId, id }: FileId) => `${organisationId}/${id}`;
  return {
    kept,
    read: async (file) => kept.get(keyOf(file)),
    write: async (file, bytes) => void kept.set(keyOf(file), bytes),
    remove: async (file) => void kept.delete(keyOf(file)),
  };
}
