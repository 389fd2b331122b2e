import type { Roster } from '../../directory/directory.ts';
import { spanWords } from '../../wording/people.ts';
import type { Stage } from '../turn.ts';

type Place = Pick<Stage, 'known' | 'now'>;

/** What stands of somebody's absences or duties now or later, the next first. */
export function standing(
  { known: { directory }, now }: Place,
  kind: Roster['kind'],
  personId?: number,
): Roster[] {
  return (directory.rosters ?? [])
    .filter((one) => one.kind === kind && one.to > now)
    .filter((one) => personId === undefined || one.personId === personId)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime());
}

/** Local dates, both included. */
export function datesOf({ known: { calendar } }: Place, { from, to }: Roster) {
  return { from: calendar.localDate(from), to: calendar.localDate(new Date(to.getTime() - 1)) };
}

export function daysWords(place: Place, roster: Roster): string {
  const { from, to } = datesOf(place, roster);
  return spanWords(from, to);
}
