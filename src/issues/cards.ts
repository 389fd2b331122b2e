import type { Calendar } from '../calendar/calendar.ts';
import type { Issue } from './issue.ts';
import type { IssueState } from './state.ts';

/**
 * `unsigned` when the limit to sign has passed; `yellow` one working day before the deadline, `red` at the breach, `raised` a level up one working day later;
 * `ordered`: a supervisor's date (督办) has passed; `hold_over`: what was held may go on; `urged`: an urge (催办) that
 * found its chat reminded often enough that day.
 */
export const CARD_KINDS = ['unsigned', 'yellow', 'red', 'raised', 'ordered', 'hold_over', 'urged'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export interface Card {
  readonly kind: CardKind;
  /** The limit that it warns of. */
  readonly about: Date;
  /** The moment from which it is owed. */
  readonly dueAt: Date;
}

/** States in which a department works against the deadline; while held or waiting for a yes or no, nobody is warned. */
export const CARDED_STATES: readonly IssueState[] = [
  'dispatched',
  'accepted',
  'in_progress',
  'reopened',
  'returned',
];

type Days = Pick<Calendar, 'addWorkingDays'>;
type Clocked = Pick<Issue, 'state' | 'signDueAt' | 'deadline' | 'heldUntil' | 'instruction'>;

/** Every card that the issue's limits as they stand will ever ask for, in the order of time. */
export function cardsOf(issue: Clocked, calendar: Days): Card[] {
  return [
    ...signingCards(issue),
    ...deadlineCards(issue, calendar),
    ...orderCards(issue),
    ...holdCards(issue),
  ].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** What is owed now: a breach makes the warnings before it old news, that of the deadline and that of the signing. */
export function dueCards(issue: Clocked, calendar: Days, now: Date): Card[] {
  const due = cardsOf(issue, calendar).filter(({ dueAt }) => dueAt <= now);
  const isBreached = due.some(({ kind }) => kind === 'red');
  return due.filter(({ kind }) => (kind !== 'yellow' && kind !== 'unsigned') || !isBreached);
}

/** The last moment at which an issue with this deadline can owe its first card: for finding them. */
function earliestWarning(deadline: Date, calendar: Days): Date {
  return calendar.addWorkingDays(deadline, -1);
}

/** States in which the lead department has not signed. */
export const UNSIGNED_STATES: readonly IssueState[] = ['dispatched', 'reopened'];

function signingCards({ state, signDueAt }: Clocked): Card[] {
  return signDueAt === null || !UNSIGNED_STATES.includes(state)
    ? []
    : [{ kind: 'unsigned', about: signDueAt, dueAt: signDueAt }];
}

function deadlineCards({ state, deadline }: Clocked, calendar: Days): Card[] {
  if (deadline === null || !CARDED_STATES.includes(state)) return [];
  return [
    { kind: 'yellow', about: deadline, dueAt: earliestWarning(deadline, calendar) },
    { kind: 'red', about: deadline, dueAt: deadline },
    { kind: 'raised', about: deadline, dueAt: calendar.addWorkingDays(deadline, 1) },
  ];
}

function orderCards({ state, instruction }: Clocked): Card[] {
  const dueAt = instruction?.dueAt ?? null;
  return dueAt === null || !CARDED_STATES.includes(state) ? [] : [{ kind: 'ordered', about: dueAt, dueAt }];
}

function holdCards({ state, heldUntil }: Clocked): Card[] {
  return heldUntil === null || state !== 'on_hold'
    ? []
    : [{ kind: 'hold_over', about: heldUntil, dueAt: heldUntil }];
}
