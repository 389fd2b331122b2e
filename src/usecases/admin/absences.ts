import { addRoster, endRosters } from '../../store/directory/roles.ts';
import {
  absenceNoted,
  backNoted,
  dutyNoted,
  noLiaison,
  notAway,
  selfSubstitute,
  spanWords,
} from '../../wording/people.ts';
import { answer, type Turn } from '../turn.ts';
import { audited } from './audit.ts';
import { onlyPerson } from './only-person.ts';
import type { PersonNamed } from './people.ts';
import { standing } from './roster-days.ts';

interface Days {
  /** Local dates, both included. */
  readonly from: string;
  readonly to: string;
  /** Half a day was said. */
  readonly isHalf: boolean;
}

/** "李敏 本周请假，王强代": whoever stands in is mentioned, reminded and entitled in the other's place until then. */
export async function noteAbsence(
  turn: Turn,
  person: PersonNamed,
  said: Days & { readonly substitute: string | null },
): Promise<boolean> {
  const { tx, organisationId } = turn;
  const substitute = said.substitute === null ? null : onlyPerson(turn, said.substitute);
  if (substitute === undefined) return false;
  if (substitute?.id === person.id) {
    answer(turn, selfSubstitute());
    return false;
  }
  const roster = {
    kind: 'absence',
    personId: person.id,
    substituteId: substitute?.id ?? null,
    departmentId: null,
  } as const;
  await addRoster(tx, organisationId, { ...roster, ...instants(turn, said) });
  const span = spanWords(said.from, said.to);
  await audited(turn, {
    noun: 'absence',
    name: person.name,
    what: 'added',
    new: { span, substitute: substitute?.name ?? null },
  });
  answer(
    turn,
    absenceNoted(
      person.name,
      span,
      substitute?.name ?? null,
      substitute === null ? uncovered(turn, person.id) : [],
      said.isHalf,
    ),
  );
  return true;
}

export async function noteBack(turn: Turn, person: PersonNamed): Promise<boolean> {
  const was = standing(turn, 'absence', person.id).length > 0;
  await endRosters(turn.tx, turn.organisationId, person.id, 'absence', turn.now);
  if (was) await audited(turn, { noun: 'absence', name: person.name, what: 'removed' });
  answer(turn, was ? backNoted(person.name) : notAway(person.name));
  return was;
}

/** Requests and reminders of the person's department mention whoever is on duty first. */
export async function noteDuty(turn: Turn, person: PersonNamed, said: Days): Promise<boolean> {
  const { tx, organisationId, known } = turn;
  const departmentId = known.directory.grants.find(
    (grant) => grant.personId === person.id && grant.role === 'liaison',
  )?.departmentId;
  if (departmentId == null) {
    answer(turn, noLiaison(person.name));
    return false;
  }
  const roster = { kind: 'duty', personId: person.id, substituteId: null, departmentId } as const;
  await addRoster(tx, organisationId, { ...roster, ...instants(turn, said) });
  const [span, department] = [spanWords(said.from, said.to), known.department(departmentId)?.name ?? ''];
  await audited(turn, { noun: 'duty', name: person.name, what: 'added', new: { span, department } });
  answer(turn, dutyNoted(person.name, span, department, said.isHalf));
  return true;
}

function instants({ known: { calendar } }: Turn, { from, to }: Days) {
  return { from: calendar.at(from, '00:00'), to: calendar.at(calendar.addDays(to, 1), '00:00') };
}

/** Departments that nobody else speaks for. */
function uncovered({ known }: Turn, personId: number): string[] {
  const liaisons = known.directory.grants.filter(({ role }) => role === 'liaison');
  return liaisons
    .filter((grant) => grant.personId === personId)
    .filter(
      (grant) =>
        !liaisons.some((other) => other.personId !== personId && other.departmentId === grant.departmentId),
    )
    .flatMap(({ departmentId }) => known.department(departmentId)?.name ?? []);
}
