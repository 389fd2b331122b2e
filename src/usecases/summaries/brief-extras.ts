import type { Period } from '../../calendar/calendar.ts';
import type { ChatId } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import { takeGaps } from '../../store/gaps.ts';
import { instructedIssues, settleReminders, waitingReminders } from '../../store/issues/reminders.ts';
import { briefTitle, cardLines, orderLines } from '../../wording/cards.ts';
import { gapLine } from '../../wording/chat-events.ts';
import { dropOld, telling } from '../cards/cards.ts';
import { newsSince } from './compose.ts';
import { viewOf } from '../issue-view.ts';
import { pendingLines } from './pending-lines.ts';
import { undispatchedLines } from './undispatched-lines.ts';
import type { Stage } from '../turn.ts';

/** An older gap helps nobody any more. */
const GAP_AGE_MS = 2 * 86_400_000;

/** What a brief tells beside its own lists: when nothing was heard, 督办 until it is done, and the cards that this chat is owed. */
export interface Extras {
  readonly lines: readonly string[];
  /** The issues that these lines tell of in words. */
  readonly told: ReadonlySet<number>;
  readonly orders: readonly number[];
  readonly cards: readonly number[];
}

/** Taken in the transaction that posts the brief: the cards count as sent with it. */
export async function takeExtras(stage: Stage, chat: ChatId, kind: 'morning' | 'evening'): Promise<Extras> {
  const { tx, organisationId, known, now } = stage;
  const { issues, total } = await instructedIssues(tx, organisationId, { news: newsOnDayOff(stage) });
  const orders = issues.flatMap((issue) => {
    const view = viewOf(known, issue);
    if (issue.instruction === null || view.order == null) return [];
    const { dueAt } = issue.instruction;
    return [{ issue: view, order: view.order, isLate: dueAt !== null && dueAt < now }];
  });
  const { due } = await dropOld(stage, await waitingReminders(tx, organisationId, { chat }));
  await settleReminders(
    tx,
    organisationId,
    due.map(({ reminder }) => reminder),
    'sent',
    now,
  );
  const waiting = [
    ...(await gapLines(stage, chat)),
    ...(await pendingLines(stage, chat)),
    ...(kind === 'morning' ? await undispatchedLines(stage, chat) : []),
  ];
  const ordered = [...waiting, ...orderLines(orders, { standing: total, told: numbersIn(waiting) })];
  const cards = due.map((one) => telling(stage, one));
  const lines = [...ordered, ...cardLines(cards, numbersIn(ordered))];
  return {
    lines,
    told: numbersIn(lines),
    orders: issues.map(({ number }) => number),
    cards: due.map(({ reminder }) => reminder.issueNumber),
  };
}

/** A line that begins with an issue's number tells of it. */
function numbersIn(lines: readonly string[]): Set<number> {
  return new Set(
    lines.flatMap((line) => {
      const [, number] = /^#(\d+) /.exec(line) ?? [];
      return number === undefined ? [] : [Number(number)];
    }),
  );
}

/** On a day off an order that merely stands is no news; undefined on the others, on which it is repeated until it is done. */
function newsOnDayOff({ known, now }: Stage): Period | undefined {
  const { calendar } = known;
  return calendar.isWorkingDay(calendar.localDate(now))
    ? undefined
    : { from: newsSince(known, now), to: now };
}

/** What was typed in that time may be lost; a chat is told once. */
async function gapLines({ tx, organisationId, known, now }: Stage, chat: ChatId): Promise<string[]> {
  const gaps = await takeGaps(tx, organisationId, chat, new Date(now.getTime() - GAP_AGE_MS));
  const { calendar } = known;
  return gaps.map(({ platform, from, until }) => {
    const isSameDay = calendar.localDate(from) === calendar.localDate(until);
    const to = calendar.formatLocal(until, isSameDay ? 'time' : 'dateTime');
    return gapLine(platform, calendar.formatLocal(from, 'dateTime'), to);
  });
}

/** The brief with its extras on top, or the extras alone where the lists had nothing to say. */
export function withExtras(
  brief: Notice | undefined,
  { lines }: Extras,
  kind: 'morning' | 'evening',
  date: string,
): Notice | null {
  if (lines.length === 0) return brief ?? null;
  return brief === undefined
    ? { kind, tone: 'plain', title: briefTitle(kind, date), lines }
    : { ...brief, lines: [...lines, ...brief.lines] };
}
