import type { Directory, Roster } from '../../directory/directory.ts';

/** How far a chain of substitutes is followed: whoever stands in may be away too. */
const LONGEST_CHAIN = 5;

/** Who is away, who stands in and who is on duty, at any moment. */
export function rostersOf({ rosters = [], grants, people }: Directory) {
  const here = new Set(people.map(({ id }) => id));
  const substituteOf = (personId: number, at: Date) =>
    rosters.findLast((one) => one.kind === 'absence' && one.personId === personId && holds(one, at))
      ?.substituteId ?? undefined;

  const standsIn = (personId: number, at: Date): number => {
    let last = personId;
    for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
      const next = substituteOf(last, at);
      if (next === undefined || next === personId || !here.has(next)) break;
      last = next;
    }
    return last;
  };

  return {
    standsIn,
    isAway: (personId: number, at: Date): boolean =>
      rosters.some((one) => one.kind === 'absence' && one.personId === personId && holds(one, at)),
    absentFor: (personId: number, at: Date): number[] =>
      rosters
        .filter((one) => one.kind === 'absence' && one.personId !== personId && holds(one, at))
        .map((one) => one.personId)
        .filter((absent, index, all) => all.indexOf(absent) === index && standsIn(absent, at) === personId),
    onDuty: (departmentId: number, at: Date): number[] =>
      rosters
        .filter((one) => one.kind === 'duty' && one.departmentId === departmentId && holds(one, at))
        .map(({ personId }) => personId)
        .filter((personId) =>
          grants.some((grant) => grant.personId === personId && grant.departmentId === departmentId),
        ),
  };
}

function holds({ from, to }: Roster, at: Date): boolean {
  return from <= at && at < to;
}
