import type { ChatId } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import { lockIssueNumbers } from '../../store/issues/report-batch.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { readNeedsOf } from '../../store/supply/supply.ts';
import { needsFor } from '../../summaries/matching.ts';
import type { SupplyRow } from '../../summaries/supply.ts';
import { offeredNow, type Wanted } from '../../wording/supply.ts';
import { hearersOf, type Hearer } from '../change.ts';
import { viewOf } from '../issue-view.ts';
import { tell, type Turn } from '../turn.ts';
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
  await tellNeeding(turn, [...wanted.keys()], offer);
  return [...wanted.values()];
}

/** A chat whose issues it may be for reads of it once, under the first of them. */
async function tellNeeding(turn: Turn, numbers: readonly number[], offer: SupplyRow): Promise<void> {
  const needing = new Map<ChatId, { issues: Issue[]; hearer: Hearer }>();
  for (const number of numbers) {
    const issue = await readIssue(turn.tx, turn.organisationId, number);
    if (issue === undefined) continue;
    for (const hearer of await hearersOf(turn, issue)) {
      const { issues } = needing.get(hearer.chat) ?? { issues: [] };
      needing.set(hearer.chat, {
        issues: [...issues, issue],
        hearer: needing.get(hearer.chat)?.hearer ?? hearer,
      });
    }
  }
  for (const [chat, { issues, hearer }] of needing) {
    const views = issues.map((issue) => viewOf(turn.known, issue));
    const notice = offeredNow(views, partyOf(turn.known, offer), offer.offer);
    const said = hearer.message === undefined ? notice : { ...notice, replyTo: hearer.message };
    tell(turn, chat, said, `offered:${offer.id}`);
  }
}
