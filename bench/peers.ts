import { setTimeout as pause } from 'node:timers/promises';
import { openPostgres } from '../src/store/database/postgres.ts';
import { startFakeFeishu, type FakeFeishu } from '../test/support/feishu/fake.ts';
import { withoutLimits } from '../test/support/feishu/without-limits.ts';
import { layCity, type Reporter } from './ingest/city.ts';
import { pushAll } from './ingest/clients.ts';
import { feishuSettings, startProduct } from './ingest/product.ts';
import { startProgram, type Program } from './ingest/program.ts';
import { perSecond, pushesOf } from './ingest/reports.ts';
import { installPeers } from './peers/install.ts';
import { laySeats } from './peers/seats.ts';
import { buildProgram } from './support/build.ts';
import { freePort, median, startServer } from './support/server.ts';

/**
 * `npm run bench:peers`: the same client pushes the same signed Feishu events to the product and to what people would
 * pick instead, each with its receipt sent to a local Feishu without limits. A peer records the command in one row of
 * Postgres, Koishi in its own default database; the product does all that it does. `BENCH_PEERS` names some of them.
 */
const SIZE = { groups: 490, objects: 2_000, clients: 32 };
const REPORTS = Number(process.env['BENCH_REPORTS'] ?? 3_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const WARM = Math.min(300, REPORTS);
const PATIENCE_MS = 120_000;
const BARS = { timesKoishi: 5 };
const OURS = 'xietiao';

interface Runner {
  readonly program: Program;
  readonly events: string;
  readonly reporters: readonly Reporter[];
  /** What an answer to a reporter is to the platform; the product also writes to departments. */
  readonly answer: RegExp;
}

const REPLY = /^POST .*\/im\/v1\/messages\/[^/]+\/reply$/;
const MESSAGE = /^POST .*\/im\/v1\/messages(\/[^/]+\/reply)?$/;

const program = buildProgram();
const peers = installPeers();
const server = await startServer();
const wanted = process.env['BENCH_PEERS']?.split(',');
try {
  const names = [OURS, ...peers.programs.keys()].filter((name) => wanted?.includes(name) ?? true);
  const rates = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1)
    // Whoever goes first finds the machine colder: the order alternates.
    for (const name of round % 2 === 1 ? names : names.toReversed()) {
      const { rate, acks, rssMb } = await measure(name);
      rates.get(name)?.push(rate);
      console.error(`round ${round}, ${name}: ${rate} answered a second, ${acks} acknowledged, ${rssMb} MB`);
    }
  const medians = Object.fromEntries([...rates].map(([name, some]) => [name, median(some)]));
  const ours = medians[OURS] ?? Number.NaN;
  const times = Object.fromEntries(
    Object.entries(medians).map(([name, rate]) => [name, Math.round((ours / rate) * 100) / 100]),
  );
  console.log(
    JSON.stringify(
      { ...SIZE, reports: REPORTS, rounds: ROUNDS, answeredPerSecond: medians, oursOver: times, bars: BARS },
      null,
      2,
    ),
  );
  process.exitCode = (times['koishi'] ?? Number.POSITIVE_INFINITY) >= BARS.timesKoishi ? 0 : 1;
} finally {
  server.stop();
  program.remove();
  peers.remove();
}

async function measure(name: string): Promise<{ rate: number; acks: number; rssMb: number }> {
  const fake = await startFakeFeishu();
  try {
    const databaseUrl = await server.newDatabase();
    const runner = name === OURS ? await runOurs(fake, databaseUrl) : await runPeer(name, fake, databaseUrl);
    const { program, events, reporters } = runner;
    try {
      await untilItAnswers(runner, fake);
      const warmed = answersFrom(fake, runner.answer);
      await pushAll(events, pushesOf(reporters, WARM, 'warm'), SIZE.clients);
      await reach(warmed, WARM);
      const pushes = pushesOf(reporters, REPORTS, 'load', WARM);
      const answered = answersFrom(fake, runner.answer);
      const began = performance.now();
      const { tookMs } = await pushAll(events, pushes, SIZE.clients);
      await reach(answered, REPORTS);
      const rate = perSecond(REPORTS, performance.now() - began);
      return { rate, acks: perSecond(REPORTS, tookMs), rssMb: program.usage().rssMb };
    } finally {
      await program.stop();
    }
  } finally {
    await fake.close();
  }
}

/** The product as it is, but for Feishu's limits: the pretended one has none. */
async function runOurs(fake: FakeFeishu, databaseUrl: string): Promise<Runner> {
  const store = await openPostgres(databaseUrl);
  const reporters = await layCity(store.db, fake.world, SIZE, new Date());
  await store.close();
  const settings = { ...feishuSettings(fake), DATABASE_URL: databaseUrl };
  const product = await startProduct(program.cli, settings, [withoutLimits(program.cli)]);
  return { program: product, events: product.events, reporters, answer: REPLY };
}

async function runPeer(name: string, fake: FakeFeishu, databaseUrl: string): Promise<Runner> {
  const port = await freePort();
  const events = `http://127.0.0.1:${port}/feishu/events`;
  const settings = { ...feishuSettings(fake), DATABASE_URL: databaseUrl, STORE: peers.newStore() };
  const started = await startProgram(
    [peers.programs.get(name) ?? ''],
    { ...settings, PORT: String(port) },
    events,
  );
  return { program: started, events, reporters: laySeats(fake.world, SIZE.groups), answer: MESSAGE };
}

/** A framework may listen before its bot is ready: somebody asks until there is an answer. */
async function untilItAnswers({ events, reporters, answer }: Runner, fake: FakeFeishu): Promise<void> {
  const count = answersFrom(fake, answer);
  const end = performance.now() + PATIENCE_MS;
  for (let turn = 0; performance.now() < end; turn += 1) {
    await pushAll(events, pushesOf(reporters, 1, `probe${turn}`, turn), 1);
    for (let look = 0; look < 50; look += 1) {
      if (count() > 0) return;
      await pause(20);
    }
  }
  throw new Error('it answers nobody');
}

async function reach(count: () => number, wanted: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (count() < wanted) {
    if (performance.now() > end) throw new Error(`${count()} of ${wanted} were answered`);
    await pause(20);
  }
}

/** Counts the answers that the platform takes from now on. */
function answersFrom({ calls }: FakeFeishu, answer: RegExp): () => number {
  const first = calls.length;
  return () => calls.slice(first).filter(({ line, code }) => code === 0 && answer.test(line)).length;
}
