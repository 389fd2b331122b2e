import type { ChatId } from '../../chat/message.ts';
import type { Issue } from '../../issues/issue.ts';
import { addEntry } from '../../store/supply/entries.ts';
import type { Offer } from '../../summaries/materials.ts';
import type { Match } from '../../summaries/matching.ts';
import type { LeftOffer } from '../../summaries/supply.ts';
import { partyName, type Partner } from '../../wording/supply.ts';
import type { Known } from '../known.ts';
import type { Turn } from '../turn.ts';

/** Whoever has an offer or needs something, by its enterprise and group and by nothing else. */
export const partyOf = (known: Known, of: Pick<Issue, 'objectId' | 'groupId'>): string =>
  partyName(known.object(of.objectId)?.name, known.group(of.groupId)?.name);

export const chatsOfGroup = (known: Known, groupId: number | null): ChatId[] =>
  known
    .chatsOfKind('work_group')
    .filter((chat) => groupId !== null && chat.groupId === groupId)
    .map(({ id }) => id);

/** What a group said that it had, all of it of one day as it is told. */
export function partnerOf({ known }: Turn, offers: readonly [LeftOffer, ...LeftOffer[]]): Partner {
  const [{ notedAt, ...first }] = offers;
  const offered = offers.map(({ offer, left }) => ({ ...offer, value: left }));
  return { name: partyOf(known, first), since: known.calendar.formatLocal(notedAt, 'date'), offered };
}

/** What of a need an offer covers, in the words of the need. */
export const covers = ({ need: { item, unit }, amount }: Match): Offer => ({ item, unit, value: amount });

/** Notes beside a message's own stand behind them; no message says so many things. */
const BESIDE = 100;
export const besidePosition = (position: number, nth: number): number => (position + 1) * BESIDE + nth;

/** Written with the asking itself: the same two are brought together once, and who was asked may answer. */
export async function noteAsked(
  { tx, organisationId, sender, inboxId, now }: Turn,
  match: Match,
  place: { readonly issueNumber: number; readonly chat: ChatId; readonly position: number },
): Promise<void> {
  const { id: offerId, groupId, objectId } = match.offer;
  await addEntry(tx, organisationId, {
    kind: 'supply_match',
    groupId,
    objectId,
    personId: sender.personId,
    inboxId,
    slots: { offer: covers(match), offerId },
    said: '',
    notedAt: now,
    ...place,
  });
}
