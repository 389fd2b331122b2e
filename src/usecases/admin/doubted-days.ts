import type { AdminIntent } from '../../commands/orders/admin-grammar.ts';
import { daysDoubted, waysToBeAway } from '../../wording/rosters.ts';
import { putQuestion } from '../asked/put-question.ts';
import { answer, type Turn } from '../turn.ts';
import type { PersonNamed } from './people.ts';

const ANSWER_WITHIN_MINUTES = 10;

type Doubted = Extract<AdminIntent, { intent: 'days_doubted' }>;

/** Nothing is noted of days that are not to be told; where none were said, the usual ones are one tap away. */
export async function doubtDays(turn: Turn, person: PersonNamed, doubted: Doubted): Promise<false> {
  const said = { ...doubted, person: person.name, typed: doubted.person };
  const options = doubted.doubt.why === 'none' ? waysToBeAway(said) : [];
  answer(turn, daysDoubted(said, options));
  if (options.length > 0) await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
  return false;
}
