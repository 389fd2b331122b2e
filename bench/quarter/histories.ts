import type { Calendar } from '../../src/calendar/calendar.ts';
import type { Directory } from '../../src/directory/directory.ts';
import type { EventBody } from '../../src/issues/event.ts';
import { clocksFor, writeClocks } from '../../src/issues/limits.ts';
import { extendedBy, shifted } from '../../src/issues/recount.ts';
import type { IssueState } from '../../src/issues/state.ts';
import type { NewEvent } from '../../src/store/issues/issues.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BOT = { account: null, personId: null, name: 'simulated', role: 'bot' } as const;

/** The same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One issue's whole life, from report to end, as events in the order of time. */
export function historyOf(
  number: number,
  {
    directory,
    calendar,
    random,
    from,
    to,
  }: { directory: Directory; calendar: Calendar; random: () => number; from: Date; to: Date },
): NewEvent[] {
  const events: NewEvent[] = [];
  const add = (at: Date, body: EventBody, state: IssueState) =>
    events.push({ issueNumber: number, at, actor: BOT, inboxId: null, body, to: state });
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const [group, department] = [pick(directory.groups), pick(directory.departments)];
  const reportedAt = reportTime(from, to, random);
  const priority = random() < 0.1 ? 'urgent' : random() < 0.15 ? 'hard' : 'normal';
  add(reportedAt, { ...REPORT, groupId: group.id, priority, title: `第${number}件` }, 'reported');
  const due = clocksFor(priority, reportedAt, calendar);
  const routing = { step: 'named', because: [], candidates: [] } as const;
  add(
    reportedAt,
    { type: 'dispatched', lead: department.id, assisting: [], routing, clocks: writeClocks(due) },
    'dispatched',
  );

  let limits = due;
  let at = new Date(reportedAt.getTime() + (1 + random() * 20) * HOUR_MS);
  add(at, { type: 'accepted', departmentId: department.id, handler: null }, 'accepted');
  if (random() < 0.05) {
    const held = at;
    at = new Date(at.getTime() + (1 + random() * 6) * DAY_MS);
    add(held, { type: 'held', reason: '等批文', until: null }, 'on_hold');
    limits = shifted(limits, calendar.workingMsBetween(held, at), calendar);
    add(at, { type: 'released', clocks: writeClocks(limits) }, 'in_progress');
  }
  if (random() < 0.05) {
    const deadline = extendedBy(limits.deadline, 3, calendar);
    at = new Date(at.getTime() + HOUR_MS);
    add(at, { type: 'extended', workingDays: 3, deadline: deadline.toISOString() }, events.at(-1)!.to);
    limits = { ...limits, deadline };
  }
  // Two thirds are done in time, some just late, some far too late.
  const room = Math.max(HOUR_MS, limits.deadline.getTime() - at.getTime());
  const late = random() < 0.66 ? random() * 0.95 : 1 + random() * 0.9;
  const resolvedAt = new Date(at.getTime() + room * late + random() * 2 * HOUR_MS);
  const waitsUntil = calendar.addWorkingDays(resolvedAt, 3);
  add(
    resolvedAt,
    { type: 'resolved', result: '已办妥', departmentId: department.id, waitsUntil: waitsUntil.toISOString() },
    'resolved',
  );
  // A few reporters never answer: the product closes those by itself.
  if (random() > 0.03) {
    const answeredAt = new Date(Math.min(resolvedAt.getTime() + random() * DAY_MS, waitsUntil.getTime() - 1));
    add(answeredAt, { type: 'confirmed', satisfaction: '满意', comment: null }, 'closed');
  }
  return events.filter((event) => event.at <= to);
}

const REPORT = {
  type: 'reported',
  title: '',
  detail: '路断了，货车进不了厂',
  objectId: null,
  category: null,
  sourceChat: 'wechat:g1',
  sourceMessage: 'm',
  sensitive: false,
  quantities: [],
  amountCny: null,
} as const;

/** By day, any day of the week. */
function reportTime(from: Date, to: Date, random: () => number): Date {
  const days = Math.floor((to.getTime() - from.getTime()) / DAY_MS);
  return new Date(
    from.getTime() + Math.floor(random() * days) * DAY_MS + Math.floor(random() * 11 * 3600) * 1000,
  );
}
