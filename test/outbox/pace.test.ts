import { ne } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChatId, Platform } from '../../src/chat/message.ts';
import type { Notice, Tone } from '../../src/chat/notice.ts';
import { SendError } from '../../src/chat/send-failure.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import { createRelay } from '../../src/outbox/relay.ts';
import type { Store } from '../../src/store/database/open.ts';
import { budgets, deliveries } from '../../src/store/schema/index.ts';
import { FEISHU_LIMITS, limitedPlatform } from '../support/limited-platform.ts';
import { openTestStore } from '../support/store.ts';

const ORG = 1;
const START = Date.parse('2020-03-13T09:00:00Z');
const log = pino({ level: 'silent' });
const SECOND_MS = 1_000;

describe('what a platform allows', () => {
  let store: Store;
  let now: number;
  beforeAll(async () => {
    store = await openTestStore('postgres');
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.db.delete(deliveries);
    await store.db.delete(budgets);
    now = START;
  });

  const notice = (kind: string, title: string, tone: Tone = 'plain'): Notice => ({
    kind,
    tone,
    title,
    lines: [],
  });
  const queue = (items: readonly { chat: ChatId; notice: Notice }[]) =>
    enqueue(
      store.db,
      ORG,
      items.map((one) => ({ ...one, key: `${one.chat} ${one.notice.title}` })),
      new Date(now),
    );
  const relayOf = (
    adapter: ReturnType<typeof limitedPlatform>['adapter'],
    night: () => boolean = () => false,
    random: () => number = () => 0.5,
  ) =>
    createRelay({
      db: store.db,
      organisationId: ORG,
      adapters: new Map<Platform, typeof adapter>([[adapter.platform, adapter]]),
      clock: { now: () => new Date(now) },
      log,
      random,
      markRepeated: (again) => again,
      localTime: async (at) => ({ date: at.toISOString().slice(0, 10), isNight: night() }),
      onFailed: async () => async () => [],
    });
  /** Moves time on as the relays ask for it, until nothing is left; returns how long that took. */
  const drain = async (
    relays: readonly ReturnType<typeof createRelay>[],
    mostMs: number,
  ): Promise<number> => {
    while (now < START + mostMs) {
      let taken = 0;
      for (const relay of relays) taken += await relay.step();
      if (taken > 0) continue;
      if ((await store.db.$count(deliveries, ne(deliveries.state, 'sent'))) === 0) break;
      now += Math.max(1, Math.min(1_000, ...relays.map((relay) => relay.restMs() ?? 1_000)));
    }
    return now - START;
  };
  const bulletinAndReceipts = async () => {
    const chat = (i: number): ChatId => `feishu:oc_${String(i).padStart(3, '0')}`;
    await queue(
      Array.from({ length: 500 }, (_, i) => ({ chat: chat(i), notice: notice('weekly', '周通报') })),
    );
    await queue(
      Array.from({ length: 200 }, (_, i) => ({
        chat: i < 100 ? chat(i) : (`feishu:oc_x${i}` as const),
        notice: notice('receipt', `已登记 ${i}`),
      })),
    );
  };

  it('lets a bulletin to 500 chats and 200 receipts through without one refusal, receipts first', async () => {
    await bulletinAndReceipts();
    const platform = limitedPlatform(FEISHU_LIMITS, () => now);
    const tookMs = await drain([relayOf(platform.adapter)], 60_000);
    expect(platform.refused).toEqual([]);
    expect(platform.taken).toHaveLength(700);
    const share = 700 / FEISHU_LIMITS.perSecond / (tookMs / SECOND_MS);
    expect(share).toBeGreaterThan(0.9);
    // Those with a bulletin before them in their chat need 300 sends; the last receipt is out with them.
    const lastReceipt = platform.taken.findLastIndex(({ notice: { kind } }) => kind === 'receipt');
    expect(lastReceipt).toBeLessThan(310);
    expectOrder(platform.taken);
  });

  it('is shared by two replicas, whatever the platform refuses at random', async () => {
    await bulletinAndReceipts();
    let turn = 0;
    const platform = limitedPlatform(FEISHU_LIMITS, () => now, {
      mood: () => {
        turn = (turn * 16_807 + 11) % 2_147_483_647;
        return turn % 20 === 0
          ? new SendError('busy', { kind: 'rate_limited', retryAfterMs: 300 })
          : undefined;
      },
    });
    const tookMs = await drain([relayOf(platform.adapter), relayOf(platform.adapter)], 60_000);
    expect(platform.refused).toEqual([]);
    expect(platform.taken).toHaveLength(700);
    expect(700 / FEISHU_LIMITS.perSecond / (tookMs / SECOND_MS)).toBeGreaterThan(0.85);
    expectOrder(platform.taken);
  });

  it('is kept over a minute too', async () => {
    await queue(
      Array.from({ length: 1_100 }, (_, i) => ({
        chat: `feishu:oc_${i % 400}` as const,
        notice: notice('request', `#${i}`),
      })),
    );
    const platform = limitedPlatform(FEISHU_LIMITS, () => now);
    const tookMs = await drain([relayOf(platform.adapter)], 120_000);
    expect(platform.refused).toEqual([]);
    expect(platform.taken).toHaveLength(1_100);
    // The first thousand fill the first minute, the rest begins with the second.
    expect(tookMs).toBeLessThan(75_000);
    expectOrder(platform.taken);
  });

  it('holds all chats and all replicas when the platform asks the app for silence', async () => {
    await queue(
      [1, 2, 3].map((i) => ({ chat: `feishu:oc_${i}` as const, notice: notice('request', `#${i}`) })),
    );
    let isBusy = true;
    const platform = limitedPlatform(FEISHU_LIMITS, () => now, {
      mood: () =>
        isBusy
          ? new SendError('busy', { kind: 'rate_limited', retryAfterMs: 7_000, holds: 'platform' })
          : undefined,
    });
    const [one, other] = [relayOf(platform.adapter), relayOf(platform.adapter)];
    await one.step();
    isBusy = false;
    now += 6_900;
    await other.step();
    expect(platform.taken).toEqual([]);
    now += 200;
    await other.step();
    expect(platform.taken).toHaveLength(3);
    const rows = await store.db.select({ attempt: deliveries.attempt }).from(deliveries);
    expect(rows.map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
  });

  it("leaves a person's account a pause after each message", async () => {
    await queue(
      [1, 2, 3].map((i) => ({ chat: `wechat:r${i}` as const, notice: notice('request', `#${i}`) })),
    );
    const platform = limitedPlatform(FEISHU_LIMITS, () => now, { platform: 'wechat' });
    await drain([relayOf(platform.adapter), relayOf(platform.adapter)], 60_000);
    const [first, second, third] = platform.taken.map(({ at }) => at);
    for (const gap of [second! - first!, third! - second!]) {
      expect(gap).toBeGreaterThanOrEqual(1_000);
      expect(gap).toBeLessThanOrEqual(3_300);
    }
  });

  it("keeps a new account's few messages of a day for what somebody must act on", async () => {
    await queue(
      Array.from({ length: 40 }, (_, i) => ({
        chat: `wechat:r${i}` as const,
        notice: notice('progress', `${i}`),
      })),
    );
    const platform = limitedPlatform(FEISHU_LIMITS, () => now, { platform: 'wechat' });
    const relay = relayOf(platform.adapter);
    await drain([relay], 60_000);
    expect(platform.taken).toHaveLength(21);
    await queue([{ chat: 'wechat:r99', notice: notice('request', '#99') }]);
    now += 10_000;
    await relay.step();
    expect(platform.taken.at(-1)?.notice.title).toBe('#99');
  });

  it("lets only what is urgent through to a person's account by night", async () => {
    await queue([
      { chat: 'wechat:r1', notice: notice('receipt', '平') },
      { chat: 'wechat:r2', notice: notice('request', '急', 'urgent') },
    ]);
    const platform = limitedPlatform(FEISHU_LIMITS, () => now, { platform: 'wechat' });
    let isNight = true;
    const relay = relayOf(platform.adapter, () => isNight);
    await drain([relay], 30_000);
    expect(platform.taken.map(({ notice: { title } }) => title)).toEqual(['急']);
    isNight = false;
    now += 10_000;
    await relay.step();
    expect(platform.taken.map(({ notice: { title } }) => title)).toEqual(['急', '平']);
  });
});

function expectOrder(taken: readonly { chat: ChatId; notice: Notice }[]): void {
  const said = new Map<ChatId, string[]>();
  for (const { chat, notice } of taken)
    said.set(chat, [...(said.get(chat) ?? []), notice.kind + notice.title]);
  for (const titles of said.values()) {
    const weekly = titles.findIndex((title) => title.startsWith('weekly'));
    expect(weekly).toBeLessThanOrEqual(0);
    const numbers = titles.flatMap((title) => /#(\d+)/.exec(title)?.slice(1).map(Number) ?? []);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }
}
