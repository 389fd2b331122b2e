import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import type { ChatAdapter } from '../../src/chat/adapter.ts';
import type { ChatId } from '../../src/chat/message.ts';
import { SendError, type SendFailure } from '../../src/chat/send-failure.ts';
import { claim } from '../../src/outbox/claim.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { PACES } from '../../src/outbox/pace.ts';
import { createRelay } from '../../src/outbox/relay.ts';
import { giveBack } from '../../src/outbox/settle.ts';
import type { Db } from '../../src/store/database/client.ts';
import { isBusy, MOST_DEATHS } from '../../src/store/leases.ts';
import { rowsOf } from '../../src/store/database/rows.ts';

const ORGANISATION = 1;
const START = new Date('2020-03-13T09:00:00Z');
const log = pino({ level: 'silent' });

export interface OrderRun {
  readonly chats: number;
  readonly messagesPerChat: number;
  readonly dispatchers: number;
  /** Of a hundred sends so many fail. */
  readonly failing: number;
  /** After so many rounds a dispatcher takes messages up and dies with them. */
  readonly killEvery: number;
  readonly seed: number;
}

export interface OrderFound {
  readonly said: number;
  /** Messages that a reader saw before an older one of the same chat. */
  readonly inversions: number;
  /** Messages said more than once under different ids. */
  readonly doubled: number;
  readonly deaths: number;
  readonly rounds: number;
  /** Given up without having been said. */
  readonly givenUp: number;
}

const FAILURES: readonly SendFailure[] = [
  { kind: 'unavailable' },
  { kind: 'uncertain' },
  { kind: 'rate_limited', retryAfterMs: 2_000 },
];

/**
 * Several dispatchers send what waits in many chats while sends fail and dispatchers die with what they took up, by a
 * clock of its own. A send that is uncertain was said half of the time. The platform takes a key once.
 */
export async function sendInOrder(db: Db, run: OrderRun): Promise<OrderFound> {
  const random = seeded(run.seed);
  let now = START;
  const said = new Map<ChatId, number[]>();
  const keys = new Set<string>();
  const adapter: ChatAdapter = {
    platform: 'sandbox',
    start: async () => undefined,
    stop: async () => undefined,
    async send(chat, { lines }, key) {
      if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
      const failure =
        random() * 100 < run.failing ? FAILURES[Math.floor(random() * FAILURES.length)] : undefined;
      const isSaid = failure === undefined || (failure.kind === 'uncertain' && random() < 0.5);
      if (isSaid && !keys.has(key)) {
        keys.add(key);
        said.set(chat, [...(said.get(chat) ?? []), Number(lines[0])]);
      }
      if (failure !== undefined) throw new SendError('no', failure);
      return { messageId: key };
    },
  };
  const relays = Array.from({ length: run.dispatchers }, () =>
    createRelay({
      db,
      organisationId: ORGANISATION,
      adapters: new Map([['sandbox', adapter]]),
      clock: { now: () => now },
      log,
      random,
      markRepeated: (notice) => notice,
      onFailed: async () => async () => [],
    }),
  );
  await queueAll(db, run);

  const total = run.chats * run.messagesPerChat;
  let [rounds, deaths] = [0, 0];
  while (keys.size < total && rounds < total) {
    rounds += 1;
    if (rounds % run.killEvery === 0) deaths += await dieWithSome(db, now, random);
    const taken = await Promise.all(relays.map((relay) => relay.step()));
    if (taken.some((count) => count > 0)) continue;
    // What was given up is said no more: then there is nothing to wait for.
    if (!(await isBusy(db, ORGANISATION, new Date('2100-01-01T00:00:00Z')))) break;
    now = new Date(now.getTime() + 1_000);
  }
  const orders = [...said.values()];
  const failed = await rowsOf<{ key: string }>(
    db,
    sql`select dedupe_key as key from deliveries where organisation_id = ${ORGANISATION} and state = 'failed'`,
  );
  return {
    givenUp: failed.filter(({ key }) => !keys.has(key)).length,
    said: orders.reduce((sum, one) => sum + one.length, 0),
    inversions: orders.reduce((sum, one) => sum + inversionsIn(one), 0),
    doubled: orders.reduce((sum, one) => sum + one.length - new Set(one).size, 0),
    deaths,
    rounds,
  };
}

async function queueAll(db: Db, { chats, messagesPerChat }: OrderRun): Promise<void> {
  for (let number = 1; number <= messagesPerChat; number += 1)
    await enqueue(
      db,
      ORGANISATION,
      Array.from({ length: chats }, (_, i) => ({
        chat: `sandbox:c${i}` as const,
        // Ranks differ within a chat and must not matter there.
        notice: {
          kind: number % 3 === 0 ? 'receipt' : 'weekly',
          tone: 'plain' as const,
          title: '',
          lines: [String(number)],
        },
        key: `${i}:${number}`,
      })),
      START,
    );
}

/**
 * Takes messages up and never tells of them; its lease is over at once. One that might be
 * the last to die on it gives it back: so many prove it a poison, which chance is not.
 */
async function dieWithSome(db: Db, now: Date, random: () => number): Promise<number> {
  const { deliveries } = await claim(db, {
    organisationId: ORGANISATION,
    platform: 'sandbox',
    pace: { ...PACES.sandbox, depth: 3 },
    now,
    moment: () => ({ ms: now.getTime(), date: '2020-03-13', isNight: false }),
    leaseMs: -1_000,
    limit: 1 + Math.floor(random() * 20),
    random: random(),
  });
  const doomed = deliveries.filter(({ expiries }) => expiries + 1 >= MOST_DEATHS);
  await giveBack(db, doomed);
  return deliveries.length > doomed.length ? 1 : 0;
}

function inversionsIn(numbers: readonly number[]): number {
  let highest = 0;
  let inversions = 0;
  for (const number of numbers) {
    if (number < highest) inversions += 1;
    highest = Math.max(highest, number);
  }
  return inversions;
}

/** How the deliveries ended, by state. */
export async function statesOf(db: Db): Promise<Record<string, number>> {
  const rows = await rowsOf<{ state: string; count: number }>(
    db,
    sql`select state, count(*)::int as count from deliveries where organisation_id = ${ORGANISATION} group by state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
