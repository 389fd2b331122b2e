import type { Department, Roster } from '../../directory/directory.ts';
import { addRoster, endRoster, endRosters } from '../../store/directory/roles.ts';
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
import { daysWords, standing } from './roster-days.ts';

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
  const fresh = { ...roster, ...instants(turn, said) };
  const kept = await makeRoomFor(turn, fresh);
  await addRoster(tx, organisationId, fresh);
  const span = spanWords(said.from, said.to);
  await audited(turn, {
    noun: 'absence',
    name: person.name,
    what: 'added',
    new: { span, substitute: substitute?.name ?? null },
  });
  answer(
    turn,
    absenceNoted(person.name, span, substitute?.name ?? null, {
      uncovered: substitute === null ? uncovered(turn, person.id) : [],
      kept,
      isHalf: said.isHalf,
    }),
  );
  return true;
}

/**
 * Of days that were told before, the last word counts; the others of the same absence stand.
 * @returns the spans that are left of absences told before
 */
async function makeRoomFor(turn: Turn, fresh: Roster): Promise<string[]> {
  const { tx, organisationId, now } = turn;
  const left: Roster[] = [];
  for (const old of standing(turn, 'absence', fresh.personId)) {
    if (old.to <= fresh.from || old.from >= fresh.to) continue;
    await endRoster(tx, organisationId, old, now);
    const before = { ...old, to: fresh.from };
    const after = { ...old, from: fresh.to };
    for (const rest of [before, after]) if (rest.from < rest.to && rest.to > now) left.push(rest);
  }
  for (const { kind, personId, substituteId, departmentId, from, to } of left)
    await addRoster(tx, organisationId, { kind, personId, substituteId, departmentId, from, to });
  return left.map((rest) => daysWords(turn, rest));
}

export async function noteBack(turn: Turn, person: PersonNamed): Promise<boolean> {
  const was = standing(turn, 'absence', person.id).length > 0;
  await endRosters(turn.tx, turn.organisationId, person.id, 'absence', turn.now);
  if (was) await audited(turn, { noun: 'absence', name: person.name, what: 'removed' });
  answer(turn, was ? backNoted(person.name) : notAway(person.name));
  return was;
}

/** Requests and reminders of the person's departments mention whoever is on duty first; of several, all or the one that was named. */
export async function noteDuty(
  turn: Turn,
  person: PersonNamed,
  said: Days & { readonly person: string },
): Promise<boolean> {
  const { tx, organisationId } = turn;
  const departments = departmentsMeant(turn, person, said.person);
  if (departments.length === 0) {
    answer(turn, noLiaison(person.name));
    return false;
  }
  for (const { id } of departments) {
    const roster = { kind: 'duty', personId: person.id, substituteId: null, departmentId: id } as const;
    await addRoster(tx, organisationId, { ...roster, ...instants(turn, said) });
  }
  const [span, department] = [spanWords(said.from, said.to), departments.map(({ name }) => name).join('、')];
  await audited(turn, { noun: 'duty', name: person.name, what: 'added', new: { span, department } });
  answer(turn, dutyNoted(person.name, span, department, said.isHalf));
  return true;
}

/** Those that the person speaks for; where one stands before the name, that one. */
function departmentsMeant({ known }: Turn, { id, name }: PersonNamed, typed: string): Department[] {
  const own = known.directory.grants
    .filter((grant) => grant.personId === id && grant.role === 'liaison')
    .flatMap(({ departmentId }) => known.department(departmentId) ?? []);
  const place = known.departmentNamed(typed.trim().slice(0, -name.length).replace(/的$/, '').trim());
  const named = own.filter((department) => department.id === place?.id);
  return named.length > 0 ? named : own;
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
