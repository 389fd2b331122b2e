import { DEFAULTS } from '../../calendar/defaults.ts';
import type { ChatId } from '../../chat/message.ts';
import { dueCards, type Card, type CardKind } from '../../issues/cards.ts';
import type { Issue } from '../../issues/issue.ts';
import {
  countReminder,
  issuesToWarnOf,
  oweReminders,
  settleReminders,
  waitingReminders,
  type Reminder,
  type WaitingReminder,
} from '../../store/issues/reminders.ts';
import { cardDigest, singleCard, type CardReader, type TellingCard } from '../../wording/cards.ts';
import { liaisonsOn, whereToReach } from '../reports/departments-chats.ts';
import { leadOf, viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { tell, type Stage } from '../turn.ts';

/** How far ahead a deadline can be and still owe its yellow card: one working day, however long the holidays. */
const AHEAD_DAYS = 20;
const DAY_MS = 86_400_000;
/** Of a day's reminders these are kept for the two that come batched. */
export const BATCHES_A_DAY = 2;

/** Writes down every card that fell due by now; returns how many were new. */
export async function oweDueCards(
  { tx, organisationId, known, now }: Stage,
  onlyUrgent: boolean,
): Promise<number> {
  const deadlineUpTo = new Date(now.getTime() + AHEAD_DAYS * DAY_MS);
  const issues = await issuesToWarnOf(tx, organisationId, { now, deadlineUpTo, onlyUrgent });
  const owed = issues.flatMap((issue) =>
    cardsOwed(issue, known, now).flatMap(({ kind, about, dueAt }) =>
      chatsFor(known, issue, kind).map((chat) => ({ issueNumber: issue.number, kind, about, dueAt, chat })),
    ),
  );
  return (await oweReminders(tx, organisationId, owed)).length;
}

/** A limit that was set too late to be warned of a day ahead is not warned of at all. */
function cardsOwed(issue: Issue, { calendar }: Pick<Known, 'calendar'>, now: Date): Card[] {
  const { dispatchedAt } = issue;
  return dueCards(issue, calendar, now).filter(
    ({ kind, dueAt }) => kind !== 'yellow' || dispatchedAt === null || dueAt > dispatchedAt,
  );
}

/** Who has to act: the lead department, what it was returned to, or one level up; a chat that has nothing to do is not told. */
export function chatsFor(known: Known, issue: Issue, kind: CardKind): ChatId[] {
  const lead = leadOf(issue);
  const coordinators = known.chatsOfKind('coordinators').map(({ id }) => id);
  if (kind === 'raised') return aboveOf(known, lead);
  if (lead === undefined || issue.state === 'returned') return coordinators;
  return whereToReach(known, lead).map(({ chat }) => chat.id);
}

/** The superior department's chat, where it has one; else the leaders'. */
function aboveOf(known: Known, departmentId: number | undefined): ChatId[] {
  const superiorId = known.department(departmentId)?.superiorId;
  const superior = superiorId == null ? [] : known.chatsOfDepartment(superiorId);
  return (superior.length > 0 ? superior : known.chatsOfKind('leaders')).map(({ id }) => id);
}

/** Sends what is urgent at once, night or not, as long as the chat's day has room; the rest waits for the next batch. */
export async function sendUrgentCards(stage: Stage): Promise<number> {
  const waiting = await waitingReminders(stage.tx, stage.organisationId, { onlyUrgent: true });
  const { due } = await dropOld(stage, waiting);
  let sent = 0;
  for (const one of due) {
    if (!(await hasRoom(stage, one.reminder.chat, BATCHES_A_DAY))) continue;
    const { chat } = one.reminder;
    tell(
      stage,
      chat,
      singleCard(telling(stage, one), mentionsIn(stage, chat), readerOf(stage.known, chat)),
      keyOf(one.reminder),
    );
    await settleReminders(stage.tx, stage.organisationId, [one.reminder], 'sent', stage.now);
    sent += 1;
  }
  return sent;
}

/** One message for each department's chat with all that it is owed; leaders and coordinators read it in their brief. */
export async function sendBatches(stage: Stage, due: Date): Promise<number> {
  const waiting = await waitingReminders(stage.tx, stage.organisationId);
  const mine = waiting.filter(({ reminder }) => !readsBrief(stage.known, reminder.chat));
  const { due: current } = await dropOld(stage, mine);
  const byChat = groupByChat(current);
  let sent = 0;
  for (const [chat, cards] of byChat) {
    if (!(await hasRoom(stage, chat, 0))) continue;
    const notice = cardDigest(
      cards.map((one) => telling(stage, one)),
      mentionsIn(stage, chat),
      readerOf(stage.known, chat),
    );
    tell(stage, chat, notice, `cards:${due.toISOString()}`);
    await settleReminders(
      stage.tx,
      stage.organisationId,
      cards.map(({ reminder }) => reminder),
      'sent',
      stage.now,
    );
    sent += 1;
  }
  return sent;
}

function readerOf(known: Known, chat: ChatId): CardReader {
  return readsBrief(known, chat) ? 'leaders' : 'department';
}

function readsBrief(known: Known, chat: ChatId): boolean {
  const kind = known.chat(chat)?.kind;
  return kind === 'leaders' || kind === 'coordinators';
}

/** What is still true of all that waits; the rest is over and settled so. */
export async function dropOld(
  stage: Stage,
  waiting: readonly WaitingReminder[],
): Promise<{ due: WaitingReminder[] }> {
  const isDue = ({ reminder, issue }: WaitingReminder) =>
    reminder.kind === 'urged'
      ? cardable(issue)
      : cardsOwed(issue, stage.known, stage.now).some(
          ({ kind, about }) => kind === reminder.kind && about.getTime() === reminder.about.getTime(),
        );
  const over = waiting.filter((one) => !isDue(one)).map(({ reminder }) => reminder);
  await settleReminders(stage.tx, stage.organisationId, over, 'dropped', stage.now);
  return { due: waiting.filter(isDue) };
}

const cardable = ({ state }: Issue) => !['resolved', 'closed', 'merged', 'cancelled'].includes(state);

export function telling({ known }: Stage, { reminder, issue }: WaitingReminder): TellingCard {
  return {
    kind: reminder.kind,
    issue: viewOf(known, issue),
    about: known.calendar.formatLocal(reminder.about, 'dateTime'),
  };
}

/** Whether the chat may be reminded once more today, so many of the day's reminders kept back. */
export async function hasRoom(
  { tx, organisationId, known, now }: Stage,
  chat: ChatId,
  kept: number,
): Promise<boolean> {
  const day = known.calendar.localDate(now);
  return countReminder(tx, organisationId, chat, day, DEFAULTS.remindersPerChatAndDay - kept);
}

function mentionsIn({ known, now }: Stage, chat: ChatId) {
  const place = known.chat(chat);
  return place?.departmentId == null ? [] : liaisonsOn(known, place.departmentId, place, now);
}

function keyOf({ issueNumber, kind, about }: Reminder): string {
  return `issue:${issueNumber}:${kind}:${about.toISOString()}`;
}

function groupByChat(cards: readonly WaitingReminder[]): Map<ChatId, WaitingReminder[]> {
  const byChat = new Map<ChatId, WaitingReminder[]>();
  for (const one of cards) byChat.set(one.reminder.chat, [...(byChat.get(one.reminder.chat) ?? []), one]);
  return byChat;
}
