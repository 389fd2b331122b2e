import type { Span } from '../../commands/orders/read-span.ts';
import { endRosters } from '../../store/directory/roles.ts';
import { dutyTakenBack, notOnDuty, otherDuties } from '../../wording/rosters.ts';
import { answer, type Turn } from '../turn.ts';
import { audited } from './audit.ts';
import type { PersonNamed } from './people.ts';
import { datesOf, daysWords, standing } from './roster-days.ts';

/** "取消值班 周清": all that stands; with days only where those are all, since one of several is not taken back by half a word. */
export async function takeBackDuty(
  turn: Turn,
  person: PersonNamed,
  days: Span | 'unread' | null,
): Promise<boolean> {
  const duties = standing(turn, 'duty', person.id);
  const spans = [...new Set(duties.map((duty) => daysWords(turn, duty)))];
  if (duties.length === 0) {
    answer(turn, notOnDuty(person.name));
    return false;
  }
  const isAll = duties.map((duty) => datesOf(turn, duty)).every((one) => days === null || isSame(one, days));
  if (!isAll) {
    answer(turn, otherDuties(person.name, spans));
    return false;
  }
  await endRosters(turn.tx, turn.organisationId, person.id, 'duty', turn.now);
  await audited(turn, { noun: 'duty', name: person.name, what: 'removed', old: { span: spans.join('、') } });
  answer(turn, dutyTakenBack(person.name, spans));
  return true;
}

function isSame(one: Span, days: Span | 'unread'): boolean {
  return days !== 'unread' && one.from === days.from && one.to === days.to;
}
