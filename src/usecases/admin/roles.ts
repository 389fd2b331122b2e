import { doubtAbout } from '../../commands/statements/person-name.ts';
import { postsMeant, readPost, type Post } from '../../commands/orders/read-post.ts';
import type { Grant } from '../../directory/directory.ts';
import { addPersonNamed, endRoles, giveRole } from '../../store/directory/roles.ts';
import {
  lastAdmin,
  roleGiven,
  roleMissing,
  roleTaken,
  roleThere,
  severalNamed,
  unknownPost,
} from '../../wording/people.ts';
import { noName } from '../../wording/appointing.ts';
import { answer, type Turn } from '../turn.ts';
import { audited } from './audit.ts';
import { hasAccount, peopleNamed, postOf, postsOf, spelledApart, type PersonNamed } from './people.ts';

/** "设 李敏 为 住建局联络员"; somebody whom nobody knows yet is written down. */
export async function giveRoleTo(turn: Turn, name: string, post: string): Promise<boolean> {
  const { tx, organisationId, known, now } = turn;
  const wanted = readPost(post, known.directory);
  if (wanted === undefined) return refused(turn, unknownPost(post, postsMeant(post, known.directory)));
  const found = peopleNamed(known, name);
  if (found.length > 1) return refused(turn, severalNamed(name, spelledApart(known, found)));
  const doubt = found.length === 0 ? doubtAbout(known.lexicon, name) : undefined;
  if (doubt !== undefined) return refused(turn, noName(name, post, doubt));
  const person = found[0] ?? { id: await addPersonNamed(tx, organisationId, name), name };
  if (held(turn, person.id, wanted) !== undefined)
    return refused(turn, roleThere(person.name, postOf(known, wanted)));
  await giveRole(tx, organisationId, { personId: person.id, ...wanted }, now);
  await audited(turn, {
    noun: 'role',
    name: person.name,
    what: 'added',
    old: postsOf(known, person.id),
    new: postOf(known, wanted),
  });
  answer(turn, roleGiven(person.name, postOf(known, wanted), hasAccount(known.directory, person.id)));
  return true;
}

export async function takeRoleFrom(turn: Turn, person: PersonNamed, post: string): Promise<boolean> {
  const { tx, organisationId, known, now } = turn;
  const meant = readPost(post, known.directory);
  if (meant === undefined) return refused(turn, unknownPost(post, postsMeant(post, known.directory)));
  const words = postOf(known, meant);
  if (held(turn, person.id, meant) === undefined)
    return refused(turn, roleMissing(person.name, words, postsOf(known, person.id)));
  if (isLastAdmin(turn, person.id, meant)) return refused(turn, lastAdmin());
  await endRoles(tx, organisationId, person.id, meant, now);
  await audited(turn, { noun: 'role', name: person.name, what: 'removed', old: words });
  answer(turn, roleTaken(person.name, words));
  return true;
}

function refused(turn: Turn, notice: Parameters<typeof answer>[1]): false {
  answer(turn, notice);
  return false;
}

function held({ known }: Turn, personId: number, post: Post): Grant | undefined {
  return known.directory.grants.find(
    (grant) =>
      grant.personId === personId &&
      grant.role === post.role &&
      grant.groupId === post.groupId &&
      grant.departmentId === post.departmentId &&
      grant.objectId === post.objectId,
  );
}

/** Without an admin nobody could give the right back. */
export function isLastAdmin({ known }: Turn, personId: number, post?: Post): boolean {
  if (post !== undefined && post.role !== 'admin') return false;
  const admins = known.directory.grants.filter(({ role }) => role === 'admin');
  return admins.length > 0 && admins.every((grant) => grant.personId === personId);
}
