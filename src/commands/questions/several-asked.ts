import type { Intent, QueryIntent, StatsIntent } from '../intent.ts';
import { part, type Reading } from '../reading.ts';
import { readAsk } from './asks.ts';

const LONGEST = 60;
const MOST = 3;
const CLAUSE = /[^,。;?!\n]+[?]?/g;

/** "本周办结了几件，还有哪些没办": questions that can each be asked alone. The office of the first is that of the next. */
export function severalAsked(reading: Reading): readonly Intent[] | undefined {
  const { folded } = reading;
  if (folded.trim().length > LONGEST) return undefined;
  const clauses = [...folded.matchAll(CLAUSE)].filter(([clause]) => clause.trim() !== '');
  if (clauses.length < 2 || clauses.length > MOST) return undefined;
  const asked: Intent[] = [];
  for (const { index, 0: clause } of clauses) {
    const one = readAsk(part(reading, index, index + clause.length));
    if (one === undefined || !isFigure(one)) return undefined;
    const [first] = asked;
    asked.push(first !== undefined && isFigure(first) ? { ...officeOf(first), ...one } : one);
  }
  return asked;
}

const isFigure = (intent: Intent): intent is QueryIntent | StatsIntent =>
  intent.intent === 'query' || intent.intent === 'stats';

const officeOf = ({ department, subject }: QueryIntent | StatsIntent) => ({
  ...(department === undefined ? {} : { department }),
  ...(subject === undefined ? {} : { subject }),
});
