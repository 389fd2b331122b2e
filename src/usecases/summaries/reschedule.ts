import { readSchedule, type ScheduleCommand } from '../../commands/orders/read-schedule.ts';
import type { InboundMessage } from '../../chat/message.ts';
import { mayAct } from '../../issues/permissions.ts';
import { setPost, unsetPost, type PostSetting, type SaidSettings } from '../../store/schedule-settings.ts';
import {
  onlyAdminsSchedule,
  onlyForAll,
  postTimes,
  rescheduled,
  restored,
  resumed,
  stopped,
  stoppedAlready,
  wrongTime,
} from '../../wording/schedule.ts';
import { audited } from '../admin/audit.ts';
import type { Known } from '../known.ts';
import { postHolidays, postRule } from './post-rules.ts';
import { readSettings } from '../settings.ts';
import { answer, type Turn } from '../turn.ts';

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
  if (mayAct(turn.sender.grants, 'administer').kind === 'refused') return answer(turn, onlyAdminsSchedule());
  switch (command.intent) {
    case 'wrong_time':
      return answer(turn, wrongTime(command.said));
    case 'only_once':
      return answer(turn, onlyForAll(command.what));
    case 'reschedule':
      return change(turn, command);
    case 'restore':
      return restore(turn, command.what);
    case 'stop':
      return stop(turn, command.what);
    case 'resume':
      return resume(turn, command.what);
  }
}

type Change = Extract<ScheduleCommand, { intent: 'reschedule' }>;
type What = Change['what'];

async function change(turn: Turn, { what, cron }: Change): Promise<void> {
  const post = { what, chats: 'leaders', cron, off: false } as const;
  await setPost(turn.tx, turn.organisationId, post);
  await note(turn, post);
  answer(turn, rescheduled(what, timesWith(turn, what, cron)));
}

async function restore(turn: Turn, what: What): Promise<void> {
  answer(turn, restored(what, await takeBack(turn, what)));
}

/** An hour that was said before is kept for when it is posted again. */
async function stop(turn: Turn, what: What): Promise<void> {
  const [leaders] = turn.known.chatsOfKind('leaders');
  if (leaders !== undefined && postRule(turn.known, what, leaders) === undefined)
    return answer(turn, stoppedAlready(what));
  const post = { ...(saidOf(turn, what) ?? { what, chats: 'leaders' }), off: true };
  await setPost(turn.tx, turn.organisationId, post);
  await note(turn, post);
  answer(turn, stopped(what));
}

async function resume(turn: Turn, what: What): Promise<void> {
  const before = saidOf(turn, what);
  if (before?.cron === undefined)
    return answer(
      turn,
      resumed(what, before === undefined ? timesOf(turn, what) : await takeBack(turn, what)),
    );
  const post = { ...before, off: false };
  await setPost(turn.tx, turn.organisationId, post);
  await note(turn, post);
  answer(turn, resumed(what, timesWith(turn, what, before.cron)));
}

/** What an admin said of it in a chat. */
function saidOf({ known }: Turn, what: What): PostSetting | undefined {
  const { postsSaid = [] }: SaidSettings = known.directory.organisation.settings ?? {};
  return postsSaid.findLast((post) => post.what === what && post.chats === 'leaders');
}

/** The directory file's word holds again. @returns when it is posted then */
async function takeBack(turn: Turn, what: What): Promise<string[]> {
  const about = { what, chats: 'leaders' } as const;
  await unsetPost(turn.tx, turn.organisationId, about);
  await note(turn, about);
  const { settings } = turn.known.directory.organisation;
  const file = { ...turn.known, settings: readSettings({ ...settings, postsSaid: [] }) };
  return timesOf({ ...turn, known: file }, what);
}

const timesWith = (turn: Turn, what: What, cron: string): string[] =>
  nextTimes(turn, { kind: 'cron', cron, holidays: postHolidays(what) });

const note = (turn: Turn, post: unknown) =>
  audited(turn, { noun: 'organisation', name: 'schedule', what: 'changed', new: post });

function timesOf(turn: Turn, what: What): string[] {
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
