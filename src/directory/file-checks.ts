import { ofDepartment, ofObject, placeOf } from './belongs-to.ts';
import type { JsonPath } from './file-json.ts';
import type { DirectoryFile } from './file-schema.ts';

/** Something that the shape allows and the meaning does not. */
export interface Contradiction {
  readonly path: JsonPath;
  readonly message: string;
}

type Check = (file: DirectoryFile) => Contradiction[];

/** What must hold between the parts of a directory: names are unique, and what is named exists. */
const CHECKS: readonly Check[] = [
  ({ departments }) => repeated(departments.map(({ name }, i) => [['departments', i, 'name'], name])),
  ({ workGroups }) => repeated(workGroups.map(({ name }, i) => [['workGroups', i, 'name'], name])),
  ({ serviceObjects }) =>
    repeated(serviceObjects.map(({ name }, i) => [['serviceObjects', i, 'name'], name])),
  ({ chats }) => repeated(chats.map(({ platform, id }, i) => [['chats', i, 'id'], `${platform}:${id}`])),
  ({ calendar }) => repeated(calendar.map(({ date }, i) => [['calendar', i, 'date'], date])),
  contestedAliases,
  contestedFormerNames,
  repeatedMembers,
  repeatedLiaisons,
  twoOfOneName,
  sharedObjects,
  unknownSuperiors,
  superiorRings,
  unknownObjects,
  misplacedPeople,
  unboundChats,
  unknownRules,
];

export function contradictions(file: DirectoryFile): Contradiction[] {
  return CHECKS.flatMap((check) => check(file));
}

function repeated(entries: readonly (readonly [JsonPath, string])[]): Contradiction[] {
  const seen = new Set<string>();
  return entries.flatMap(([path, name]) => {
    if (seen.has(name)) return [{ path, message: `"${name}" stands here a second time` }];
    seen.add(name);
    return [];
  });
}

/** An alias that two departments claim would send a message to whichever came first. */
function contestedAliases({ departments }: DirectoryFile): Contradiction[] {
  const owner = new Map(departments.map(({ name }) => [name, name]));
  return departments.flatMap(({ name, aliases }, i) =>
    aliases.flatMap((alias, j) => {
      const other = owner.get(alias);
      owner.set(alias, other ?? name);
      if (other === undefined || other === name) return [];
      return [{ path: ['departments', i, 'aliases', j], message: `"${alias}" already means ${other}` }];
    }),
  );
}

function repeatedMembers({ workGroups }: DirectoryFile): Contradiction[] {
  return workGroups.flatMap(({ members }, i) =>
    repeated(members.map(({ name }, j) => [['workGroups', i, 'members', j, 'name'], name])),
  );
}

/** A name of old that is still in use, or that two groups claim. */
function contestedFormerNames({ workGroups }: DirectoryFile): Contradiction[] {
  const owner = new Map(workGroups.map(({ name }) => [name, name]));
  return workGroups.flatMap(({ name, formerly }, i) =>
    formerly.flatMap((before, j) => {
      const other = owner.get(before);
      owner.set(before, other ?? name);
      if (other === undefined || other === name) return [];
      return [{ path: ['workGroups', i, 'formerly', j], message: `"${before}" already means ${other}` }];
    }),
  );
}

function repeatedLiaisons({ departments }: DirectoryFile): Contradiction[] {
  return departments.flatMap(({ liaisons }, i) =>
    liaisons.flatMap(({ name }, j) =>
      unless(
        liaisons.findIndex((one) => one.name === name) === j,
        ['departments', i, 'liaisons', j, 'name'],
        `"${name}" stands here a second time; two of one name are told apart by it: "${name}（二科）"`,
      ),
    ),
  );
}

/** Somebody named in two parts of the file for one place is one person, who has one phone. */
function twoOfOneName({ departments, serviceObjects, people }: DirectoryFile): Contradiction[] {
  const phones = new Map<string, string>();
  const note = (place: string, name: string, phone: string | undefined): boolean => {
    const key = `${place}\n${name}`;
    const before = phones.get(key);
    if (phone !== undefined && before === undefined) phones.set(key, phone);
    return before === undefined || phone === undefined || before === phone;
  };
  for (const { name, liaisons } of departments)
    for (const one of liaisons) note(ofDepartment(name), one.name, one.phone);
  for (const { name, contact } of serviceObjects)
    if (contact !== undefined) note(ofObject(name), contact.name, contact.phone);
  return people.flatMap((person, i) =>
    unless(
      note(placeOf(person), person.name, person.phone),
      ['people', i, 'phone'],
      `"${person.name}" has another phone elsewhere in this file; two of one name are told apart by it: "${person.name}（二科）"`,
    ),
  );
}

function sharedObjects({ workGroups }: DirectoryFile): Contradiction[] {
  const owner = new Map<string, string>();
  return workGroups.flatMap((group, i) =>
    group.serviceObjects.flatMap((object, j) => {
      const other = owner.get(object);
      owner.set(object, group.name);
      if (other === undefined) return [];
      return [
        {
          path: ['workGroups', i, 'serviceObjects', j],
          message: `"${object}" is already served by ${other}`,
        },
      ];
    }),
  );
}

function unknownSuperiors({ departments }: DirectoryFile): Contradiction[] {
  const known = nameSet(departments);
  return departments.flatMap(({ superior }, i) =>
    unless(
      superior === undefined || known.has(superior),
      ['departments', i, 'superior'],
      `no department "${superior}"`,
    ),
  );
}

function superiorRings({ departments }: DirectoryFile): Contradiction[] {
  const above = new Map(departments.map(({ name, superior }) => [name, superior]));
  return departments.flatMap(({ name }, i) => {
    let unit = above.get(name);
    for (let steps = 0; unit !== undefined && unit !== name && steps < departments.length; steps++)
      unit = above.get(unit);
    return unless(unit !== name, ['departments', i, 'superior'], `"${name}" ends up above itself`);
  });
}

function unknownObjects({ workGroups, serviceObjects }: DirectoryFile): Contradiction[] {
  const known = nameSet(serviceObjects);
  return workGroups.flatMap((group, i) =>
    group.serviceObjects.flatMap((object, j) =>
      unless(known.has(object), ['workGroups', i, 'serviceObjects', j], `no service object "${object}"`),
    ),
  );
}

function misplacedPeople({ people, departments, serviceObjects }: DirectoryFile): Contradiction[] {
  const units = nameSet(departments);
  const objects = nameSet(serviceObjects);
  return people.flatMap(({ role, department, object }, i) => [
    ...unless(
      department === undefined || units.has(department),
      ['people', i, 'department'],
      `no department "${department}"`,
    ),
    ...unless(
      object === undefined || objects.has(object),
      ['people', i, 'object'],
      `no service object "${object}"`,
    ),
    ...unless(
      role !== 'liaison' || department !== undefined,
      ['people', i, 'department'],
      'a liaison needs a department',
    ),
    ...unless(
      role !== 'contact' || object !== undefined,
      ['people', i, 'object'],
      'a contact needs a service object',
    ),
  ]);
}

const BINDS_TO = {
  work_group: ['work group', ({ workGroups }: DirectoryFile) => nameSet(workGroups)],
  department: ['department', ({ departments }: DirectoryFile) => nameSet(departments)],
  leaders: ['work group or department', everybody],
  coordinators: ['work group or department', everybody],
} as const;

function unboundChats(file: DirectoryFile): Contradiction[] {
  return file.chats.flatMap(({ kind, boundTo }, i) => {
    const [what, namesIn] = BINDS_TO[kind];
    return unless(
      boundTo === null || namesIn(file).has(boundTo),
      ['chats', i, 'boundTo'],
      `no ${what} "${boundTo}"`,
    );
  });
}

function unknownRules({ rules, departments, categories }: DirectoryFile): Contradiction[] {
  const units = nameSet(departments);
  return rules.flatMap(({ department, category }, i) => [
    ...unless(units.has(department), ['rules', i, 'department'], `no department "${department}"`),
    ...unless(
      category === undefined || categories.includes(category),
      ['rules', i, 'category'],
      `no category "${category}"`,
    ),
  ]);
}

function everybody({ workGroups, departments }: DirectoryFile): Set<string> {
  return nameSet([...workGroups, ...departments]);
}

function nameSet(things: readonly { readonly name: string }[]): Set<string> {
  return new Set(things.map(({ name }) => name));
}

function unless(holds: boolean, path: JsonPath, message: string): Contradiction[] {
  return holds ? [] : [{ path, message }];
}
