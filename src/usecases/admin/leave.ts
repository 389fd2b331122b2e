import type { Grant } from '../../directory/directory.ts';
import type { Actor } from '../../issues/event.ts';
import { writeAudit } from '../../store/audit/audit.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { endRoles, endRosters, giveRole } from '../../store/directory/roles.ts';
import { openWorkOf } from '../../store/issues/open-work.ts';
import { lastAdmin, leftNote } from '../../wording/people.ts';
import { actorOf, answer, tell, type Stage, type Turn } from '../turn.ts';
import { postOf, type PersonNamed } from './people.ts';
import { isLastAdmin } from './roles.ts';

/** "李敏 离岗", said by an admin. */
export async function leaves(turn: Turn, person: PersonNamed): Promise<boolean> {
  if (isLastAdmin(turn, person.id)) {
    answer(turn, lastAdmin());
    return false;
  }
  answer(turn, await personLeft(turn, person, { actor: actorOf(turn, 'admin'), inboxId: turn.inboxId }));
  return true;
}

/**
 * Somebody left the chat or the post: every right ends at once. Whoever stands in takes the department's work over;
 * without such a one it is for the coordinators, who are told either way. Somebody who left a chat loses what was held there.
 * @returns what is said about it
 */
export async function personLeft(
  stage: Stage,
  person: PersonNamed,
  by: { readonly actor: Actor; readonly inboxId: number | null },
  which: 'all' | ((grant: Grant) => boolean) = 'all',
) {
  const { tx, organisationId, known, now } = stage;
  const ended = await endRoles(tx, organisationId, person.id, which, now);
  const takerId = known.standsIn(person.id, now);
  const taker = takerId === person.id ? undefined : known.directory.people.find(({ id }) => id === takerId);
  const open = await openWorkOf(tx, organisationId, orphaned(stage, ended, person.id), person.id);
  if (taker !== undefined) await handOver(stage, ended, taker.id);
  const keeps = known.directory.grants.filter(({ personId }) => personId === person.id).length > ended.length;
  if (!keeps)
    for (const kind of ['absence', 'duty'] as const)
      await endRosters(tx, organisationId, person.id, kind, now);
  const posts = ended.map((grant) => postOf(known, grant));
  await writeAudit(tx, organisationId, { at: now, ...by }, [
    {
      noun: 'person',
      name: person.name,
      what: 'removed',
      old: posts,
      new: { taker: taker?.name ?? null, open },
    },
  ]);
  await raiseDirectoryVersion(tx, organisationId);
  const notice = leftNote(person.name, { posts, taker: taker?.name ?? null, open });
  tellOthers(stage, ended, notice, `left:${person.id}:${now.toISOString()}`);
  return notice;
}

/** Departments of which nobody speaks any more. */
function orphaned({ known }: Stage, ended: readonly Grant[], personId: number): number[] {
  const others = known.directory.grants.filter(
    (grant) => grant.role === 'liaison' && grant.personId !== personId,
  );
  return ended
    .flatMap(({ role, departmentId }) => (role === 'liaison' && departmentId !== null ? [departmentId] : []))
    .filter((id) => !others.some(({ departmentId }) => departmentId === id));
}

async function handOver(
  { tx, organisationId, known, now }: Stage,
  ended: readonly Grant[],
  personId: number,
): Promise<void> {
  const held = known.directory.grants.filter((grant) => grant.personId === personId);
  const missing = ended.filter(
    ({ role, departmentId }) =>
      role === 'liaison' && !held.some((grant) => grant.role === role && grant.departmentId === departmentId),
  );
  for (const grant of missing) await giveRole(tx, organisationId, { ...grant, personId }, now);
}

function tellOthers(
  stage: Stage,
  ended: readonly Grant[],
  notice: ReturnType<typeof leftNote>,
  key: string,
): void {
  const here = 'message' in stage ? (stage as Turn).message.chat : undefined;
  const departments = ended.flatMap(({ departmentId }) =>
    departmentId === null ? [] : stage.known.chatsOfDepartment(departmentId),
  );
  for (const { id } of new Set([...stage.known.chatsOfKind('coordinators'), ...departments]))
    if (id !== here) tell(stage, id, notice, key);
}
