import { cpus } from 'node:os';
import postgres from 'postgres';
import { openPostgres } from '../src/store/database/postgres.ts';
import { startFakeFeishu } from '../test/support/feishu/fake.ts';
import { layCity } from './ingest/city.ts';
import { pushAll } from './ingest/clients.ts';
import { feishuSettings, startProduct, type Product } from './ingest/product.ts';
import { issuesReach, perSecond, pushesOf } from './ingest/reports.ts';
import { buildProgram } from './support/build.ts';
import { median, startServer } from './support/server.ts';
import { databaseCpuMs, watchWaits } from './support/usage.ts';

/**
 * `npm run bench:replicas`: the load of `bench:ingest` on one, two and four processes of one ledger. It tells the total
 * rate, how much of the machine the processes, the database and the client took, and what the database's
 * connections waited for: `Lock transactionid` and `Lock tuple` are the row of the number counter.
 */
const SIZE = { groups: 490, objects: 2_000, clients: 32 };
const REPLICAS = (process.env['BENCH_REPLICAS'] ?? '1,2,4').split(',').map(Number);
const REPORTS = Number(process.env['BENCH_REPORTS'] ?? 6_000);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const WARM = Math.min(1_000, REPORTS);

interface Found {
  readonly reports: number;
  /** Shares of all cores. */
  readonly nodeCpu: number;
  readonly databaseCpu: number;
  readonly clientCpu: number;
  readonly waits: Readonly<Record<string, number>>;
}

const program = buildProgram();
const server = await startServer();
try {
  const found = new Map<number, Found[]>(REPLICAS.map((count) => [count, []]));
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const count of round % 2 === 1 ? REPLICAS : REPLICAS.toReversed()) {
      const one = await measure(count);
      found.get(count)?.push(one);
      console.error(`round ${round}, ${count} processes: ${JSON.stringify(one)}`);
    }
  const results = [...found].map(([replicas, rounds]) => ({
    replicas,
    reportsPerSecond: median(rounds.map(({ reports }) => reports)),
    nodeCpu: median(rounds.map(({ nodeCpu }) => nodeCpu)),
    databaseCpu: median(rounds.map(({ databaseCpu }) => databaseCpu)),
    clientCpu: median(rounds.map(({ clientCpu }) => clientCpu)),
    waits: rounds.at(-1)?.waits,
  }));
  const first = results[0]?.reportsPerSecond ?? Number.NaN;
  const ofOne = Object.fromEntries(
    results.map(({ replicas, reportsPerSecond }) => [
      replicas,
      Math.round((reportsPerSecond / first) * 100) / 100,
    ]),
  );
  console.log(
    JSON.stringify(
      { ...SIZE, reports: REPORTS, rounds: ROUNDS, cores: cpus().length, results, ofOne },
      null,
      2,
    ),
  );
} finally {
  server.stop();
  program.remove();
}

async function measure(count: number): Promise<Found> {
  const databaseUrl = await server.newDatabase();
  const fake = await startFakeFeishu();
  const store = await openPostgres(databaseUrl);
  const reporters = await layCity(store.db, fake.world, SIZE, new Date());
  await store.close();
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const looking = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const products: Product[] = [];
  try {
    while (products.length < count)
      products.push(await startProduct(program.cli, { ...feishuSettings(fake), DATABASE_URL: databaseUrl }));
    const urls = products.map(({ events }) => events);
    await pushAll(urls, pushesOf(reporters, WARM, 'warm'), SIZE.clients);
    await issuesReach(sql, WARM);
    // As autovacuum does within its first minute.
    await sql.unsafe('analyze');
    const pushes = pushesOf(reporters, REPORTS, 'load', WARM);
    const node = () => products.reduce((sum, product) => sum + product.usage().cpuMs, 0);
    const [nodeBefore, databaseBefore, clientBefore] = [node(), await databaseCpuMs(sql), process.cpuUsage()];
    const waits = watchWaits(looking);
    const began = performance.now();
    const { refused } = await pushAll(urls, pushes, SIZE.clients);
    await issuesReach(sql, WARM + REPORTS);
    const tookMs = performance.now() - began;
    if (refused > 0) throw new Error(`${refused} pushes were refused`);
    const { user, system } = process.cpuUsage(clientBefore);
    const share = (cpuMs: number) => Math.round((cpuMs / tookMs / cpus().length) * 100) / 100;
    return {
      reports: perSecond(REPORTS, tookMs),
      nodeCpu: share(node() - nodeBefore),
      databaseCpu: share((await databaseCpuMs(sql)) - databaseBefore),
      clientCpu: share((user + system) / 1_000),
      waits: await waits(),
    };
  } finally {
    await Promise.all([sql.end(), looking.end()]);
    await Promise.all(products.map((product) => product.stop()));
    await fake.close();
  }
}
