import type { Parsed } from '../../commands/intent.ts';
import { tellsReceipt } from '../../commands/statements/receipt-told.ts';
import type { Issue } from '../../issues/issue.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { acceptCommand, askWhetherSigned } from '../../wording/awaited.ts';
import { labelOf } from '../issue-view.ts';
import type { Awaited, Place } from './place.ts';
import { officeOf, owedBy } from './office.ts';

/** So long after a request what its department says of setting about something is about it. */
const BEHIND_MS = 30 * 60_000;
const CHOICES = 5;
const UNSIGNED: ReadonlySet<Issue['state']> = new Set(['dispatched', 'reopened']);

/** Read without a query. */
export const mayTellReceipt = (place: Omit<Place, 'db' | 'organisationId'>): boolean =>
  officeOf(place) !== undefined && tellsReceipt(place.message.text);

/** "收到，马上安排", right behind a request: asked whether it is signed for, since a courtesy stops no clock. */
export async function receiptTold(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !mayTellReceipt(place)) return undefined;
  const asked = (await freshRequests(place)).slice(0, CHOICES);
  const [only, ...others] = asked;
  if (only === undefined) return undefined;
  const options = asked.map((issue) => ({
    label: others.length === 0 ? acceptCommand(issue.number) : labelOf(place.known, issue),
    command: acceptCommand(issue.number),
  }));
  if (others.length > 0) return { kind: 'which', options, of: asked.map(({ number }) => number) };
  return { kind: 'offer', issueNumber: only.number, ask: askWhetherSigned, options };
}

async function freshRequests(place: Place): Promise<Issue[]> {
  const { db, organisationId, now } = place;
  const fresh: Issue[] = [];
  for (const issue of await owedBy(place)) {
    if (!UNSIGNED.has(issue.state)) continue;
    const events = await readEvents(db, organisationId, issue.number);
    const at = events.findLast(({ body }) => body.type === 'dispatched' || body.type === 'reopened')?.at;
    if (at !== undefined && now.getTime() - at.getTime() <= BEHIND_MS) fresh.push(issue);
  }
  return fresh;
}
