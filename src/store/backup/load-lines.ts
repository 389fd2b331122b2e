import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/client.ts';
import { rowsOf } from '../database/rows.ts';
import type { FileShelf } from './file-shelf.ts';
import {
  fileOpening,
  filePart,
  footer,
  header,
  kindOf,
  opening,
  type FileCounts,
  type Footer,
  type Header,
  type LineKind,
} from './format.ts';
import { invalid, readLine } from './read-line.ts';
import type { BackedUpTable } from './tables.ts';
import { createFileTaker, type FileTaker } from './take-files.ts';
import { createRowTaker, type RowTaker } from './take-rows.ts';

export interface Loaded {
  readonly rows: Footer['rows'];
  /** undefined where the backup was made without the attachments, or before it could hold them */
  readonly files: FileCounts | undefined;
  /** How many attachments the ledger says are stored. */
  readonly storedFiles: number;
}

interface Target {
  readonly own: readonly BackedUpTable[];
  readonly shelf: FileShelf;
}

interface Takers {
  readonly rows: RowTaker;
  readonly files: FileTaker;
}

/** @throws UserError BACKUP_INVALID, ATTACHMENTS_UNWRITABLE */
export async function loadLines(
  tx: Db,
  { own, shelf }: Target,
  lines: AsyncIterable<string>,
): Promise<Loaded> {
  const hash = createHash('sha256');
  let takers: Takers | undefined;
  let end: Footer | undefined;
  for await (const line of lines) {
    if (end !== undefined) throw invalid('something stands after its end');
    const kind = kindOf(line);
    if (kind === 'end') {
      end = readLine(footer, line, 'its end cannot be read');
      continue;
    }
    hash.update(line).update('\n');
    if (takers === undefined) takers = takersFor(tx, readHeader(line, own), shelf);
    else await TAKEN[kind](takers, line);
  }
  if (takers === undefined || end === undefined) throw invalid('it is cut off');
  await settle(takers);
  if (hash.digest('hex') !== end.sha256 || !isAllOf(takers, end)) throw invalid('it was altered');
  return loadedOf(tx, end);
}

function readHeader(line: string, own: readonly BackedUpTable[]): Header {
  const head = readLine(header, line, 'it does not begin like a backup of this version');
  refuseUnknown(head, own);
  return head;
}

function takersFor(tx: Db, head: Header, shelf: FileShelf): Takers {
  return { rows: createRowTaker(tx, head), files: createFileTaker(tx, shelf) };
}

/** What is done with each kind of line between the first and the last. */
const TAKEN: Readonly<Record<Exclude<LineKind, 'end'>, (takers: Takers, line: string) => Promise<void>>> = {
  async table({ rows, files }, line) {
    files.close();
    await rows.open(readLine(opening, line, 'a table cannot be read').table);
  },
  async row({ rows, files }, line) {
    files.close();
    await rows.take(line);
  },
  async file({ rows, files }, line) {
    await rows.flush();
    await files.open(readLine(fileOpening, line, 'an attachment cannot be read'));
  },
  part: ({ files }, line) =>
    files.take(readLine(filePart, line, 'bytes of an attachment cannot be read').part),
};

async function settle({ rows, files }: Takers): Promise<void> {
  files.close();
  await rows.flush();
}

function isAllOf({ rows, files }: Takers, end: Footer): boolean {
  const { stored, bytes } = end.files ?? { stored: 0, bytes: 0 };
  return (
    JSON.stringify(rows.counts) === JSON.stringify(end.rows) &&
    files.counts.stored === stored &&
    files.counts.bytes === bytes
  );
}

async function loadedOf(tx: Db, { rows, files }: Footer): Promise<Loaded> {
  const [found] = await rowsOf<{ count: number }>(
    tx,
    sql`select count(*)::int as count from attachments where state = 'stored'`,
  );
  const storedFiles = found?.count ?? 0;
  if (files !== undefined && files.stored + files.missing !== storedFiles)
    throw invalid('its attachments are not those of its rows');
  return { rows, files, storedFiles };
}

function refuseUnknown({ tables }: Header, own: readonly BackedUpTable[]): void {
  for (const { name, columns } of tables) {
    const mine = own.find((table) => table.name === name);
    const unknown = mine === undefined ? name : columns.find((column) => !mine.columns.includes(column));
    if (unknown !== undefined)
      throw invalid(`it comes from a newer version, which knows ${unknown}; update the program first`);
  }
}
