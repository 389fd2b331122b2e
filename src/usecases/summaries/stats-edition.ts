import type { StatsIntent } from '../../commands/intent.ts';
import { postedBulletin } from '../../store/summaries/summaries.ts';
import { noSuchEdition } from '../../wording/periods.ts';
import { answer, type Turn } from '../turn.ts';

type Edition = NonNullable<StatsIntent['edition']>;

/** The bulletin of that number as it was posted in this chat: what was told elsewhere is not told here. */
export async function tellEdition(
  turn: Turn,
  edition: Edition,
  kind: StatsIntent['bulletin'],
): Promise<void> {
  const { tx, organisationId, message } = turn;
  const posted = await postedBulletin(tx, organisationId, message.chat, { number: edition, kind });
  answer(turn, posted?.notice ?? noSuchEdition(edition));
}
