import { lackingOf, readSupplyOf } from '../../store/supply/supply.ts';
import { isRate } from '../../summaries/same-thing.ts';
import type { Came } from '../../wording/supply.ts';
import type { Said, Step } from '../change.ts';
import { progress } from './department.ts';
import { note } from './group.ts';

/** "#12 已送到3000只": news of the issue like any other, with what is still lacking. Even all of it ends nothing. */
export async function deliveredByDepartment(step: Step, intent: Said, text: string): Promise<void> {
  return progress(step, intent, text, await cameWith(step));
}

export async function deliveredToGroup(step: Step, intent: Said, text: string): Promise<void> {
  return note(step, intent, text, await cameWith(step));
}

/** How the need stands after this message; undefined where the issue counts nothing. */
async function cameWith({ turn, issue }: Step): Promise<Came | undefined> {
  const needed = issue.quantities.filter((one) => !isRate(one));
  if (needed.length === 0) return undefined;
  const { number, absorbed } = issue;
  const entries = await readSupplyOf(turn.tx, turn.organisationId, [number, ...absorbed]);
  const own = entries.find(({ kind, inboxId }) => kind === 'fulfil' && inboxId === turn.inboxId);
  if (own === undefined) return { how: 'unclear', needed };
  const lacking = lackingOf(number, needed, entries);
  const isKnown = own.slots['sameAs'] !== undefined;
  return lacking.length === 0 ? { how: 'whole', needed, isKnown } : { how: 'part', lacking, isKnown };
}
