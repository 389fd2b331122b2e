import { ownMatterAsked } from '../../commands/questions/own-matter-asked.ts';
import { sharesMatter } from '../../commands/statements/done/tells-of-result.ts';
import type { Parsed } from '../../commands/intent.ts';
import type { Issue } from '../../issues/issue.ts';
import { listOpenIssues } from '../../store/issues/lists.ts';
import { senderOf } from '../turn.ts';
import type { Awaited, Place } from './place.ts';

const LOOKED_THROUGH = 50;

type Said = Omit<Place, 'db' | 'organisationId'>;

/** Read without a query: an enterprise's contact asks after something of their own, and asks nobody in particular. */
export function mayAskAfterOwn(place: Said): boolean {
  const { message } = place;
  return !message.mentionsBot && objectsOf(place).length > 0 && ownMatterAsked(message.text) !== undefined;
}

/** The objects that the sender speaks for. */
function objectsOf({ known, message, now }: Said): number[] {
  return senderOf(known, message, now).grants.flatMap(({ role, objectId }) =>
    role === 'contact' && objectId !== null ? [objectId] : [],
  );
}

/** "我们那个修路的事咋样了": told in one line where just one open issue of theirs can be meant; anything else is talk. */
export async function ownMatterToTell(place: Place, first: Parsed): Promise<Awaited | undefined> {
  if (first.kind !== 'chatter' || !mayAskAfterOwn(place)) return undefined;
  const matter = ownMatterAsked(place.message.text)?.matter ?? '';
  const [only, ...others] = (await openOfSender(place)).filter(
    ({ title, detail }) => matter === '' || sharesMatter(matter, `${title} ${detail}`),
  );
  return only === undefined || others.length > 0 ? undefined : { kind: 'state', issueNumber: only.number };
}

/** In a group's chat those of that group alone. */
async function openOfSender(place: Place): Promise<Issue[]> {
  const { db, organisationId, known, message } = place;
  const groupId = known.chat(message.chat)?.groupId ?? null;
  if (groupId === null && !message.isPrivate) return [];
  const found = await Promise.all(
    objectsOf(place).map((objectId) =>
      listOpenIssues(
        db,
        organisationId,
        groupId === null ? { objectId } : { objectId, groupId },
        LOOKED_THROUGH,
      ),
    ),
  );
  return found.flatMap(({ issues }) => issues);
}
