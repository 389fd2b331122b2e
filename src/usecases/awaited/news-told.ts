import { officeNews } from '../../commands/statements/office-news.ts';
import type { Parsed } from '../../commands/intent.ts';
import { sharesMatter } from '../../commands/statements/done/tells-of-result.ts';
import type { Issue } from '../../issues/issue.ts';
import { isThisMeant, waysToHear } from '../../wording/number-heard.ts';
import { labelOf, viewOf } from '../issue-view.ts';
import { hasNumber, officeOf, owedBy } from './office.ts';
import type { Awaited, Place } from './place.ts';

/** Of a few issues at hand one is surely meant; of many, talk is as likely. */
const FEW = 3;

/** Read without a query: a department's own people say when something comes, or what is missing, and name no issue. */
export function mayTellNews(place: Omit<Place, 'db' | 'organisationId'>): boolean {
  const { text } = place.message;
  return officeOf(place) !== undefined && !hasNumber(text) && officeNews(text) !== undefined;
}

/** "配件周四到", where the department works on an issue that it may be of: asked, and written nowhere before. */
export async function newsTold(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !mayTellNews(place)) return undefined;
  const { known, message } = place;
  const words = message.text.trim();
  const heard = officeNews(words);
  if (heard === undefined) return undefined;
  const meant = meantOf(await owedBy(place), heard.subject);
  const [only, ...others] = meant;
  if (only === undefined) return undefined;
  if (others.length === 0) {
    const ways = waysToHear(viewOf(known, only), heard.kind, words, true);
    return {
      kind: 'offer',
      issueNumber: only.number,
      ask: (view, options) => isThisMeant(view, heard.kind, words, options),
      options: ways,
    };
  }
  const options = meant.flatMap((issue) =>
    waysToHear(viewOf(known, issue), heard.kind, words, true)
      .slice(0, 1)
      .map(({ command }) => ({ label: labelOf(known, issue), command })),
  );
  return { kind: 'which', options, of: meant.map(({ number }) => number) };
}

const SIGNED: ReadonlySet<Issue['state']> = new Set(['accepted', 'in_progress']);

/** Those of the same matter; where the words name none, those that the department has signed. */
function meantOf(issues: readonly Issue[], subject: string): readonly Issue[] {
  const alike = issues.filter(({ title, detail }) => sharesMatter(subject, `${title} ${detail}`));
  const fitting = subject === '' ? issues.filter(({ state }) => SIGNED.has(state)) : alike;
  return fitting.length > FEW ? [] : fitting;
}
