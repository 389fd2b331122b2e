import { moreTold } from '../../commands/reports/more-told.ts';
import { unread } from '../../commands/unanswered.ts';
import type { InboundMessage } from '../../chat/message.ts';
import { reportsSince } from '../../store/issues/references.ts';
import { asParsed, type Heard, type Reading } from './heard.ts';

/** So long after an own report what opens with 还有 goes on with it. */
const BEHIND_MS = 10 * 60_000;

/** Read without a query. */
export const mayTellMore = ({ text }: InboundMessage): boolean => moreTold(text) !== undefined;

/** "还有 他们消毒液也不够", right behind an own report: asked whether it belongs to that one or is another. */
export async function moreToldBehind(heard: Heard): Promise<Reading | undefined> {
  const { db, organisationId, known, message, now, first, quotedIssue } = heard;
  if (first.kind !== 'chatter' || quotedIssue !== undefined || message.isPrivate) return undefined;
  const more = moreTold(message.text);
  if (more === undefined || known.chat(message.chat)?.kind !== 'work_group') return undefined;
  const since = new Date(now.getTime() - BEHIND_MS);
  const [last] = await reportsSince(db, organisationId, message.chat, message.sender.account, {
    since,
    most: 1,
  });
  if (last === undefined) return undefined;
  const whose = more.isTheirs ? known.object(last.objectId)?.name : undefined;
  const told = whose === undefined ? more.words : `${whose} ${more.words}`;
  return asParsed(unread(told));
}
