import { fold } from '../../language/fold.ts';
import { reportsSince } from '../../store/issues/references.ts';
import { unread, waysToTake } from '../../wording/unread.ts';
import type { Known } from '../known.ts';
import { putQuestion } from '../asked/put-question.ts';
import { answer, type Turn } from '../turn.ts';

const ANSWER_WITHIN_MINUTES = 10;
/** So long after an own report more words may belong to it. */
const BELONGS_WITHIN_MINUTES = 120;

/**
 * Somebody of a work group told the bot something that it could not read: a matter like that is not lost for want of
 * the right words. Nothing is done until one of the choices is taken.
 * @returns false where nothing is offered
 */
export async function offerToTake(turn: Turn, words: string): Promise<boolean> {
  const { tx, organisationId, message, sender, now, chat, known } = turn;
  if (chat !== undefined && chat.kind !== 'work_group') return false;
  const since = new Date(now.getTime() - BELONGS_WITHIN_MINUTES * 60_000);
  const reported = { since, most: 1 };
  const [last] = await reportsSince(tx, organisationId, message.chat, sender.account, reported);
  const options = waysToTake(
    words,
    last !== undefined && isAnothers(known, words, last.objectId) ? undefined : last?.number,
  );
  answer(turn, unread(options));
  await putQuestion(turn, options, ANSWER_WITHIN_MINUTES);
  return true;
}

/** The words name somebody, and that is not who the report was of. */
function isAnothers(known: Known, words: string, objectId: number | null): boolean {
  const named = known.lexicon.find(fold(words)).filter(({ what }) => what === 'object');
  return named.length > 0 && !named.some(({ name }) => known.objectNamed(name)?.id === objectId);
}
