import type { Directory, Grant } from '../../directory/directory.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database/client.ts';
import { openWorkOf } from '../../store/issues/open-work.ts';
import { droppedNote } from '../../wording/appointing.ts';

const keyOf = ({ personId, role, groupId, departmentId, objectId }: Grant) =>
  [personId, role, groupId, departmentId, objectId].join('/');

/** Whom the file names no more may leave work behind: the coordinators hear of it, as when somebody leaves in a chat. */
export async function tellOfDropped(
  tx: Db,
  organisationId: number,
  { before, after }: { readonly before: Directory; readonly after: Directory },
  now: Date,
): Promise<void> {
  const held = new Set(after.grants.map(keyOf));
  const ended = before.grants.filter((grant) => !held.has(keyOf(grant)));
  const remain = new Set(after.people.map(({ id }) => id));
  for (const { id, name } of before.people) {
    const lost = ended.filter(({ personId }) => personId === id);
    if (lost.length === 0) continue;
    const reporter = remain.has(id) ? NOBODY : id;
    const open = await openWorkOf(tx, organisationId, orphaned(after, lost), reporter);
    if (open.length === 0) continue;
    const outgoing = after.chats
      .filter(({ kind }) => kind === 'coordinators')
      .map(({ id: chat }) => ({
        chat,
        notice: droppedNote(name, open),
        key: `dropped:${id}:${now.getTime()}:${chat}`,
      }));
    await enqueue(tx, organisationId, outgoing, now);
  }
}

/** No person's number. */
const NOBODY = 0;

/** Departments of which nobody speaks any more. */
function orphaned({ grants }: Directory, lost: readonly Grant[]): number[] {
  const spokenFor = new Set(grants.flatMap((grant) => (grant.role === 'liaison' ? grant.departmentId : [])));
  return lost.flatMap(({ role, departmentId }) =>
    role === 'liaison' && departmentId !== null && !spokenFor.has(departmentId) ? [departmentId] : [],
  );
}
