import { readSchedule, type ScheduleCommand } from '../commands/read-schedule.ts';
import type { InboundMessage } from '../chat/message.ts';
import { mayAct } from '../issues/permissions.ts';
import { setPost, unsetPost } from '../store/schedule-settings.ts';
import { onlyAdmins } from '../wording/people.ts';
import { postTimes, rescheduled, wrongTime } from '../wording/schedule.ts';
import { audited } from './admin/audit.ts';
import type { Known } from './known.ts';
import { postHolidays, postRule } from './post-rules.ts';
import { readSettings } from './settings.ts';
import { answer, type Turn } from './turn.ts';

const POSTS = ['weekly', 'monthly', 'morning', 'evening'] as const;
const NEXT = 5;

/** What is said about the leaders' schedule, in their chat, the coordinators' or in private. */
export function schedulingIn(known: Known, message: InboundMessage): ScheduleCommand | undefined {
  const kind = known.chat(message.chat)?.kind;
  const isPlace = message.isPrivate || kind === 'leaders' || kind === 'coordinators';
  return isPlace ? readSchedule(message.text) : undefined;
}

export async function reschedule(turn: Turn, command: ScheduleCommand): Promise<void> {
  if (command.intent === 'times') {
    const posts = POSTS.map((what) => ({ what, times: timesOf(turn, what) }));
    return answer(turn, postTimes(posts));
  }
  if (mayAct(turn.sender.grants, 'administer').kind === 'refused') return answer(turn, onlyAdmins());
  if (command.intent === 'wrong_time') return answer(turn, wrongTime(command.said));
  return command.intent === 'restore' ? restore(turn, command.what) : change(turn, command);
}

type Change = Extract<ScheduleCommand, { intent: 'reschedule' }>;

async function change(turn: Turn, { what, cron }: Change): Promise<void> {
  const post = { what, chats: 'leaders', cron, off: false } as const;
  await setPost(turn.tx, turn.organisationId, post);
  await note(turn, post);
  const rule = { kind: 'cron', cron, holidays: postHolidays(what) } as const;
  answer(turn, rescheduled(what, nextTimes(turn, rule)));
}

async function restore(turn: Turn, what: Change['what']): Promise<void> {
  const about = { what, chats: 'leaders' } as const;
  await unsetPost(turn.tx, turn.organisationId, about);
  await note(turn, about);
  const { settings } = turn.known.directory.organisation;
  const file = { ...turn.known, settings: readSettings({ ...settings, postsSaid: [] }) };
  answer(turn, rescheduled(what, timesOf({ ...turn, known: file }, what)));
}

const note = (turn: Turn, post: unknown) =>
  audited(turn, { noun: 'organisation', name: 'schedule', what: 'changed', new: post });

function timesOf(turn: Turn, what: (typeof POSTS)[number]): string[] {
  const [leaders] = turn.known.chatsOfKind('leaders');
  const rule = leaders && postRule(turn.known, what, leaders);
  return rule === undefined ? [] : nextTimes(turn, rule);
}

function nextTimes({ known, now }: Turn, rule: NonNullable<ReturnType<typeof postRule>>): string[] {
  const times: string[] = [];
  for (let after = now; times.length < NEXT;) {
    after = known.calendar.nextOccurrence(rule, after);
    times.push(`${known.calendar.formatLocal(after, 'weekday')}${known.calendar.formatLocal(after, 'time')}`);
  }
  return times;
}
