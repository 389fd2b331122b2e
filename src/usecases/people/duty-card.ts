import type { NoteIntent } from '../../commands/intent.ts';
import { dutyOf, type OnDuty } from '../../wording/contact.ts';
import { answer, type Turn } from '../turn.ts';

/** The hour at which a day that was merely named is looked at. */
const MIDDAY = '12:00';

/** Who is on duty, as the administrators have set it down: of one department, or of all for which somebody is. */
export function dutyCard(turn: Turn, { date, department }: NoteIntent): void {
  const { known, now } = turn;
  const { calendar, directory } = known;
  const today = calendar.localDate(now);
  const day = typeof date === 'string' ? date : today;
  const at = day === today ? now : calendar.at(day, MIDDAY);
  const office = typeof department === 'string' ? known.departmentNamed(department) : undefined;
  const asked = office === undefined ? directory.departments : [office];
  const names = new Map(directory.people.map(({ id, name }) => [id, name]));
  const lines = asked.flatMap(({ id, name }): OnDuty[] => {
    const people = known.onDuty(id, at).map((personId) => names.get(known.standsIn(personId, at)) ?? '');
    return people.length === 0 ? [] : [{ department: name, people }];
  });
  answer(turn, dutyOf(calendar.formatLocal(at, 'date'), office?.name, lines));
}
