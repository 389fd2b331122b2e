import { type RunState, staleRuns } from '../../store/runs.ts';
import { keepSummary, lastBriefUntil } from '../../store/summaries/summaries.ts';
import { missedBriefs } from '../../wording/editing.ts';
import { takeExtras, withExtras } from './brief-extras.ts';
import { composeBrief, newsSince } from './compose.ts';
import type { Target } from './post-bulletins.ts';
import { tell, type Stage } from '../turn.ts';

/** The brief of a morning or evening; it says which ones an outage swallowed. */
export async function postBrief(
  stage: Stage,
  kind: 'morning' | 'evening',
  { chat, scope }: Target,
  due: Date,
): Promise<RunState> {
  const { tx, organisationId, known, now } = stage;
  const since = newsSince(known, due);
  const toldUntil = await lastBriefUntil(tx, organisationId, { chat, since, before: due });
  const extras = await takeExtras(stage, chat, kind);
  const about = { organisationId, known, scope, kind, now: due, toldUntil, told: extras.told };
  const brief = await composeBrief(tx, about);
  const told = withExtras(brief?.notice, extras, kind, known.calendar.formatLocal(due, 'date'));
  if (told === null) return 'empty';
  const missed = await staleRuns(tx, organisationId, { job: kind, chat, before: due });
  const days = missed.map((day) => known.calendar.formatLocal(day, 'date'));
  const notice = days.length === 0 ? told : { ...told, lines: [missedBriefs(days), ...told.lines] };
  const { orders, cards } = extras;
  const figures = { ...brief?.figures, orders, cards };
  const period = brief?.period ?? { from: due, to: due };
  await keepSummary(tx, organisationId, { kind, chat, scope, period, notice, figures, postedAt: now });
  tell(stage, chat, notice, `${kind}:${due.toISOString()}`);
  return 'posted';
}
