import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';
import type { FileId } from './file-place.ts';
import type { FileShelf } from './file-shelf.ts';
import type { FileOpening } from './format.ts';
import { invalid } from './read-line.ts';

export interface FileTaker {
  readonly counts: { readonly stored: number; readonly bytes: number };
  /** What follows are this file's bytes. */
  open(opening: FileOpening): Promise<void>;
  take(base64: string): Promise<void>;
  /** @throws UserError BACKUP_INVALID where the last file is not whole */
  close(): void;
}

interface StoredRow extends Record<string, unknown> {
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
}

interface Half {
  readonly file: FileId;
  readonly row: StoredRow;
  readonly parts: Buffer[];
  lacking: number;
}

/** Puts files where they belong, each only where its row, restored before it, says the same of it. */
export function createFileTaker(tx: Db, shelf: Pick<FileShelf, 'put'>): FileTaker {
  const counts = { stored: 0, bytes: 0 };
  let half: Half | undefined;
  const close = (): void => {
    if (half !== undefined) throw invalid(`attachment ${half.file.id} is cut off`);
  };
  const putIfWhole = async (): Promise<void> => {
    if (half === undefined || half.lacking > 0) return;
    const { file, row, parts } = half;
    const bytes = Buffer.concat(parts);
    if (half.lacking < 0 || createHash('sha256').update(bytes).digest('hex') !== row.sha256)
      throw invalid(`attachment ${file.id} was altered`);
    half = undefined;
    await shelf.put(file, bytes, row.mediaType ?? 'application/octet-stream');
    counts.stored += 1;
    counts.bytes += bytes.length;
  };
  return {
    counts,
    close,
    async open({ file, bytes }) {
      close();
      const row = await storedRow(tx, file);
      if (row === undefined || row.bytes !== bytes)
        throw invalid(`attachment ${file.id} does not fit its rows`);
      half = { file, row, parts: [], lacking: bytes };
      await putIfWhole();
    },
    async take(base64) {
      if (half === undefined) throw invalid('bytes stand before their attachment');
      const part = Buffer.from(base64, 'base64');
      half.parts.push(part);
      half.lacking -= part.length;
      await putIfWhole();
    },
  };
}

async function storedRow(tx: Db, { organisationId, id }: FileId): Promise<StoredRow | undefined> {
  const [row] = await rowsOf<StoredRow>(
    tx,
    sql`select bytes::int as bytes, sha256, media_type as "mediaType" from attachments
        where organisation_id = ${organisationId}::bigint and id = ${id}::bigint and state = 'stored'`,
  );
  return row;
}
