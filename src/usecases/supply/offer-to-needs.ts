import { lockIssueNumbers } from '../../store/report-batch.ts';
import { readIssue } from '../../store/issues.ts';
import { readNeedsOf } from '../../store/supply.ts';
import { needsFor } from '../../summaries/matching.ts';
import type { SupplyRow } from '../../summaries/supply.ts';
import { offeredNow, type Wanted } from '../../wording/supply.ts';
import { tellSource } from '../change.ts';
import { viewOf } from '../issue-view.ts';
import type { Turn } from '../turn.ts';
import { besidePosition, covers, noteAsked, partyOf } from './parties.ts';

/**
 * Brings a fresh offer before the issues that need just that; each of their groups hears of it, and what is returned is
 * put to whoever offers. Held by the counter of issue numbers, an offer and a report that come at one moment see each
 * other.
 */
export async function offerToNeeds(turn: Turn, offer: SupplyRow, position: number): Promise<Wanted[]> {
  const { tx, organisationId, known, message } = turn;
  const { groupId } = offer;
  if (groupId === null) return [];
  await lockIssueNumbers(tx, organisationId);
  const open = await readNeedsOf(tx, organisationId, offer.offer.item, groupId);
  const matches = needsFor({ ...offer, left: offer.offer.value }, open);
  const wanted = new Map<number, Wanted>();
  for (const [nth, match] of matches.entries()) {
    const { of, item, value, unit } = match.need;
    await noteAsked(turn, match, {
      issueNumber: of.number,
      chat: message.chat,
      position: besidePosition(position, nth),
    });
    const before = wanted.get(of.number);
    wanted.set(of.number, {
      number: of.number,
      party: partyOf(known, of),
      missing: [...(before?.missing ?? []), { item, value, unit }],
      amounts: [...(before?.amounts ?? []), covers(match)],
    });
  }
  for (const number of wanted.keys()) await tellNeeding(turn, number, offer);
  return [...wanted.values()];
}

async function tellNeeding(turn: Turn, number: number, offer: SupplyRow): Promise<void> {
  const issue = await readIssue(turn.tx, turn.organisationId, number);
  if (issue === undefined) return;
  const notice = offeredNow(viewOf(turn.known, issue), partyOf(turn.known, offer), offer.offer);
  await tellSource(turn, { issue, key: `issue:${number}:offered:${offer.id}` }, notice);
}
