import { latestReport } from '../store/references.ts';
import { unread, waysToTake } from '../wording/unread.ts';
import { putQuestion } from './put-question.ts';
import { answer, type Turn } from './turn.ts';

const ANSWER_WITHIN_MINUTES = 10;
/** So long after an own report more words may belong to it. */
const BELONGS_WITHIN_MINUTES = 120;

/**
 * Somebody of a work group told the bot something that it could not read: a matter like that is not lost for want of
 * the right words. Nothing is done until one of the choices is taken.
 * @returns false where nothing is offered
 */
export async function offerToTake(turn: Turn, words: string): Promise<boolean> {
  const { tx, organisationId, message, sender, now, chat } = turn;
  if (chat !== undefined && chat.kind !== 'work_group') return false;
  const since = new Date(now.getTime() - BELONGS_WITHIN_MINUTES * 60_000);
  const last = await latestReport(tx, organisationId, message.chat, sender.account, since);
  const options = waysToTake(words, last);
  answer(turn, unread(options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
  return true;
}
