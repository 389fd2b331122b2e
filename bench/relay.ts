import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import postgres from 'postgres';
import type { ChatAdapter } from '../src/chat/adapter.ts';
import { systemClock } from '../src/chat/clock.ts';
import type { ChatId, Platform } from '../src/chat/message.ts';
import type { Notice } from '../src/chat/notice.ts';
import { enqueue } from '../src/outbox/enqueue.ts';
import { startLoop, type Loop } from '../src/outbox/loop.ts';
import { createRelay } from '../src/outbox/relay.ts';
import { openPostgres } from '../src/store/database/postgres.ts';
import type { Store } from '../src/store/database/open.ts';
import { deliveries } from '../src/store/schema/index.ts';
import { FEISHU_LIMITS, limitedPlatform } from '../test/support/limited-platform.ts';
import { median, startServer } from './support/server.ts';
import { databaseCpuMs } from './support/usage.ts';

/**
 * `npm run bench:relay`: how fast deliveries drain in per-chat order with a sender that answers at once, and how much of
 * Feishu's allowance pacing uses in real time, by a platform that counts as Feishu does. Fails below its bars.
 */
const ORGANISATION = 1;
const SIZE = { chats: 490, perChat: 100, rounds: 3 };
const BARS = { perSecond: 20_000, share: 0.9 };
const log = pino({ level: 'warn' });

const server = await startServer();
try {
  const rates: number[] = [];
  for (let round = 1; round <= SIZE.rounds; round += 1) {
    const rate = await withStore(drainRound);
    console.log(`drained, round ${round}: ${Math.round(rate)}/s`);
    rates.push(rate);
  }
  const paced = await withStore(pacedRound);
  const perSecond = Math.round(median(rates));
  console.log(JSON.stringify({ ...SIZE, perSecond, paced, bars: BARS }, null, 2));
  process.exitCode = perSecond >= BARS.perSecond && paced.share >= BARS.share && paced.refused <= 1 ? 0 : 1;
} finally {
  server.stop();
}

async function withStore<Result>(
  round: (store: Store, watch: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const url = await server.newDatabase();
  const store = await openPostgres(url);
  const watch = postgres(url, { max: 1 });
  try {
    return await round(store, watch);
  } finally {
    await watch.end();
    await store.close();
  }
}

async function drainRound(store: Store, watch: postgres.Sql): Promise<number> {
  for (let number = 0; number < SIZE.perChat; number += 1)
    await queue(
      store,
      Array.from({ length: SIZE.chats }, (_, i) => ({ chat: `sandbox:c${i}`, notice: requestOf(number) })),
      number,
    );
  await store.db.execute(sql`vacuum analyze deliveries`);
  const last = new Map<ChatId, number>();
  let inversions = 0;
  let sent = 0;
  const adapter: ChatAdapter = {
    platform: 'sandbox',
    start: async () => undefined,
    stop: async () => undefined,
    async send(chat, { issueNumber = 0 }, key) {
      if (issueNumber <= (last.get(chat) ?? -1)) inversions += 1;
      last.set(chat, issueNumber);
      sent += 1;
      return { messageId: key };
    },
  };
  const databaseMs = await databaseCpuMs(watch);
  const began = performance.now();
  const cpu = process.cpuUsage();
  await runUntil(store, adapter, async () => sent >= SIZE.chats * SIZE.perChat);
  const tookMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const databaseUs = ((await databaseCpuMs(watch)) - databaseMs) * 1_000;
  const [ours, theirs] = [user + system, databaseUs].map((us) => Math.round(us / sent));
  console.log(`  each takes ${ours} µs of this process's CPU and ${theirs} µs of the database's`);
  const unsettled = await store.db.$count(deliveries, sql`state <> 'sent'`);
  if (inversions > 0 || unsettled > 0) throw new Error(`${inversions} inversions, ${unsettled} not settled`);
  return (sent / tookMs) * 1_000;
}

async function pacedRound(store: Store) {
  const chat = (i: number): ChatId => `feishu:oc_${i}`;
  const bulletin = { ...requestOf(1), kind: 'weekly' };
  await queue(
    store,
    Array.from({ length: 500 }, (_, i) => ({ chat: chat(i), notice: bulletin })),
    0,
  );
  const receipt = { ...requestOf(2), kind: 'receipt' };
  await queue(
    store,
    Array.from({ length: 200 }, (_, i) => ({ chat: chat(i * 2), notice: receipt })),
    1,
  );
  const platform = limitedPlatform(FEISHU_LIMITS, () => performance.now());
  const began = performance.now();
  await runUntil(store, platform.adapter, async () => platform.taken.length >= 700);
  const tookMs = performance.now() - began;
  const lastReceipt = platform.taken.findLastIndex(({ notice: { kind } }) => kind === 'receipt');
  return {
    refused: platform.refused.length,
    tookMs: Math.round(tookMs),
    share: Math.round((700 / FEISHU_LIMITS.perSecond / (tookMs / 1_000)) * 1_000) / 1_000,
    sentBeforeTheLastReceipt: lastReceipt,
  };
}

/** The relay in its loop, as the engine runs it. */
async function runUntil(store: Store, adapter: ChatAdapter, isDone: () => Promise<boolean>): Promise<void> {
  const made: { loop?: Loop } = {};
  let check: () => void = () => undefined;
  const relay = createRelay({
    db: store.db,
    organisationId: ORGANISATION,
    adapters: new Map<Platform, ChatAdapter>([[adapter.platform, adapter]]),
    clock: systemClock,
    log,
    random: Math.random,
    markRepeated: (notice) => notice,
    onFailed: async () => async () => [],
    onSettled: () => {
      made.loop?.wake();
      check();
    },
  });
  const done = new Promise<void>((resolve) => {
    check = () => void isDone().then((is) => (is ? resolve() : undefined));
  });
  made.loop = startLoop(
    'relay',
    () => relay.pump(),
    () => Math.min(1_000, relay.restMs() ?? 1_000),
    log,
  );
  await done;
  await made.loop.stop();
  await relay.settled();
}

/** As long as a request usually is. */
function requestOf(number: number): Notice {
  return {
    kind: 'request',
    tone: 'todo',
    title: `【协调请求 #${number}】凤凰粮食制品有限公司`,
    lines: ['道路施工，货车进不了厂，原料只够三天，请协调开辟临时通道，联系人在厂门口等'],
    fields: [
      { label: '来自', value: '度假区工作组' },
      { label: '级别', value: '一般' },
      { label: '部门', value: '主办交通局，协办住建局' },
      { label: '办结期限', value: '3月16日 17:30' },
    ],
    buttons: ['签收', '答复', '退回', '办结'].map((label) => ({
      id: label,
      label,
      command: `${label} #${number}`,
    })),
    hint: `回复：签收 #${number}；答复 #${number} 内容`,
    issueNumber: number,
  };
}

function queue(
  store: Store,
  items: readonly { chat: ChatId; notice: Notice }[],
  round: number,
): Promise<void> {
  const outgoing = items.map((one) => ({ ...one, key: `${one.chat}:${round}` }));
  return enqueue(store.db, ORGANISATION, outgoing, systemClock.now());
}
