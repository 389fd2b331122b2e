import type { Parsed } from '../../commands/intent.ts';
import { readsAsDone } from '../../commands/statements/done/reads-as-done.ts';
import { sharesMatter, sharesThing } from '../../commands/statements/done/tells-of-result.ts';
import { isThisMeant, waysToHear } from '../../wording/number-heard.ts';
import { labelOf, viewOf } from '../issue-view.ts';
import { hasNumber, officeOf, owedBy } from './office.ts';
import type { Awaited, Place } from './place.ts';

const LONGEST = 120;
const CHOICES = 5;

/** Read without a query: a department's own people say that something is over, and name no issue. */
export function mayTellResult(place: Omit<Place, 'db' | 'organisationId'>): boolean {
  const { text } = place.message;
  return officeOf(place) !== undefined && text.length <= LONGEST && readsAsDone(text) && !hasNumber(text);
}

/** "电梯修好了，老人能正常上下楼了", where an issue about a lift lies with the department: asked, never taken for the result. */
export async function resultTold(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !mayTellResult(place)) return undefined;
  const { known, message } = place;
  const words = message.text.trim();
  const owed = await owedBy(place);
  const alike = owed.filter(({ title, detail }) => sharesMatter(words, `${title} ${detail}`));
  const [only, ...others] =
    alike.length > 0 ? alike : owed.filter(({ title, detail }) => sharesThing(words, `${title} ${detail}`));
  if (only === undefined) return undefined;
  if (others.length === 0)
    return {
      kind: 'offer',
      issueNumber: only.number,
      ask: (view, options) => isThisMeant(view, 'done', words, options),
      options: waysToHear(viewOf(known, only), 'done', words, true),
    };
  const meant = [only, ...others].slice(0, CHOICES);
  const options = meant.map((issue) => ({
    label: labelOf(known, issue),
    // As if the number had been typed: which one is meant says nothing of whether it is done.
    command: `#${issue.number} ${words}`,
  }));
  return { kind: 'which', options, of: meant.map(({ number }) => number) };
}
