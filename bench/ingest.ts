import postgres from 'postgres';
import { openPostgres } from '../src/store/database/postgres.ts';
import { APP, startFakeFeishu } from '../test/support/feishu/fake.ts';
import { layCity, type Reporter } from './ingest/city.ts';
import { pushAll } from './ingest/clients.ts';
import { feishuSettings, startProduct } from './ingest/product.ts';
import { startProgram, type Program } from './ingest/program.ts';
import { messagePush } from './ingest/pushes.ts';
import { issuesReach, perSecond, pushesOf } from './ingest/reports.ts';
import { buildProgram } from './support/build.ts';
import { databaseCpuMs } from './support/usage.ts';
import { freePort, median, percentile, startServer, type BenchServer } from './support/server.ts';

/**
 * `npm run bench:ingest`: real signed and encrypted Feishu events over HTTP into the whole program, on a Postgres with
 * durable defaults on the same machine: reports until their issues are committed, chatter, the time from a report to its
 * queued receipt at half load, and beside it the plain reference (`bench/reference`) in the same rounds.
 */
const SIZE = {
  groups: 490,
  objects: 2_000,
  clients: 32,
  reports: Number(process.env['BENCH_REPORTS'] ?? 6_000),
  chatter: Number(process.env['BENCH_CHATTER'] ?? 12_000),
  rounds: Number(process.env['BENCH_ROUNDS'] ?? 3),
};
const BARS = { reportsPerSecond: 1_000, chatterPerSecond: 4_000, p99Ms: 60, rssMb: 250 };

interface Round {
  readonly reports: number;
  readonly acks: number;
  readonly chatter: number;
  readonly p99Ms: number;
  readonly cpuPerReportUs: number;
  /** What the database and the clients used meanwhile: all three share the cores. */
  readonly databaseCpuPerReportUs: number;
  readonly clientCpuPerReportUs: number;
  readonly rssMb: number;
}

const program = buildProgram();
const server = await startServer();
try {
  const ours: Round[] = [];
  const reference: number[] = [];
  for (let round = 1; round <= SIZE.rounds; round += 1) {
    // Whoever goes first finds the machine colder: the order alternates.
    if (round % 2 === 0) reference.push(await referenceRound(server));
    ours.push(await productRound(server));
    if (round % 2 === 1) reference.push(await referenceRound(server));
    console.log(JSON.stringify({ round, ...ours.at(-1), reference: reference.at(-1) }));
  }
  const of = (key: keyof Round) => median(ours.map((one) => one[key]));
  const result = {
    reportsPerSecond: of('reports'),
    acksPerSecond: of('acks'),
    chatterPerSecond: of('chatter'),
    reportToReceiptP99Ms: of('p99Ms'),
    cpuPerReportUs: of('cpuPerReportUs'),
    databaseCpuPerReportUs: of('databaseCpuPerReportUs'),
    clientCpuPerReportUs: of('clientCpuPerReportUs'),
    rssMb: of('rssMb'),
    referencePerSecond: median(reference),
  };
  const share = Math.round((result.reportsPerSecond / result.referencePerSecond) * 100) / 100;
  console.log(JSON.stringify({ ...SIZE, ...result, shareOfReference: share, bars: BARS }, null, 2));
  const isGood =
    result.reportsPerSecond >= BARS.reportsPerSecond &&
    result.chatterPerSecond >= BARS.chatterPerSecond &&
    result.reportToReceiptP99Ms <= BARS.p99Ms &&
    result.rssMb <= BARS.rssMb;
  process.exitCode = isGood ? 0 : 1;
} finally {
  server.stop();
  program.remove();
}

async function productRound(on: BenchServer): Promise<Round> {
  const databaseUrl = await on.newDatabase();
  const fake = await startFakeFeishu();
  const store = await openPostgres(databaseUrl);
  const reporters = await layCity(store.db, fake.world, SIZE, new Date());
  await store.close();
  const profile = process.env['BENCH_PROFILE'];
  const product = await startProduct(
    program.cli,
    { ...feishuSettings(fake), DATABASE_URL: databaseUrl },
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  );
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await measure(product, reporters, product.events, sql);
  } finally {
    await sql.end();
    await product.stop();
    await fake.close();
  }
}

async function measure(
  program: Program,
  reporters: readonly Reporter[],
  url: string,
  sql: postgres.Sql,
): Promise<Round> {
  // Every reporter's name is known then, and the code is warm.
  await pushAll(url, pushesOf(reporters, 500, 'warm'), SIZE.clients);
  await issuesReach(sql, 500);
  // As autovacuum does within its first minute.
  await sql.unsafe('analyze');

  const pushes = pushesOf(reporters, SIZE.reports, 'load');
  const spent = async () => [program.usage().cpuMs, await databaseCpuMs(sql), ownCpuMs()] as const;
  const before = await spent();
  const began = performance.now();
  const pushed = await pushAll(url, pushes, SIZE.clients);
  await issuesReach(sql, 500 + SIZE.reports);
  const tookMs = performance.now() - began;
  if (pushed.refused > 0) throw new Error(`${pushed.refused} pushes were refused`);
  const perReportUs = (await spent()).map((ms, i) => Math.round(((ms - before[i]!) / SIZE.reports) * 1_000));
  const reports = perSecond(SIZE.reports, tookMs);

  const talk = reporters.flatMap((one, i) =>
    Array.from({ length: Math.ceil(SIZE.chatter / reporters.length) }, (_, n) =>
      messagePush(one, one.chatter(n), `talk-${i}-${n}`),
    ),
  );
  const talked = await pushAll(url, talk.slice(0, SIZE.chatter), SIZE.clients);
  const p99Ms = await halfLoad(reporters, url, sql, reports / 2);
  return {
    reports,
    acks: perSecond(SIZE.reports, pushed.tookMs),
    chatter: perSecond(SIZE.chatter, talked.tookMs),
    p99Ms,
    cpuPerReportUs: perReportUs[0]!,
    databaseCpuPerReportUs: perReportUs[1]!,
    clientCpuPerReportUs: perReportUs[2]!,
    rssMb: program.usage().rssMb,
  };
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** From the moment a report was sent to the moment its receipt stood committed in the outbox, at so many a second. */
async function halfLoad(
  reporters: readonly Reporter[],
  url: string,
  sql: postgres.Sql,
  rate: number,
): Promise<number> {
  const count = Math.min(2_000, Math.round(rate * 5));
  const [{ before } = { before: 0 }] = await sql<
    { before: number }[]
  >`select count(*)::int as before from issues`;
  const sentAt = new Map<string, number>();
  const pushes = pushesOf(reporters, count, 'half');
  await sql.unsafe(
    'create table if not exists bench_seen (message text primary key, at timestamptz not null)',
  );
  await sql.unsafe(`create or replace function bench_see() returns trigger language plpgsql as $$
    begin insert into bench_seen values (new.source_message, clock_timestamp()) on conflict do nothing; return null; end $$`);
  await sql.unsafe(
    'create or replace trigger bench_see after insert on issues for each row execute function bench_see()',
  );
  await pushAll(
    url,
    pushes.map((push, i) => ({
      ...push,
      get body() {
        sentAt.set(`om_half-${i}`, Date.now());
        return push.body;
      },
    })),
    SIZE.clients,
    1_000 / rate,
  );
  await issuesReach(sql, before + count);
  const seen = await sql<{ message: string; at: number }[]>`
    select message, (extract(epoch from at) * 1000)::float8 as at from bench_seen where message like 'om_half-%'`;
  await sql.unsafe('drop trigger bench_see on issues');
  return Math.round(
    percentile(
      seen.map(({ message, at }) => at - (sentAt.get(message) ?? 0)),
      0.99,
    ),
  );
}

async function referenceRound(on: BenchServer): Promise<number> {
  const databaseUrl = await on.newDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const program = await startProgram(
    ['--import', 'tsx', 'bench/reference/server.ts'],
    { DATABASE_URL: databaseUrl, ENCRYPT_KEY: APP.encryptKey, PORT: String(port) },
    url,
  );
  try {
    const reporters = Array.from({ length: SIZE.groups }, (_, i) => ({
      chatId: `oc_${i}`,
      openId: `ou_${i}`,
      report: (n: number) => `宏泰凤凰${i}号公司货车进不了厂，第${n}次反映，请交通局协调`,
      chatter: () => '',
      said: () => undefined,
    }));
    await pushAll(url, pushesOf(reporters, 500, 'warm'), SIZE.clients);
    const { tookMs, refused } = await pushAll(url, pushesOf(reporters, SIZE.reports, 'load'), SIZE.clients);
    if (refused > 0) throw new Error(`the reference refused ${refused}`);
    return perSecond(SIZE.reports, tookMs);
  } finally {
    await program.stop();
  }
}
