/**
 * Where a file's bytes come from, so that a queued notice can name a file without holding it:
 * `summary:12.xlsx` is drawn from the stored summary, `attachment:34` lies in the attachment room,
 * `ledger:….xlsx` is an export of the ledger.
 */
export type FileRef = `summary:${string}` | `attachment:${string}` | `ledger:${string}` | `report:${string}`;

export interface FileContent {
  readonly name: string;
  /** e.g. `image/png`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** @throws UserError NOT_FOUND where nothing (any more) lies under the reference */
export type OpenFile = (ref: FileRef) => Promise<FileContent>;

/** Whether an error of `OpenFile` says that there is nothing, and not only that it could not be had just then. */
export function isNoFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'NOT_FOUND';
}
