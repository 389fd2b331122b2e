import type { Calendar } from '../../src/calendar/calendar.ts';
import type { Directory } from '../../src/directory/directory.ts';
import type { NewEvent } from '../../src/store/issues/issues.ts';

const CAP = 6;
const KEPT_FOR_BATCHES = 2;
const WORKED = new Set(['dispatched', 'accepted', 'in_progress']);

export interface ExpectedCard {
  readonly key: string;
  readonly chat: string;
  readonly at: Date;
}

interface Standing {
  state: string;
  deadline: Date;
  readonly signDueAt: Date;
  readonly urgent: boolean;
  readonly lead: number;
  readonly dispatchedAt: Date;
}

export const cardKey = (number: number, kind: string, about: Date, chat: string) =>
  `${number} ${kind} ${about.toISOString()} ${chat}`;

/** Which cards a careful clerk would send, worked out from the histories alone: no table, no query, one tick after the other. */
export function createReference(
  directory: Directory,
  calendar: Pick<Calendar, 'addWorkingDays' | 'localDate'>,
) {
  const standing = new Map<number, Standing>();
  const sent = new Map<string, ExpectedCard>();
  const days = new Map<string, number>();
  const chatOf = new Map(directory.chats.map(({ departmentId, id }) => [departmentId, id]));
  const superiorOf = new Map(directory.departments.map(({ id, superiorId }) => [id, superiorId]));

  function happened({ issueNumber, body, to, at }: NewEvent): void {
    const before = standing.get(issueNumber);
    if (body.type === 'dispatched')
      return void standing.set(issueNumber, {
        state: to,
        deadline: new Date(body.clocks!.deadline),
        signDueAt: new Date(body.clocks!.signDueAt),
        urgent: false,
        lead: body.lead,
        dispatchedAt: at,
        ...(urgent.has(issueNumber) ? { urgent: true } : {}),
      });
    if (body.type === 'reported' && body.priority === 'urgent') urgent.add(issueNumber);
    if (before === undefined) return;
    before.state = to;
    if (body.type === 'extended') before.deadline = new Date(body.deadline);
    if (body.type === 'released' && body.clocks !== null) before.deadline = new Date(body.clocks.deadline);
    if (to === 'closed') standing.delete(issueNumber);
  }
  const urgent = new Set<number>();

  /** The cards of one issue that are due and were never sent, oldest first. */
  function owed(number: number, one: Standing, now: Date) {
    if (!WORKED.has(one.state)) return [];
    const above = superiorOf.get(one.lead) ?? null;
    const up = above === null ? 'sandbox:leaders' : String(chatOf.get(above));
    const yellowAt = calendar.addWorkingDays(one.deadline, -1);
    const cards = [
      {
        kind: 'unsigned',
        about: one.signDueAt,
        dueAt: one.signDueAt,
        chat: String(chatOf.get(one.lead)),
        holds: one.state === 'dispatched' && now < one.deadline,
      },
      {
        kind: 'yellow',
        about: one.deadline,
        dueAt: yellowAt,
        chat: String(chatOf.get(one.lead)),
        holds: now < one.deadline && yellowAt > one.dispatchedAt,
      },
      {
        kind: 'red',
        about: one.deadline,
        dueAt: one.deadline,
        chat: String(chatOf.get(one.lead)),
        holds: true,
      },
      {
        kind: 'raised',
        about: one.deadline,
        dueAt: calendar.addWorkingDays(one.deadline, 1),
        chat: up,
        holds: true,
      },
    ];
    return cards
      .filter(({ dueAt, holds }) => dueAt <= now && holds)
      .map(({ kind, about, dueAt, chat }) => ({
        key: cardKey(number, kind, about, chat),
        chat,
        dueAt,
        number,
      }))
      .filter(({ key }) => !sent.has(key));
  }

  function hasRoom(chat: string, now: Date, kept: number): boolean {
    const day = `${chat} ${calendar.localDate(now)}`;
    const count = days.get(day) ?? 0;
    if (count >= CAP - kept) return false;
    days.set(day, count + 1);
    return true;
  }

  function tick(now: Date, isBatch: boolean): void {
    const all = [...standing].flatMap(([number, one]) =>
      owed(number, one, now).map((card) => ({ ...card, urgent: one.urgent })),
    );
    all.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.number - b.number);
    for (const { key, chat } of all.filter((card) => card.urgent))
      if (hasRoom(chat, now, KEPT_FOR_BATCHES)) sent.set(key, { key, chat, at: now });
    if (!isBatch) return;
    const rest = all.filter(({ key }) => !sent.has(key));
    for (const chat of new Set(rest.map((card) => card.chat)))
      if (chat === 'sandbox:leaders' || hasRoom(chat, now, 0))
        for (const { key } of rest.filter((card) => card.chat === chat))
          sent.set(key, { key, chat, at: now });
  }

  return { happened, tick, sent };
}
