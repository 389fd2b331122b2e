import type { StatsIntent } from '../../commands/intent.ts';
import { strangerRefused } from '../../wording/answers.ts';
import { notYetBegun, unclearDays } from '../../wording/periods.ts';
import { composeStats, type SummaryScope } from './compose.ts';
import { placeNamed, unknownPlace } from './place-named.ts';
import { saidPeriod } from './said-period.ts';
import { sendLedger } from '../ledger/send-ledger.ts';
import { tellEdition } from './stats-edition.ts';
import { answer, type Turn } from '../turn.ts';

/** "周报": the bulletin of any period, on request; it is told, not kept. "台账": the ledger itself, as a file. */
export async function stats(turn: Turn, intent: StatsIntent): Promise<void> {
  const { tx, organisationId, known, now, sender } = turn;
  if (sender.grants.length === 0) return answer(turn, strangerRefused());
  if (intent.isLoose === true && placeNamed(known, intent) === 'unknown') return;
  if (intent.edition !== undefined) return tellEdition(turn, intent.edition, intent.bulletin);
  const period = saidPeriod(known, intent, now);
  if (period === undefined) return answer(turn, unclearDays());
  if (period.from > now) return answer(turn, notYetBegun());
  if (intent.as === 'ledger') return sendLedger(turn, intent, intent.period === 'all' ? undefined : period);
  const scope = scopeOf(turn, intent);
  if (scope === 'unknown') return answer(turn, unknownPlace(known, intent, 'bulletin'));
  answer(turn, await composeStats(tx, { organisationId, known, scope, period, now }));
}

/** A department or group that is named; else what the chat belongs to; else everything. */
function scopeOf({ known, chat, message }: Turn, intent: StatsIntent): SummaryScope | 'unknown' {
  const named = placeNamed(known, intent);
  if (named !== undefined) return named;
  const [group] = known.directory.groups
    .filter(({ name }) => message.text.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (group) return { kind: 'group', id: group.id };
  if (chat?.groupId != null) return { kind: 'group', id: chat.groupId };
  if (chat?.departmentId != null) return { kind: 'department', id: chat.departmentId };
  return { kind: 'organisation' };
}
