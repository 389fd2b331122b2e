import type { ScheduleRule } from '../calendar/occurrences.ts';
import type { ChatKind, Chat } from '../directory/directory.ts';
import type { SummaryKind } from '../store/schema/index.ts';
import type { SummaryScope } from '../usecases/compose-summaries.ts';
import type { Known } from '../usecases/known.ts';
import type { Target } from '../usecases/post-bulletins.ts';

/** A chat that is posted to, about whom, and when. */
export interface TimedTarget extends Target {
  readonly rule: ScheduleRule;
}

/** Who gets what unless the organisation says otherwise: a work group opts in to briefs, a department to its bulletin, and nobody is sent a month. */
const USUAL: Readonly<Record<SummaryKind, readonly ChatKind[]>> = {
  weekly: ['leaders', 'work_group'],
  monthly: [],
  morning: ['leaders', 'coordinators'],
  evening: ['leaders', 'coordinators'],
};

/** The chats that a kind of summary goes to, in the directory's order; the last setting about a chat holds. */
export function targetsOf(known: Known, kind: SummaryKind): TimedTarget[] {
  return known.directory.chats.flatMap((chat) => {
    const scope = scopeOf(chat);
    const rule = ruleFor(known, kind, chat);
    return scope === undefined || rule === undefined ? [] : [{ chat: chat.id, scope, rule }];
  });
}

function ruleFor(known: Known, kind: SummaryKind, chat: Chat): ScheduleRule | undefined {
  const set = known.settings.posts.findLast(
    ({ what, chats }) => what === kind && (chats === chat.kind || chats === chat.id),
  );
  if (set === undefined)
    return USUAL[kind].some((usual) => usual === chat.kind) ? usualRule(known, kind) : undefined;
  if (set.off) return undefined;
  const rule = set.cron === undefined ? usualRule(known, kind) : ({ kind: 'cron', cron: set.cron } as const);
  return { ...rule, holidays: set.holidays ?? (set.cron === undefined ? 'keep' : WAYS[kind]) };
}

/** A bulletin that has a meeting to be ready for moves with it; a brief stays, and says less on a day off. */
const WAYS = {
  weekly: 'next_working_day',
  monthly: 'next_working_day',
  morning: 'keep',
  evening: 'keep',
} as const;

/** The first of the month at nine. */
const MONTHLY = { kind: 'cron', cron: '0 9 1 * *', holidays: 'next_working_day' } as const;

export function usualRule({ settings }: Known, kind: SummaryKind): ScheduleRule {
  return kind === 'monthly' ? MONTHLY : settings[kind];
}

function scopeOf({ kind, groupId, departmentId }: Chat): SummaryScope | undefined {
  if (kind === 'leaders' || kind === 'coordinators') return { kind: 'organisation' };
  if (kind === 'work_group') return groupId === null ? undefined : { kind: 'group', id: groupId };
  return departmentId === null ? undefined : { kind: 'department', id: departmentId };
}
