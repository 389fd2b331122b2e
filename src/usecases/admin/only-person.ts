import { nobodyNamed, severalNamed } from '../../wording/people.ts';
import { answer, type Turn } from '../turn.ts';
import { peopleNamed, spelledApart, type PersonNamed } from './people.ts';

/** The one person meant; else it is said what is missing. */
export function onlyPerson(turn: Turn, name: string): PersonNamed | undefined {
  const found = peopleNamed(turn.known, name);
  if (found.length === 1) return found[0];
  answer(turn, found.length === 0 ? nobodyNamed(name) : severalNamed(name, spelledApart(turn.known, found)));
  return undefined;
}
