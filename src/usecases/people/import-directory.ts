import { readDirectoryFile, problemLine, type DirectoryFile } from '../../directory/file.ts';
import { UserError } from '../../errors.ts';
import type { Db } from '../../store/database/client.ts';
import { writeAudit } from '../../store/audit/audit.ts';
import type { DirectoryChange } from '../../store/directory/change.ts';
import { readDirectory } from '../../store/directory/read.ts';
import { FILE } from '../../store/directory/succession.ts';
import { writeDirectory, type ImportOptions } from '../../store/directory/write.ts';
import { tellOfDropped } from './dropped-people.ts';

/** @throws UserError DIRECTORY_INVALID with a line for each thing that is wrong */
export function parseDirectory(text: string, fileName: string): DirectoryFile {
  const read = readDirectoryFile(text);
  if (read.kind === 'ok') return read.file;
  throw new UserError(
    'DIRECTORY_INVALID',
    read.problems.map((problem) => `${fileName} ${problemLine(problem)}`).join('\n'),
  );
}

export async function importDirectory(
  db: Db,
  organisationId: number,
  file: DirectoryFile,
  now: Date,
  options: ImportOptions = {},
): Promise<DirectoryChange[]> {
  return db.transaction(async (tx) => {
    const before = await readDirectory(tx, organisationId);
    const changes = await writeDirectory(tx, organisationId, file, now, options);
    const after = changes.length === 0 ? undefined : await readDirectory(tx, organisationId);
    if (before !== undefined && after !== undefined)
      await tellOfDropped(tx, organisationId, { before, after }, now);
    await writeAudit(tx, organisationId, { at: now, actor: FILE, inboxId: null }, changes);
    return changes;
  });
}

/** What an import would change; nothing of it stands afterwards. */
export async function previewDirectory(
  db: Db,
  organisationId: number,
  file: DirectoryFile,
  now: Date,
  options: ImportOptions = {},
): Promise<DirectoryChange[]> {
  let changes: DirectoryChange[] = [];
  class OnlyLooking extends Error {}
  try {
    await db.transaction(async (tx) => {
      changes = await writeDirectory(tx, organisationId, file, now, options);
      throw new OnlyLooking();
    });
  } catch (error) {
    if (!(error instanceof OnlyLooking)) throw error;
  }
  return changes;
}
