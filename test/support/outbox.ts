import { pino } from 'pino';
import type { ChatAdapter } from '../../src/chat/adapter.ts';
import { platformOf, type ChatId, type Platform } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { enqueue, type Outgoing } from '../../src/outbox/enqueue.ts';
import type { Failure } from '../../src/outbox/retry-policy.ts';
import { createRelay } from '../../src/outbox/relay.ts';
import type { Store } from '../../src/store/database/open.ts';
import { budgets, deliveries } from '../../src/store/schema/index.ts';

const ORGANISATION = 1;
export const START = new Date('2020-03-09T01:00:00Z');
export const MINUTE_MS = 60_000;
const log = pino({ level: 'silent' });

export const noticeOf = (kind: string, title: string): Notice => ({ kind, tone: 'plain', title, lines: [] });

/** An empty outbox at a time that the test sets, and relays that send to the adapters given. */
export async function openOutbox(store: Store) {
  const { db } = store;
  await db.delete(deliveries);
  await db.delete(budgets);
  let now = START;
  const told: { title: string; failure: Failure }[] = [];
  return {
    db,
    organisationId: ORGANISATION,
    told,
    now: () => now,
    pass(ms: number): void {
      now = new Date(now.getTime() + ms);
    },
    async queue(chat: ChatId, kind: string, title: string, more: Partial<Outgoing> = {}): Promise<number> {
      await enqueue(db, ORGANISATION, [{ chat, notice: noticeOf(kind, title), key: title, ...more }], now);
      return (await this.row(title)).id;
    },
    async row(key: string) {
      const found = (await db.select().from(deliveries)).find(({ dedupeKey }) => dedupeKey === key);
      if (found === undefined) throw new Error(`nothing was queued as ${key}`);
      return found;
    },
    async states(): Promise<Record<string, string>> {
      const rows = await db.select().from(deliveries).orderBy(deliveries.id);
      return Object.fromEntries(rows.map(({ dedupeKey, state }) => [dedupeKey, state]));
    },
    relay: (...adapters: readonly ChatAdapter[]) =>
      createRelay({
        db,
        organisationId: ORGANISATION,
        adapters: new Map<Platform, ChatAdapter>(adapters.map((one) => [one.platform, one])),
        clock: { now: () => now },
        log,
        random: () => 0.5,
        markRepeated: (notice) => ({ ...notice, title: `（重发）${notice.title}` }),
        onFailed: async ({ chat, notice }, failure) => {
          told.push({ title: `${platformOf(chat)} ${notice.title}`, failure });
          return async () => [];
        },
      }),
  };
}

export type Outbox = Awaited<ReturnType<typeof openOutbox>>;

/** A platform that answers each send as the test says. */
export function scripted(platform: Platform, answer: (notice: Notice) => void | Promise<void>) {
  const sent: string[] = [];
  const adapter: ChatAdapter = {
    platform,
    start: async () => undefined,
    stop: async () => undefined,
    async send(_, notice) {
      await answer(notice);
      sent.push(notice.title);
      return { messageId: `${platform}-${sent.length}` };
    },
  };
  return { adapter, sent };
}
