import type { ChatId } from '../chat/message.ts';
import type { AccountPace, Limit, Pace } from './pace.ts';

/** A span is counted in this many slots: a limit is kept in any span, and a fortieth of it is given away for that. */
const SLOTS = 40;
const DAY_MS = 86_400_000;

/** Sends by slot; only those that still count are kept. */
type Count = Readonly<Record<string, number>>;

/** What a platform was sent lately, as it stands in the database for all replicas. */
export interface Used {
  /** By span in ms. */
  readonly spans?: Readonly<Record<string, Count>>;
  readonly chats?: Readonly<Record<ChatId, Count>>;
  /** The platform asked for silence until then; all instants in ms. */
  readonly heldUntil?: number;
  readonly nextAt?: number;
  readonly day?: { readonly date: string; readonly sent: number };
  /** The first send of the account. */
  readonly since?: number;
}

export interface Moment {
  readonly ms: number;
  /** The local date, `2020-03-09`. */
  readonly date: string;
  readonly isNight: boolean;
}

export interface Allowance {
  /** Infinite where the platform has no limits. */
  readonly sends: number;
  /** How many each chat had within its span; others had none. */
  readonly spentByChat: Readonly<Record<ChatId, number>>;
  /** Only ranks up to this one. */
  readonly rank: number;
  /** When more will be free; absent where nothing is used up. */
  readonly againInMs?: number;
}

const ANY_RANK = 32_767;
const NONE = { sends: 0, spentByChat: {}, rank: ANY_RANK } as const;
const LOOK_AGAIN_MS = 60_000;

/** How many may be sent at this moment, and what kind. */
export function allowance(pace: Pace, used: Used, now: Moment): Allowance {
  const waitMs = Math.max(used.heldUntil ?? 0, used.nextAt ?? 0) - now.ms;
  if (waitMs > 0) return { ...NONE, againInMs: waitMs };
  const rooms = pace.limits.map((limit) => roomIn(limit, used.spans?.[limit.spanMs], now.ms));
  const full = rooms.filter(({ sends }) => sends <= 0);
  if (full.length > 0) return { ...NONE, againInMs: Math.max(...full.map(({ againInMs }) => againInMs)) };
  const account = pace.account && accountRoom(pace.account, used, now);
  if (account?.sends === 0) return { ...NONE, againInMs: LOOK_AGAIN_MS };
  const sends = Math.min(account?.sends ?? Number.POSITIVE_INFINITY, ...rooms.map((room) => room.sends));
  return { sends, rank: account?.rank ?? ANY_RANK, ...chatsIn(pace.perChat, used, now.ms) };
}

function roomIn({ spanMs, sends }: Limit, count: Count = {}, ms: number) {
  const slotMs = spanMs / SLOTS;
  const slot = Math.floor(ms / slotMs);
  const counted = current(count, slot);
  const spent = sum(counted);
  const oldest = Math.min(slot, ...Object.keys(counted).map(Number));
  return {
    sends: sends - spent,
    spent,
    againInMs: Math.max(1, Math.ceil((oldest + SLOTS + 1) * slotMs - ms)),
  };
}

function chatsIn(limit: Limit | undefined, { chats = {} }: Used, ms: number) {
  if (limit === undefined) return { spentByChat: {} };
  const rooms = Object.entries(chats).map(([chat, count]) => ({ chat, ...roomIn(limit, count, ms) }));
  const full = rooms.filter(({ sends }) => sends <= 0);
  return {
    spentByChat: Object.fromEntries(rooms.map(({ chat, spent }) => [chat, spent])),
    ...(full.length === 0 ? {} : { againInMs: Math.min(...full.map(({ againInMs }) => againInMs)) }),
  };
}

/** One at a time; by night and near the end of the day's sends only what matters. */
function accountRoom(
  { daily, warmUp, kept, nightRank }: AccountPace,
  used: Used,
  { ms, date, isNight }: Moment,
) {
  const ageDays = (ms - (used.since ?? ms)) / DAY_MS;
  const cap = warmUp.find(({ days }) => ageDays < days)?.daily ?? daily;
  const sent = used.day?.date === date ? used.day.sent : 0;
  const rank = sent >= cap * (1 - kept.share) ? kept.rank : ANY_RANK;
  return { sends: sent >= cap ? 0 : 1, rank: isNight ? Math.min(rank, nightRank) : rank };
}

/** What is used once these chats were sent one message for each time they are named. */
export function spend(pace: Pace, used: Used, now: Moment, chats: readonly ChatId[], random: number): Used {
  const spans = Object.fromEntries(
    pace.limits.map(({ spanMs }) => [spanMs, counted(used.spans?.[spanMs], spanMs, now.ms, chats.length)]),
  );
  return {
    ...used,
    spans,
    ...(pace.perChat && { chats: chatsAfter(pace.perChat, used, now.ms, chats) }),
    ...(pace.account && accountAfter(pace.account, used, now, chats.length, random)),
  };
}

function chatsAfter({ spanMs }: Limit, used: Used, ms: number, chats: readonly ChatId[]) {
  const after: Record<ChatId, Count> = {};
  for (const [chat, count] of Object.entries(used.chats ?? {})) {
    const rest = counted(count, spanMs, ms, 0);
    if (Object.keys(rest).length > 0) after[chat as ChatId] = rest;
  }
  for (const chat of chats) after[chat] = counted(after[chat], spanMs, ms, 1);
  return after;
}

function accountAfter(
  { gapMs: [least, most] }: AccountPace,
  used: Used,
  { ms, date }: Moment,
  sent: number,
  random: number,
) {
  const before = used.day?.date === date ? used.day.sent : 0;
  return {
    nextAt: ms + Math.round(least + (most - least) * random),
    day: { date, sent: before + sent },
    since: used.since ?? ms,
  };
}

function counted(count: Count = {}, spanMs: number, ms: number, more: number): Count {
  const slot = Math.floor(ms / (spanMs / SLOTS));
  const rest = current(count, slot);
  return more === 0 ? rest : { ...rest, [slot]: (rest[slot] ?? 0) + more };
}

/** Slots of a clock that runs ahead count too: two replicas never add up to more than the limit. */
function current(count: Count, slot: number): Record<string, number> {
  return Object.fromEntries(Object.entries(count).filter(([one]) => Number(one) >= slot - SLOTS));
}

function sum(count: Count): number {
  return Object.values(count).reduce((total, one) => total + one, 0);
}
