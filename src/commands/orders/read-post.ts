import type { Directory, Grant, Role } from '../../directory/directory.ts';
import { fold } from '../../language/fold.ts';
import { namesMeant } from './group-names.ts';

/** A role and where it holds: 住建局联络员, 度假区工作一组组长, 协调员. */
export type Post = Omit<Grant, 'personId'>;

type Names = Pick<Directory, 'departments' | 'groups' | 'objects'>;

/** What the word at the end means, and which kind of place stands before it. */
const POSTS: readonly {
  readonly words: RegExp;
  readonly role: Role;
  readonly at?: 'department' | 'group' | 'object';
}[] = [
  { words: /(?:的)?(?:联络员|联系员)$/, role: 'liaison', at: 'department' },
  { words: /(?:的)?(?:副?组长)$/, role: 'leader', at: 'group' },
  { words: /(?:的)?(?:组员|成员)$/, role: 'member', at: 'group' },
  { words: /(?:的)?(?:联系人)$/, role: 'contact', at: 'object' },
  { words: /^(?:协调员)$/, role: 'coordinator' },
  { words: /^(?:督导领导|督导|领导)$/, role: 'supervisor' },
  { words: /^(?:管理员)$/, role: 'admin' },
];

const NOWHERE = { groupId: null, departmentId: null, objectId: null };

/** Undefined where the role or its place is unknown. */
export function readPost(typed: string, names: Names): Post | undefined {
  const said = fold(typed).trim();
  const post = POSTS.find(({ words }) => words.test(said));
  if (post === undefined) return undefined;
  if (post.at === undefined) return { role: post.role, ...NOWHERE };
  const id = placeNamed(said.replace(post.words, '').trim(), post.at, names);
  return id === undefined ? undefined : { role: post.role, ...NOWHERE, [`${post.at}Id`]: id };
}

function placeNamed(said: string, at: 'department' | 'group' | 'object', names: Names): number | undefined {
  const rows: readonly { id: number; name: string; aliases?: readonly string[] }[] = {
    department: names.departments,
    group: names.groups,
    object: names.objects,
  }[at];
  const named = rows.filter(({ name, aliases = [] }) => [name, ...aliases].some((one) => fold(one) === said));
  const meant = named.length === 0 && at === 'group' ? groupsMeant(said, names) : named;
  return meant.length === 1 ? meant[0]?.id : undefined;
}

/** 一组 for 度假区工作一组, as everywhere; several may be meant. */
function groupsMeant(said: string, { groups }: Pick<Names, 'groups'>): Names['groups'] {
  const meant = namesMeant(
    groups.map(({ name }) => name),
    said,
  );
  return said === '' ? [] : groups.filter(({ name }) => meant.includes(name));
}

/** The posts of the work groups that a short name may mean, where it does not say which. */
export function postsMeant(typed: string, names: Pick<Names, 'groups'>): readonly string[] {
  const said = fold(typed).trim();
  const post = POSTS.find(({ words, at }) => at === 'group' && words.test(said));
  if (post === undefined) return [];
  const word = post.role === 'leader' ? '组长' : '组员';
  return groupsMeant(said.replace(post.words, '').trim(), names).map(({ name }) => `${name}${word}`);
}
