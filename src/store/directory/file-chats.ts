import { eq } from 'drizzle-orm';
import type { DirectoryFile } from '../../directory/file.ts';
import type { Db } from '../database/client.ts';
import { readFact, writeFact } from '../facts.ts';
import { roomNames } from '../rooms.ts';
import { chats } from '../schema/index.ts';
import { differs, type DirectoryChange } from './change.ts';
import type { Places } from './wanted-people.ts';

/** What the file said last, so that a chat which was bound by a code since is left as it was bound. */
const SAID = 'directory-chats';

interface Bound {
  readonly kind: DirectoryFile['chats'][number]['kind'];
  readonly groupId: number | null;
  readonly departmentId: number | null;
}

/** Writes down whose chats the file names; what it says about a chat counts when it is said, and not at every reading. */
export async function writeChats(
  tx: Db,
  organisationId: number,
  file: DirectoryFile,
  places: Omit<Places, 'objectIds'>,
  changes: DirectoryChange[],
): Promise<void> {
  const rows = await tx.select().from(chats).where(eq(chats.organisationId, organisationId));
  const known = new Map(rows.map((row) => [row.id, row]));
  const called = await roomNames(tx, organisationId);
  const saidBefore = saidIn(await readFact(tx, organisationId, SAID));
  const said: Record<string, Bound> = {};
  for (const one of file.chats) {
    const id = `${one.platform}:${one.id}`;
    const old = known.get(id);
    const bound = boundTo(one, places);
    said[id] = bound;
    const before = saidBefore[id];
    const isOldNews = old !== undefined && before !== undefined && !differs({ ...before }, { ...bound });
    const name = one.name ?? called.get(id) ?? one.boundTo ?? one.id;
    const row = { id, name, ...(isOldNews ? {} : bound), active: true };
    if (old !== undefined && !differs(old, row)) continue;
    // A chat that was bound elsewhere in the meantime is called as it was bound.
    if (old !== undefined && isOldNews && differs(old, { ...bound })) continue;
    await tx
      .insert(chats)
      .values({ organisationId, ...bound, ...row })
      .onConflictDoUpdate({ target: [chats.organisationId, chats.id], set: row });
    const what = old === undefined ? 'added' : 'changed';
    changes.push({ noun: 'chat', name, what, old: old ?? null, new: { ...bound, ...row } });
  }
  if (differs({ ...saidBefore }, said) || Object.keys(saidBefore).length !== Object.keys(said).length)
    await writeFact(tx, organisationId, SAID, said);
}

function boundTo(
  { kind, boundTo: name }: DirectoryFile['chats'][number],
  { groupIds, departmentIds }: Omit<Places, 'objectIds'>,
): Bound {
  return {
    kind,
    groupId: kind === 'work_group' ? (groupIds.get(name ?? '') ?? null) : null,
    departmentId: kind === 'department' ? (departmentIds.get(name ?? '') ?? null) : null,
  };
}

function saidIn(fact: unknown): Readonly<Record<string, Bound>> {
  return typeof fact === 'object' && fact !== null ? (fact as Record<string, Bound>) : {};
}
