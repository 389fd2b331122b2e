import type { ScheduleRule } from '../calendar/occurrences.ts';
import type { ChatId } from '../chat/message.ts';
import { composeBrief, composeWeekly, type SummaryScope } from '../usecases/compose-summaries.ts';
import { takeExtras, withExtras } from '../usecases/brief-extras.ts';
import type { Known } from '../usecases/known.ts';
import { withFiles } from '../usecases/bulletin-files.ts';
import { earlierWeeks } from '../usecases/summary-file.ts';
import { keepSummary, nextWeeklyNumber, scopeText } from '../store/summaries.ts';
import { tell, type Stage } from '../usecases/turn.ts';
import type { RunState } from '../store/runs.ts';

/** Where a job posts, and about whom. */
export interface Target {
  readonly chat: ChatId;
  readonly scope: SummaryScope;
}

export interface Job {
  readonly name: 'weekly' | 'morning' | 'evening';
  rule(known: Known): ScheduleRule;
  targets(known: Known): readonly Target[];
  /** After an outage: every missed period, or the last one alone, since yesterday's brief helps nobody. */
  readonly catchUp: 'each' | 'latest';
  post(stage: Stage, target: Target, due: Date): Promise<RunState>;
}

const ORGANISATION: SummaryScope = { kind: 'organisation' };

const leadersAndCoordinators = (known: Known): Target[] =>
  [...known.chatsOfKind('leaders'), ...known.chatsOfKind('coordinators')].map(({ id }) => ({
    chat: id,
    scope: ORGANISATION,
  }));

const leadersAndGroups = (known: Known): Target[] => [
  ...known.chatsOfKind('leaders').map(({ id }) => ({ chat: id, scope: ORGANISATION })),
  ...known
    .chatsOfKind('work_group')
    .flatMap(({ id, groupId }) =>
      groupId === null ? [] : [{ chat: id, scope: { kind: 'group' as const, id: groupId } }],
    ),
];

/** Every job there is; the hours are the organisation's. */
export const JOBS: readonly Job[] = [
  {
    name: 'weekly',
    rule: ({ settings }) => settings.weekly,
    targets: leadersAndGroups,
    catchUp: 'each',
    post: postWeekly,
  },
  {
    name: 'morning',
    rule: ({ settings }) => settings.morning,
    targets: leadersAndCoordinators,
    catchUp: 'latest',
    post: postBrief('morning'),
  },
  {
    name: 'evening',
    rule: ({ settings }) => settings.evening,
    targets: leadersAndCoordinators,
    catchUp: 'latest',
    post: postBrief('evening'),
  },
];

async function postWeekly(stage: Stage, { chat, scope }: Target, due: Date): Promise<RunState> {
  const { tx, organisationId, known, now } = stage;
  const period = known.calendar.periodOfWeek(due);
  const number = await nextWeeklyNumber(tx, organisationId, chat);
  const { notice, figures } = await composeWeekly(tx, {
    organisationId,
    known,
    scope,
    period,
    number,
    now: due,
  });
  const earlier = await earlierWeeks(tx, organisationId, {
    kind: 'weekly',
    chat,
    scope: scopeText(scope),
    before: period.to,
  });
  const id = await keepSummary(tx, organisationId, {
    kind: 'weekly',
    chat,
    scope,
    period,
    notice,
    figures,
    postedAt: now,
  });
  tell(stage, chat, withFiles(notice, known, { id, chat, figures, earlier }), `weekly:${due.toISOString()}`);
  return 'posted';
}

function postBrief(kind: 'morning' | 'evening'): Job['post'] {
  return async (stage, { chat, scope }, due) => {
    const { tx, organisationId, known, now } = stage;
    const brief = await composeBrief(tx, { organisationId, known, scope, kind, now: due });
    const extras = await takeExtras(stage, chat);
    const notice = withExtras(brief?.notice, extras, kind, known.calendar.formatLocal(due, 'date'));
    if (notice === null) return 'empty';
    const { orders, cards } = extras;
    const figures = { ...brief?.figures, orders, cards };
    const period = brief?.period ?? { from: due, to: due };
    await keepSummary(tx, organisationId, { kind, chat, scope, period, notice, figures, postedAt: now });
    tell(stage, chat, notice, `${kind}:${due.toISOString()}`);
    return 'posted';
  };
}
