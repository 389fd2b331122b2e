import postgres from 'postgres';
import { openPostgres } from '../src/store/database/postgres.ts';
import type { SignedPush } from '../test/support/feishu/crypto.ts';
import { startFakeFeishu } from '../test/support/feishu/fake.ts';
import { withoutLimits } from '../test/support/feishu/without-limits.ts';
import { layCity, type Reporter } from './ingest/city.ts';
import { pushAll } from './ingest/clients.ts';
import { feishuSettings, startProduct, type Product } from './ingest/product.ts';
import { issuesIn, issuesReach } from './ingest/reports.ts';
import { messagePush } from './ingest/pushes.ts';
import { buildProgram } from './support/build.ts';
import { median, percentile, startServer } from './support/server.ts';

/**
 * `npm run bench:soak`: an hour at ten times a city's worst minute (docs/scale.md): 50 messages to the bot and 200 lines
 * of talk a second. Every half minute it tells memory, the event loop's delay and the age of the queues, and it fails
 * where memory grows, a message waits, or one is refused or lost; what is refused is pushed again. Feishu's own limits
 * are off: ten cities' notices pass them.
 */
const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 60);
const PER_SECOND = {
  reports: Number(process.env['BENCH_REPORTS_PER_SECOND'] ?? 50),
  talk: Number(process.env['BENCH_TALK_PER_SECOND'] ?? 200),
};
const SIZE = { groups: 490, objects: 2_000, clients: 32 };
const EVERY_S = Math.min(30, MINUTES * 3);
/** The first tenth and at least two minutes: code and caches warm up. */
const WARM_UP_S = Math.min(120, MINUTES * 18);
const KEPT_MS = 120_000;
const BARS = { growth: 0.1, rssMb: 250, inboxAgeS: 5, eventLoopP99Ms: 200 };

interface Sample {
  readonly atS: number;
  readonly rssMb: number;
  readonly heapMb: number;
  readonly eventLoopP99Ms: number;
  readonly inboxAgeS: number;
  readonly deliveriesAgeS: number;
  readonly pushP99Ms: number;
}

const program = buildProgram();
const server = await startServer();
const fake = await startFakeFeishu();
try {
  const databaseUrl = await server.newDatabase();
  const store = await openPostgres(databaseUrl);
  const reporters = await layCity(store.db, fake.world, SIZE, new Date());
  await store.close();
  const settings = { ...feishuSettings(fake), DATABASE_URL: databaseUrl };
  const product = await startProduct(program.cli, settings, [withoutLimits(program.cli)]);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const { samples, pushed, refused } = await soak(product, reporters);
    // What was acknowledged last may still be on its way; what never comes is counted below.
    await issuesReach(sql, pushed.reports).catch((error: unknown) => console.error(String(error)));
    const issues = await issuesIn(sql);
    const settled = samples.filter(({ atS }) => atS >= WARM_UP_S);
    const third = Math.max(1, Math.floor(settled.length / 3));
    const rss = settled.map(({ rssMb }) => rssMb);
    const [first, last] = [median(rss.slice(0, third)), median(rss.slice(-third))];
    const found = {
      minutes: MINUTES,
      ...PER_SECOND,
      pushed,
      refused,
      issues,
      rssMb: { first, last, p95: percentile(rss, 0.95) },
      growth: Math.round((last / first - 1) * 1_000) / 1_000,
      inboxAgeS: Math.max(...settled.map(({ inboxAgeS }) => inboxAgeS)),
      eventLoopP99Ms: median(settled.map(({ eventLoopP99Ms }) => eventLoopP99Ms)),
      lost: pushed.reports - issues,
    };
    console.log(JSON.stringify({ samples, ...found, bars: BARS }, null, 2));
    const isGood =
      found.growth <= BARS.growth &&
      found.rssMb.p95 <= BARS.rssMb &&
      found.inboxAgeS <= BARS.inboxAgeS &&
      found.eventLoopP99Ms <= BARS.eventLoopP99Ms &&
      found.refused === 0 &&
      found.lost === 0;
    process.exitCode = isGood ? 0 : 1;
  } finally {
    await sql.end();
    await product.stop();
  }
} finally {
  await fake.close();
  server.stop();
  program.remove();
}

async function soak(product: Product, reporters: readonly Reporter[]) {
  const samples: Sample[] = [];
  const pushed = { reports: 0, talk: 0 };
  let refused = 0;
  /** As the platform does: what was refused comes again. */
  let again: readonly SignedPush[] = [];
  const began = performance.now();
  while (performance.now() - began < MINUTES * 60_000) {
    const latencies: number[] = [];
    const until = performance.now() + EVERY_S * 1_000;
    while (performance.now() < until) {
      const second = [...again, ...secondOf(reporters, pushed)];
      const done = await pushAll(product.events, second, SIZE.clients, 1_000 / second.length);
      refused += done.refused;
      again = done.again;
      latencies.push(...done.latenciesMs);
    }
    samples.push(await sampleOf(product, began, latencies));
    console.error(JSON.stringify(samples.at(-1)));
    forget();
  }
  for (let turn = 0; again.length > 0 && turn < 100; turn += 1)
    again = (await pushAll(product.events, again, SIZE.clients)).again;
  return { samples, pushed, refused };
}

/** The pretended platform would remember every message of the hour. */
function forget(): void {
  fake.calls.length = 0;
  const before = Date.now() - KEPT_MS;
  for (const [id, { at }] of fake.world.messages) if (at < before) fake.world.messages.delete(id);
}

/** What is said within a second, evenly mixed. */
function secondOf(reporters: readonly Reporter[], pushed: { reports: number; talk: number }) {
  const share = PER_SECOND.reports / (PER_SECOND.reports + PER_SECOND.talk);
  return Array.from({ length: PER_SECOND.reports + PER_SECOND.talk }, (_, i) => {
    const reporter = reporters[(pushed.reports + pushed.talk) % reporters.length]!;
    const isReport = Math.floor((i + 1) * share) > Math.floor(i * share);
    const n = isReport ? (pushed.reports += 1) : (pushed.talk += 1);
    return isReport
      ? messagePush(reporter, reporter.report(n), `soak-${n}`)
      : messagePush(reporter, reporter.chatter(n), `talk-${n}`);
  });
}

async function sampleOf(product: Product, began: number, latencies: readonly number[]): Promise<Sample> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const metric = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length + 1) ?? 0,
    );
  const sorted = latencies.toSorted((a, b) => a - b);
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    atS: Math.round((performance.now() - began) / 1_000),
    rssMb: product.usage().rssMb,
    heapMb: Math.round(metric('nodejs_heap_size_used_bytes') / 2 ** 20),
    eventLoopP99Ms: rounded(metric('nodejs_eventloop_lag_p99_seconds') * 1_000),
    inboxAgeS: rounded(metric('xietiao_queue_age_seconds{queue="inbox"}')),
    deliveriesAgeS: rounded(metric('xietiao_queue_age_seconds{queue="deliveries"}')),
    pushP99Ms: rounded(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
  };
}
