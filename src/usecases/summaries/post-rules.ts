import type { HolidayWay, ScheduleRule } from '../../calendar/occurrences.ts';
import type { Chat, ChatKind } from '../../directory/directory.ts';
import type { SummaryKind } from '../../store/schema/index.ts';
import type { Known } from '../known.ts';

/** Who gets what unless the organisation says otherwise: a work group opts in to briefs, and nobody is sent a month. A department hears of a week only where it had something in it. */
const USUAL: Readonly<Record<SummaryKind, readonly ChatKind[]>> = {
  weekly: ['leaders', 'work_group', 'department'],
  monthly: [],
  morning: ['leaders', 'coordinators'],
  evening: ['leaders', 'coordinators'],
};

/** When a kind of summary is posted in a chat; undefined where it is not. The last setting about a chat holds. */
export function postRule(known: Known, kind: SummaryKind, chat: Chat): ScheduleRule | undefined {
  const set = known.settings.posts.findLast(
    ({ what, chats }) => what === kind && (chats === chat.kind || chats === chat.id),
  );
  if (set === undefined)
    return USUAL[kind].some((usual) => usual === chat.kind) ? usualRule(known, kind) : undefined;
  if (set.off) return undefined;
  const rule = set.cron === undefined ? usualRule(known, kind) : ({ kind: 'cron', cron: set.cron } as const);
  return { ...rule, holidays: set.holidays ?? (set.cron === undefined ? 'keep' : postHolidays(kind)) };
}

/** A bulletin that has a meeting to be ready for moves with it; a brief stays, and says less on a day off. */
export function postHolidays(kind: SummaryKind): HolidayWay {
  return kind === 'weekly' || kind === 'monthly' ? 'next_working_day' : 'keep';
}

/** The first of the month at nine. */
const MONTHLY = { kind: 'cron', cron: '0 9 1 * *', holidays: 'next_working_day' } as const;

function usualRule({ settings }: Known, kind: SummaryKind): ScheduleRule {
  return kind === 'monthly' ? MONTHLY : settings[kind];
}
