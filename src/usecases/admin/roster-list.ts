import type { Grant, Roster } from '../../directory/directory.ts';
import { strangerRefused } from '../../wording/answers.ts';
import { rosterList } from '../../wording/rosters.ts';
import { answer, type Turn } from '../turn.ts';
import { daysWords, standing } from './roster-days.ts';

const MAY_SEE_ALL: ReadonlySet<Grant['role']> = new Set(['admin', 'coordinator', 'supervisor']);

/** "值班表", "谁请假": now and later, for those who rule everybody and for others who is of their own place. */
export function listRosters(turn: Turn, of: Roster['kind']): void {
  if (turn.sender.grants.length === 0) return answer(turn, strangerRefused());
  const shown = standing(turn, of).filter(({ personId }) => maySee(turn, personId));
  answer(
    turn,
    rosterList(
      of,
      shown.map((one) => ({
        person: nameOf(turn, one.personId),
        days: daysWords(turn, one),
        isNow: one.from <= turn.now,
        place: turn.known.department(one.departmentId)?.name ?? null,
        substitute: one.substituteId === null ? null : nameOf(turn, one.substituteId),
      })),
    ),
  );
}

function maySee({ sender, known }: Turn, personId: number): boolean {
  if (sender.grants.some(({ role }) => MAY_SEE_ALL.has(role))) return true;
  const theirs = known.directory.grants.filter((grant) => grant.personId === personId);
  return sender.grants.some((mine) => theirs.some((grant) => isOnePlace(mine, grant)));
}

function isOnePlace(one: Grant, other: Grant): boolean {
  return (
    (one.departmentId !== null && one.departmentId === other.departmentId) ||
    (one.groupId !== null && one.groupId === other.groupId)
  );
}

const nameOf = ({ known }: Turn, id: number): string =>
  known.directory.people.find((person) => person.id === id)?.name ?? '';
