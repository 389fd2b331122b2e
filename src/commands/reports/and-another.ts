import { isAction, type Intent } from '../intent.ts';
import { part, type Reading } from '../reading.ts';
import { readActions } from '../statements/actions.ts';
import { isImplicitReport } from './implicit-report.ts';
import { namesSomebody } from './near-object.ts';
import { readReports } from './report.ts';

const AND_ANOTHER =
  /[,。;!\n]\s{0,4}(?:另外?|还有|对了|再有|顺便(?:说一?下|报一?下)?)(?:个事儿?|一[个件]事儿?)?[\s,:]{0,3}/;
const OVER_AND_DONE: ReadonlySet<Intent['intent']> = new Set(['resolve', 'confirm', 'accept', 'cancel']);

/** "#15已解决，另外国奥社区路灯坏了": what is over, and right behind it the trouble of somebody else. */
export function overAndAnother(reading: Reading): readonly Intent[] | undefined {
  const turn = AND_ANOTHER.exec(reading.folded);
  if (turn === null) return undefined;
  const next = part(reading, turn.index + turn[0].length, reading.folded.length);
  if (/#\s?\d/.test(next.folded) || !namesSomebody(next) || !isImplicitReport(next)) return undefined;
  const over = readActions(part(reading, 0, turn.index));
  const isOver = over.length > 0 && over.every((one) => isAction(one) && OVER_AND_DONE.has(one.intent));
  return isOver ? [...over, ...readReports(next)] : undefined;
}
