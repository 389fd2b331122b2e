import type { ChatId } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';
import { instructedIssues, settleReminders, waitingReminders } from '../store/reminders.ts';
import { briefTitle, cardLines, orderLines } from '../wording/cards.ts';
import { dropOld, telling } from './cards.ts';
import { viewOf } from './issue-view.ts';
import type { Stage } from './turn.ts';

const SHOWN = 5;

/** What a brief tells beside its own lists: 督办 until it is done, and the cards that this chat is owed. */
export interface Extras {
  readonly lines: readonly string[];
  readonly orders: readonly number[];
  readonly cards: readonly number[];
}

/** Taken in the transaction that posts the brief: the cards count as sent with it. */
export async function takeExtras(stage: Stage, chat: ChatId): Promise<Extras> {
  const { tx, organisationId, known, now } = stage;
  const { issues, total } = await instructedIssues(tx, organisationId, SHOWN);
  const orders = issues.flatMap((issue) => {
    const { instruction } = issue;
    if (instruction === null) return [];
    const { text, by, dueAt } = instruction;
    const due = dueAt === null ? null : known.calendar.formatLocal(dueAt, 'dateTime');
    return [{ issue: viewOf(known, issue), text, by, due, isLate: dueAt !== null && dueAt < now }];
  });
  const { due } = await dropOld(stage, await waitingReminders(tx, organisationId, { chat }));
  await settleReminders(
    tx,
    organisationId,
    due.map(({ reminder }) => reminder),
    'sent',
    now,
  );
  return {
    lines: [...orderLines(orders, total), ...cardLines(due.map((one) => telling(stage, one)))],
    orders: issues.map(({ number }) => number),
    cards: due.map(({ reminder }) => reminder.issueNumber),
  };
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
