import type { Grant } from '../../directory/directory.ts';
import type { DirectoryFile } from '../../directory/file.ts';
import { ofDepartment, ofGroup, ofObject, placeOf } from '../../directory/belongs-to.ts';
import type { Ids } from './named.ts';

export interface Places {
  readonly groupIds: Ids;
  readonly departmentIds: Ids;
  readonly objectIds: Ids;
}

export type HeldRole = Omit<Grant, 'personId'>;

/** Somebody whom the file names, once or several times, with every role that the places give. */
export interface WantedPerson {
  readonly name: string;
  readonly belongsTo: string;
  readonly phone: string | null;
  readonly roles: readonly HeldRole[];
}

const NOWHERE = { groupId: null, departmentId: null, objectId: null };

/** Everybody that the file names. */
export function wantedPeople(file: DirectoryFile, places: Places): WantedPerson[] {
  const found = new Map<string, WantedPerson>();
  for (const one of mentions(file, places)) {
    const key = `${one.belongsTo}\n${one.name}`;
    const before = found.get(key);
    found.set(key, {
      ...one,
      phone: before?.phone ?? one.phone,
      roles: [...(before?.roles ?? []), ...one.roles],
    });
  }
  return [...found.values()];
}

function mentions(
  file: DirectoryFile,
  { groupIds, departmentIds, objectIds }: Places,
): readonly WantedPerson[] {
  return [
    ...file.workGroups.flatMap((group) =>
      group.members.map(({ name, role, phone }) => ({
        name,
        phone: phone ?? null,
        belongsTo: ofGroup(group.name),
        roles: [{ ...NOWHERE, role, groupId: groupIds.get(group.name) ?? null }],
      })),
    ),
    ...file.departments.flatMap((department) =>
      department.liaisons.map(({ name, phone }) => ({
        name,
        phone: phone ?? null,
        belongsTo: ofDepartment(department.name),
        roles: [
          {
            ...NOWHERE,
            role: 'liaison' as const,
            departmentId: departmentIds.get(department.name) ?? null,
          },
        ],
      })),
    ),
    ...file.serviceObjects.flatMap(({ name, contact }) =>
      contact === undefined
        ? []
        : [
            {
              name: contact.name,
              phone: contact.phone ?? null,
              belongsTo: ofObject(name),
              roles: [{ ...NOWHERE, role: 'contact' as const, objectId: objectIds.get(name) ?? null }],
            },
          ],
    ),
    ...file.people.map((person) => ({
      name: person.name,
      phone: person.phone ?? null,
      belongsTo: placeOf(person),
      roles: [
        {
          ...NOWHERE,
          role: person.role,
          departmentId: departmentIds.get(person.department ?? '') ?? null,
          objectId: objectIds.get(person.object ?? '') ?? null,
        },
      ],
    })),
  ];
}
