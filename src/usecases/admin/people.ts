import type { Directory, Grant } from '../../directory/directory.ts';
import { fold } from '../../language/fold.ts';
import { postWords } from '../../wording/people.ts';
import type { Known } from '../known.ts';

export interface PersonNamed {
  readonly id: number;
  readonly name: string;
}

/** Who is meant by "李敏" or, where there are two, by "住建局李敏", whichever name the place goes by. */
export function peopleNamed(known: Known, typed: string): PersonNamed[] {
  const said = fold(typed).trim();
  const { people } = known.directory;
  const exact = people.filter(({ name }) => fold(name) === said);
  if (exact.length > 0) return exact;
  return people.filter(({ id, name }) => {
    if (!said.endsWith(fold(name))) return false;
    const place = said
      .slice(0, said.length - name.length)
      .replace(/的$/, '')
      .trim();
    return spellingsOf(known, id).some((one) => fold(one) === place);
  });
}

/** Every name of the places in which somebody holds a right. */
function spellingsOf(known: Known, personId: number): string[] {
  return known.directory.grants
    .filter((grant) => grant.personId === personId)
    .flatMap(({ groupId, departmentId, objectId }) => {
      const named = known.department(departmentId) ?? known.object(objectId);
      return named === undefined ? (known.group(groupId)?.name ?? []) : [named.name, ...named.aliases];
    });
}

/** How each of several people of one name is told apart. */
export function spelledApart(known: Known, people: readonly PersonNamed[]): string[] {
  return people.map(({ id, name }) => `${placesOf(known, id)[0] ?? ''}${name}`);
}

function placesOf(known: Known, personId: number): string[] {
  return known.directory.grants
    .filter((grant) => grant.personId === personId)
    .flatMap((grant) => placeOf(known, grant) ?? []);
}

function placeOf(known: Known, { groupId, departmentId, objectId }: Omit<Grant, 'personId'>): string | null {
  return (known.department(departmentId) ?? known.group(groupId) ?? known.object(objectId))?.name ?? null;
}

/** 住建局联络员 */
export function postOf(known: Known, grant: Omit<Grant, 'personId'>): string {
  return postWords(grant.role, placeOf(known, grant));
}

export function postsOf(known: Known, personId: number): string[] {
  return known.directory.grants
    .filter((grant) => grant.personId === personId)
    .map((grant) => postOf(known, grant));
}

export function hasAccount({ accounts }: Directory, personId: number): boolean {
  return accounts.some((account) => account.personId === personId);
}
