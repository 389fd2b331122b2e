/** Where the bytes of attachments lie. Keys are made of numbers here, never of what somebody typed. */
export interface AttachmentStorage {
  write(key: StorageKey, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** undefined where nothing (any more) lies there */
  read(key: StorageKey): Promise<Uint8Array | undefined>;
  /** Content with nothing lying there. */
  remove(key: StorageKey): Promise<void>;
}

export type StorageKey = `${number}/${number}`;

export function storageKey(organisationId: number, id: number): StorageKey {
  return `${organisationId}/${id}`;
}
