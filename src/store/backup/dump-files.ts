import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { batches } from './batches.ts';
import type { FileId, FilePlace } from './file-place.ts';
import type { FileCounts } from './format.ts';

export type Put = (lines: string) => Promise<void>;

export interface DumpedFiles {
  readonly counts: FileCounts;
  /** The first that is missing, and why. */
  readonly firstMissing: string | undefined;
}

interface StoredFile extends Record<string, unknown> {
  readonly organisationId: number;
  readonly id: number;
  readonly sha256: string | null;
}

const ROWS_AT_ONCE = 500;
/** A line of 64 KiB. Divisible by three, so that only a file's last part is padded. */
const PART_BYTES = 48 * 1024;

const STORED = sql`select organisation_id::int as "organisationId", id::int as id, sha256 from attachments
  where state = 'stored' order by organisation_id, id`;

/** The bytes of every stored attachment, one in memory at a time; one that cannot be had is counted and left out. */
export async function dumpFiles(tx: Db, place: Pick<FilePlace, 'read'>, put: Put): Promise<DumpedFiles> {
  const counts = { stored: 0, bytes: 0, missing: 0 };
  let firstMissing: string | undefined;
  for await (const batch of batches<StoredFile>(tx, STORED, ROWS_AT_ONCE)) {
    for (const file of batch) {
      const found = await readAsStored(place, file);
      if (found.kind === 'missing') {
        counts.missing += 1;
        firstMissing ??= `attachment ${file.id}: ${found.because}`;
        continue;
      }
      counts.stored += 1;
      counts.bytes += found.bytes.length;
      await dumpFile(file, found.bytes, put);
    }
  }
  return { counts, firstMissing };
}

type Found =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing'; readonly because: string };

/** A disk that can no longer read one picture must not keep the others from being saved. */
async function readAsStored(place: Pick<FilePlace, 'read'>, file: StoredFile): Promise<Found> {
  try {
    const bytes = await place.read(file);
    if (bytes === undefined) return { kind: 'missing', because: 'it is not there' };
    const isWhole = createHash('sha256').update(bytes).digest('hex') === file.sha256;
    return isWhole ? { kind: 'found', bytes } : { kind: 'missing', because: 'its checksum differs' };
  } catch (error) {
    return { kind: 'missing', because: error instanceof Error ? error.message : String(error) };
  }
}

async function dumpFile({ organisationId, id }: FileId, bytes: Uint8Array, put: Put): Promise<void> {
  await put(`${JSON.stringify({ file: { organisationId, id }, bytes: bytes.length })}\n`);
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < whole.length; at += PART_BYTES)
    await put(`{"part":"${whole.toString('base64', at, Math.min(at + PART_BYTES, whole.length))}"}\n`);
}
