import type { ChatId } from '../../src/chat/message.ts';
import { DEFAULTS } from '../../src/calendar/defaults.ts';
import { runDue } from '../../src/schedule/run-due.ts';
import type { NewEvent } from '../../src/store/issues/issues.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { deliveries, reminders } from '../../src/store/schema/index.ts';
import { createKnownCache } from '../../src/usecases/known.ts';
import { layCity } from './district.ts';
import { createRandom, historyOf } from './histories.ts';
import { cardKey, createReference } from './reference.ts';
import { createLedger } from './write.ts';

export interface Size {
  readonly groups: number;
  readonly departments: number;
  readonly issues: number;
  readonly days: number;
  readonly seed: number;
}

export interface Counts {
  readonly events: number;
  readonly ticks: number;
  readonly restarts: number;
  readonly cardsExpected: number;
  readonly cardsSent: number;
  /** Cards that should have been sent and were not, or at another moment; and those that nobody expected. */
  readonly wrong: readonly string[];
  readonly cardMessages: number;
  readonly mostPerChatAndDay: number;
  readonly cardsNamedInMessages: number;
  readonly briefs: number;
}

const DAY_MS = 86_400_000;
/** The quarter with the May holidays, their make-up days and the Dragon Boat Festival. */
const START = new Date('2020-04-01T08:30:00+08:00');
const RESTART_EVERY = 20;
const CARD_KINDS = ['unsigned', 'yellow', 'red', 'raised'];

/** A city's quarter on a real Postgres, run by two replicas side by side that are restarted again and again. */
export async function simulateQuarter(databaseUrl: string, size: Size): Promise<Counts> {
  const open = () => openStore({ databaseUrl, dataDir: '' }, START);
  let stores: Store[] = [await open(), await open()];
  try {
    const directory = await layCity(stores[0]!.db, size, new Date(START.getTime() - DAY_MS));
    let now = START;
    const workerOn = ({ db }: Store) => ({
      db,
      organisationId: 1,
      known: createKnownCache(db, 1, new Set(['sandbox'])),
      now: () => now,
    });
    let workers = stores.map(workerOn);
    const { calendar, settings } = await workers[0]!.known();
    const random = createRandom(size.seed);
    const to = new Date(START.getTime() + size.days * DAY_MS);
    const histories = Array.from({ length: size.issues }, (_, i) =>
      historyOf(i + 1, { directory, calendar, random, from: START, to }),
    );
    const events = histories.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
    const batches = [settings.morning, settings.evening].flatMap((rule) =>
      calendar.occurrences(rule, START, to),
    );
    const isBatch = new Set(batches.map((moment) => moment.getTime()));
    // Everything urgent falls due with the last office hour of some day.
    const evenings = calendar.occurrences({ kind: 'daily', time: '17:30' }, START, to);
    const ticks = [...batches, ...evenings].sort((a, b) => a.getTime() - b.getTime());

    const [ledger, reference] = [createLedger(), createReference(directory, calendar)];
    let [next, restarts] = [0, 0];
    for (const [i, tick] of ticks.entries()) {
      const news: NewEvent[] = [];
      for (let event = events[next]; event !== undefined && event.at <= tick; event = events[++next])
        news.push(event);
      await ledger.write(stores[0]!.db, news);
      for (const event of news) reference.happened(event);
      now = tick;
      await Promise.all(workers.map(runDue));
      reference.tick(tick, isBatch.has(tick.getTime()));
      if (i % RESTART_EVERY !== RESTART_EVERY - 1) continue;
      for (const store of stores) await store.close();
      stores = [await open(), await open()];
      workers = stores.map(workerOn);
      restarts += 1;
    }
    const found = await countCards(stores[0]!, (instant) => calendar.localDate(instant), reference.sent);
    return { events: events.length, ticks: ticks.length, restarts, ...found };
  } finally {
    for (const store of stores) await store.close();
  }
}

async function countCards(
  { db }: Store,
  dayOf: (instant: Date) => string,
  expected: ReadonlyMap<string, { at: Date }>,
) {
  const rows = (await db.select().from(reminders)).filter(
    ({ kind, state }) => state === 'sent' && CARD_KINDS.includes(kind),
  );
  const sent = new Map(
    rows.map((row) => [cardKey(row.issueNumber, row.kind, row.about, row.chat), row.settledAt]),
  );
  const wrong = [
    ...[...expected].flatMap(([key, { at }]) => {
      const moment = sent.get(key)?.toISOString() ?? 'never';
      return moment === at.toISOString() ? [] : [`${key}: sent ${moment}, due ${at.toISOString()}`];
    }),
    ...[...sent.keys()].filter((key) => !expected.has(key)).map((key) => `${key}: not due`),
  ];
  const told = await db.select().from(deliveries);
  const messages = told.filter(({ kind }) => kind === 'card' || kind === 'cards');
  const perDay = new Map<string, number>();
  for (const { chat, createdAt } of messages) {
    const day = `${chat satisfies ChatId} ${dayOf(createdAt)}`;
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const briefs = told.filter(({ kind }) => kind === 'morning' || kind === 'evening');
  return {
    cardsExpected: expected.size,
    cardsSent: rows.length,
    wrong,
    cardMessages: messages.length,
    mostPerChatAndDay: Math.max(0, ...perDay.values()),
    cardsNamedInMessages: named([...messages, ...briefs].map(({ notice }) => notice)),
    briefs: briefs.length,
  };
}

const HEADED = /(超期后仍未办结|已超期|超时未签收|将到期)(\d+)件/g;

/** How many cards the messages themselves speak of: one by itself, or as many as a heading counts. */
function named(
  notices: readonly { readonly kind: string; readonly title: string; readonly lines: readonly string[] }[],
): number {
  return notices.reduce((sum, { kind, title, lines }) => {
    const isBatch = /件/.test(title) || kind === 'morning' || kind === 'evening';
    if (!isBatch) return sum + 1;
    const headings =
      kind === 'cards' ? [title] : lines.filter((line) => /^(?:超期后仍未办结)\d+件$/.test(line));
    return (
      sum +
      headings
        .flatMap((line) => [...line.matchAll(HEADED)])
        .reduce((all, [, , count]) => all + Number(count), 0)
    );
  }, 0);
}

export const CAP = DEFAULTS.remindersPerChatAndDay;
