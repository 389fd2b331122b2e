import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AttendedAdapter, ChatAdapter } from '../../src/chat/adapter.ts';
import type { ChatId } from '../../src/chat/message.ts';
import type { Notice } from '../../src/chat/notice.ts';
import { SendError, type SendFailure } from '../../src/chat/send-failure.ts';
import { enqueue } from '../../src/outbox/enqueue.ts';
import type { RelayParts } from '../../src/outbox/parts.ts';
import { createRelay } from '../../src/outbox/relay.ts';
import { settle } from '../../src/outbox/settle.ts';
import { lease, releaseExpired } from '../../src/store/leases.ts';
import type { Store } from '../../src/store/database/open.ts';
import { budgets, deliveries } from '../../src/store/schema/index.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const ORG = 1;
const START = new Date('2020-03-09T01:00:00Z');
const log = pino({ level: 'silent' });

describe.each(DATABASES)('the relay on the %s database', (kind) => {
  let store: Store;
  let now: Date;
  let said: string[];
  let failures: Map<string, SendFailure>;
  beforeAll(async () => {
    store = await openTestStore(kind);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.db.delete(deliveries);
    now = START;
    said = [];
    failures = new Map();
  });

  const notice = (title: string): Notice => ({ kind: 'test', tone: 'plain', title, lines: [] });
  const queue = (chat: ChatId, title: string, notBefore?: Date) =>
    enqueue(
      store.db,
      ORG,
      [{ chat, notice: notice(title), key: title, ...(notBefore === undefined ? {} : { notBefore }) }],
      now,
    );
  const adapter: ChatAdapter = {
    platform: 'sandbox',
    start: async () => undefined,
    stop: async () => undefined,
    async send(_, { title }) {
      const failure = failures.get(title);
      if (failure) throw new SendError('no', failure);
      said.push(title);
      return { messageId: `sent-${title}` };
    },
  };
  const parts = (): RelayParts => ({
    db: store.db,
    organisationId: ORG,
    adapters: new Map([['sandbox', adapter]]),
    clock: { now: () => now },
    log,
    random: () => 0.5,
    markRepeated: (again) => ({ ...again, title: `重发 ${again.title}` }),
    // As many as fail at once want the directory: nothing of that may wait for a connection inside a transaction.
    onFailed: async ({ notice: { title } }) => {
      await store.db.select().from(deliveries).limit(1);
      return async () => [
        { chat: 'sandbox:coordinators', notice: notice(`failed ${title}`), key: `failed ${title}` },
      ];
    },
  });
  const drain = async () => {
    const relay = createRelay(parts());
    while ((await relay.step()) > 0);
  };
  const states = async () =>
    Object.fromEntries((await store.db.select().from(deliveries)).map((row) => [row.dedupeKey, row.state]));

  it('says what was queued in one chat in its order, and each thing once', async () => {
    for (const title of ['一', '二', '三']) await queue('sandbox:a', title);
    await queue('sandbox:a', '一');
    await drain();
    await drain();
    expect(said).toEqual(['一', '二', '三']);
  });

  it('forgets what a transaction queued that rolled back', async () => {
    await expect(
      store.db.transaction(async (tx) => {
        await enqueue(tx, ORG, [{ chat: 'sandbox:a', notice: notice('lost'), key: 'lost' }], now);
        throw new Error('roll back');
      }),
    ).rejects.toThrow('roll back');
    await drain();
    expect(said).toEqual([]);
  });

  it('keeps a chat waiting behind a failed try, and other chats going', async () => {
    failures.set('一', { kind: 'unavailable' });
    await queue('sandbox:a', '一');
    await queue('sandbox:a', '二');
    await queue('sandbox:b', '三');
    await drain();
    expect(said).toEqual(['三']);
    failures.clear();
    now = new Date(START.getTime() + 1_000);
    await drain();
    expect(said).toEqual(['三', '一', '二']);
  });

  it('lets what is due now pass by what is put off to the morning', async () => {
    await queue('sandbox:a', '明早', new Date(START.getTime() + 3_600_000));
    await queue('sandbox:a', '现在');
    await drain();
    expect(said).toEqual(['现在']);
    now = new Date(START.getTime() + 3_600_000);
    await drain();
    expect(said).toEqual(['现在', '明早']);
  });

  it('waits as long as it is told without using up an attempt', async () => {
    failures.set('一', { kind: 'rate_limited', retryAfterMs: 5_000 });
    await queue('sandbox:a', '一');
    await drain();
    const [row] = await store.db.select().from(deliveries);
    expect(row).toMatchObject({ state: 'retryable', attempt: 0, dueAt: new Date(START.getTime() + 5_000) });
  });

  it('tells the coordinators of what was refused for good', async () => {
    failures.set('一', { kind: 'rejected' });
    await queue('sandbox:a', '一');
    await drain();
    expect(said).toEqual(['failed 一']);
    expect(await states()).toEqual({ 一: 'failed', 'failed 一': 'sent' });
  });

  it('goes on when more fail at once than there are connections', async () => {
    const titles = Array.from({ length: 25 }, (_, i) => `坏${i}`);
    for (const title of titles) {
      failures.set(title, { kind: 'rejected' });
      await queue(`sandbox:${title}`, title);
    }
    await drain();
    expect(said.toSorted()).toEqual(titles.map((title) => `failed ${title}`).toSorted());
  });

  it('gives one delivery to one caller, and takes no word from one whose lease was lost', async () => {
    await queue('sandbox:a', '一');
    const options = { organisationId: ORG, now, leaseMs: 15_000, limit: 10 };
    const [first] = await lease(store.db, 'deliveries', options);
    expect(await lease(store.db, 'deliveries', options)).toEqual([]);
    await releaseExpired(store.db, 'deliveries', ORG, true);
    const [second] = await lease(store.db, 'deliveries', options);
    expect(second!.fence).toBe(first!.fence + 1);
    const [row] = await store.db.select().from(deliveries);
    expect(await settle(store.db, { ...row!, fence: first!.fence }, { state: 'sent' })).toBe(false);
    expect(await settle(store.db, { ...row!, fence: second!.fence }, { state: 'sent' })).toBe(true);
  });

  it('takes nothing up for an account that is away, so that no try is counted against it or its day', async () => {
    let isHere = false;
    const account: AttendedAdapter = { ...adapter, platform: 'wechat', canSpeak: () => isHere };
    const relay = createRelay({ ...parts(), adapters: new Map([['wechat', account]]) });
    await queue('wechat:1@chatroom', '一');
    for (let hour = 0; hour < 100; hour += 1) {
      now = new Date(now.getTime() + 3_600_000);
      expect(await relay.step()).toBe(0);
    }
    const [waiting] = await store.db.select().from(deliveries);
    expect(waiting).toMatchObject({ state: 'available', attempt: 0 });
    expect((await store.db.select().from(budgets)).filter(({ scope }) => scope === 'wechat')).toEqual([]);
    isHere = true;
    await relay.step();
    expect(said).toEqual(['一']);
  });

  it('sends nothing to a platform that has no bot here, and says so', async () => {
    await queue('feishu:oc_1', '一');
    await drain();
    expect(await states()).toMatchObject({ 一: 'failed' });
  });
});
