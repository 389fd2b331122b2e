import type { Calendar, Period } from '../calendar/calendar.ts';
import type { StatsIntent } from '../commands/intent.ts';
import { strangerRefused } from '../wording/answers.ts';
import { composeStats, type SummaryScope } from './compose-summaries.ts';
import { answer, type Turn } from './turn.ts';

/** "周报": the bulletin of any period, on request; it is told, not kept. */
export async function stats(turn: Turn, intent: StatsIntent): Promise<void> {
  const { tx, organisationId, known, now, sender } = turn;
  if (sender.grants.length === 0) return answer(turn, strangerRefused());
  const period = periodOf(intent, known.calendar, known.directory.organisation.weekStartsOn, now);
  const scope = scopeOf(turn, intent);
  answer(turn, await composeStats(tx, { organisationId, known, scope, period, now }));
}

/** A department or group that is named; else what the chat belongs to; else everything. */
function scopeOf({ known, chat, message }: Turn, intent: StatsIntent): SummaryScope {
  const department = known.departmentNamed(intent.department);
  if (department) return { kind: 'department', id: department.id };
  const [group] = known.directory.groups
    .filter(({ name }) => message.text.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  if (group) return { kind: 'group', id: group.id };
  if (chat?.groupId != null) return { kind: 'group', id: chat.groupId };
  if (chat?.departmentId != null) return { kind: 'department', id: chat.departmentId };
  return { kind: 'organisation' };
}

/** Half open, and whole: a week that still runs is called a week and judged now. */
function periodOf(intent: StatsIntent, calendar: Calendar, weekStartsOn: number, now: Date): Period {
  if (intent.period === 'custom' && intent.from !== undefined && intent.to !== undefined)
    return { from: new Date(intent.from), to: new Date(intent.to) };
  const today = calendar.localDate(now);
  const midnight = (date: string) => calendar.at(date, '00:00');
  const week = calendar.addDays(today, -((calendar.weekday(today) - weekStartsOn + 7) % 7));
  const month = `${today.slice(0, 8)}01`;
  const monthBefore = `${calendar.addDays(month, -1).slice(0, 8)}01`;
  const monthAfter = `${calendar.addDays(month, 31).slice(0, 8)}01`;
  const periods: Record<StatsIntent['period'], Period> = {
    today: { from: midnight(today), to: midnight(calendar.addDays(today, 1)) },
    yesterday: { from: midnight(calendar.addDays(today, -1)), to: midnight(today) },
    this_week: { from: midnight(week), to: midnight(calendar.addDays(week, 7)) },
    last_week: { from: midnight(calendar.addDays(week, -7)), to: midnight(week) },
    this_month: { from: midnight(month), to: midnight(monthAfter) },
    last_month: { from: midnight(monthBefore), to: midnight(month) },
    custom: { from: midnight(week), to: midnight(calendar.addDays(week, 7)) },
  };
  return periods[intent.period];
}
