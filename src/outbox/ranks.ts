import type { Notice } from '../chat/notice.ts';

/** What goes first among chats; within a chat the older always does. Stored as a number, the lower the sooner. */
export const RANKS = { urgent: 0, answers: 1, asks: 2, tells: 3, restates: 4, periodic: 5 } as const;
type Rank = keyof typeof RANKS;

/** Why each kind of notice is sent: it answers who typed, asks somebody to act, or comes by the calendar. The rest tells. */
const RANK_OF: Readonly<Record<string, Rank>> = {
  receipt: 'answers',
  answer: 'answers',
  done: 'answers',
  unchanged: 'answers',
  already: 'answers',
  unknown: 'answers',
  refused: 'answers',
  misused: 'answers',
  which: 'answers',
  denied: 'answers',
  unbound: 'answers',
  list: 'answers',
  why: 'answers',
  help: 'answers',
  bound: 'answers',
  noted: 'answers',
  issue: 'answers',
  contact: 'answers',
  directory: 'answers',
  withheld: 'answers',
  recalled: 'asks',
  request: 'asks',
  triage: 'asks',
  ruling: 'asks',
  question: 'asks',
  result: 'asks',
  extension: 'asks',
  hold: 'asks',
  instruction: 'asks',
  escalated: 'asks',
  urge: 'asks',
  supply_ask: 'asks',
  card: 'asks',
  cards: 'asks',
  morning: 'periodic',
  evening: 'periodic',
  weekly: 'periodic',
};

export function rankOf({ kind, tone }: Notice): number {
  return tone === 'urgent' ? RANKS.urgent : RANKS[RANK_OF[kind] ?? 'tells'];
}

/** Whether somebody waits for the reader to do something: worth saying twice where once cannot be made sure of. */
export function asksToAct({ kind, tone }: Notice): boolean {
  return tone === 'urgent' || RANK_OF[kind] === 'asks';
}
