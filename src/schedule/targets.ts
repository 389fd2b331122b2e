import type { ScheduleRule } from '../calendar/occurrences.ts';
import type { Chat } from '../directory/directory.ts';
import type { SummaryKind } from '../store/schema/index.ts';
import type { SummaryScope } from '../usecases/summaries/compose.ts';
import type { Known } from '../usecases/known.ts';
import type { Target } from '../usecases/summaries/post-bulletins.ts';
import { postRule } from '../usecases/summaries/post-rules.ts';

/** A chat that is posted to, about whom, and when. */
export interface TimedTarget extends Target {
  readonly rule: ScheduleRule;
}

/** The chats that a kind of summary goes to, in the directory's order; the last setting about a chat holds. */
export function targetsOf(known: Known, kind: SummaryKind): TimedTarget[] {
  return known.directory.chats.flatMap((chat) => {
    const scope = scopeOf(chat);
    const rule = postRule(known, kind, chat);
    return scope === undefined || rule === undefined ? [] : [{ chat: chat.id, scope, rule }];
  });
}

function scopeOf({ kind, groupId, departmentId }: Chat): SummaryScope | undefined {
  if (kind === 'leaders' || kind === 'coordinators') return { kind: 'organisation' };
  if (kind === 'work_group') return groupId === null ? undefined : { kind: 'group', id: groupId };
  return departmentId === null ? undefined : { kind: 'department', id: departmentId };
}
