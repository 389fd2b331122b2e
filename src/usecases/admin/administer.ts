import type { AdminIntent } from '../../commands/orders/admin-grammar.ts';
import { mayAct } from '../../issues/permissions.ts';
import { raiseDirectoryVersion } from '../../store/directory/bindings.ts';
import { oneByOne, onlyAdmins } from '../../wording/people.ts';
import { answer, type Turn } from '../turn.ts';
import { noteAbsence, noteBack, noteDuty } from './absences.ts';
import { makeCode } from './codes.ts';
import { doubtDays } from './doubted-days.ts';
import { leaves } from './leave.ts';
import { takeBackDuty } from './off-duty.ts';
import { onlyPerson } from './only-person.ts';
import { giveRoleTo, takeRoleFrom } from './roles.ts';
import { listRosters } from './roster-list.ts';

/** Carries out what an admin says about the directory; anybody may ask for a code of their own, and who is away in their own place. */
export async function administer(turn: Turn, intent: AdminIntent): Promise<void> {
  if (intent.intent === 'rosters') return listRosters(turn, intent.of);
  const isOwnCode = intent.intent === 'make_code' && intent.name === null;
  if (!isOwnCode && mayAct(turn.sender.grants, 'administer').kind === 'refused')
    return answer(turn, onlyAdmins());
  if (intent.intent === 'one_by_one') return answer(turn, oneByOne(intent.each));
  if (await carryOut(turn, intent)) await raiseDirectoryVersion(turn.tx, turn.organisationId);
}

/** @returns whether the directory is another one now */
async function carryOut(
  turn: Turn,
  intent: Exclude<AdminIntent, { intent: 'rosters' | 'one_by_one' }>,
): Promise<boolean> {
  if (intent.intent === 'make_code') return makeCode(turn, intent.name);
  if (intent.intent === 'give_role') return giveRoleTo(turn, intent.person, intent.post);
  const person = onlyPerson(turn, intent.person);
  if (person === undefined) return false;
  switch (intent.intent) {
    case 'take_role':
      return takeRoleFrom(turn, person, intent.post);
    case 'leave':
      return leaves(turn, person);
    case 'absence':
      return noteAbsence(turn, person, intent);
    case 'back':
      return noteBack(turn, person);
    case 'duty':
      return noteDuty(turn, person, intent);
    case 'off_duty':
      return takeBackDuty(turn, person, intent.days);
    case 'days_doubted':
      return doubtDays(turn, person, intent);
  }
}
