/** An attachment as its row is numbered. */
export interface FileId {
  readonly organisationId: number;
  readonly id: number;
}

/** Where the bytes of attachments lie, as a backup sees it; each is small enough to be held in memory, all are not. */
export interface FilePlace {
  /** undefined where nothing lies there */
  read(file: FileId): Promise<Uint8Array | undefined>;
  write(file: FileId, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** Content with nothing lying there. */
  remove(file: FileId): Promise<void>;
}
