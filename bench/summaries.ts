import { existsSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import { createCalendar } from '../src/calendar/calendar.ts';
import { readDirectory } from '../src/store/directory/read.ts';
import { openStore } from '../src/store/database/open.ts';
import { composeMany, composeStats, type SummaryScope } from '../src/usecases/summaries/compose.ts';
import { know } from '../src/usecases/known.ts';
import { layLedger, NOW, type Size } from './summaries/lay.ts';

/**
 * `npm run bench:summaries`: the weekly bulletins of 500 groups and one group's on request, over 100,000 and a million
 * issues with the same number a week, beside a plain GROUP BY over the same tables. Wants a Postgres in
 * BENCH_DATABASE_URL whose user may create databases, and 3 GB of disk.
 */
const SIZES: readonly Size[] = [
  { issues: 100_000, groups: 500, departments: 60, days: 365 },
  { issues: 1_000_000, groups: 500, departments: 60, days: 3650 },
];
const BARS = { allMs: 3000, oneMs: 200, growth: 1.5, rssMb: 300 };
const ROUNDS = 20;
/** Of /proc. */
const TICK_MS = 10;
const ORGANISATION_ID = 1;
const server = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const results = [];
for (const size of SIZES.slice(0, Number(process.env['BENCH_SIZES'] ?? SIZES.length)))
  results.push(await measure(size));
const [small] = results;
const large = results.at(-1);
if (small === undefined || large === undefined) throw new Error('a size is measured');
const growth = {
  all: large.allMs / small.allMs,
  allCpu: large.allCpuMs / small.allCpuMs,
  one: large.oneP95Ms / small.oneP95Ms,
  oneCpu: large.oneCpuMs / small.oneCpuMs,
};
console.log(JSON.stringify({ results, growth, bars: BARS }, null, 2));
process.exitCode =
  large.allMs <= BARS.allMs &&
  large.oneP95Ms <= BARS.oneMs &&
  large.rssMb <= BARS.rssMb &&
  growth.all <= BARS.growth
    ? 0
    : 1;

async function measure(size: Size) {
  const name = `summaries_${size.issues}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`drop database if exists ${name}`);
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return { issues: size.issues, ...(await measureIn(url.toString(), size)) };
  } finally {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

async function measureIn(url: string, size: Size) {
  const store = await openStore({ databaseUrl: url, dataDir: '' }, new Date(NOW));
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await layLedger(sql, size);
    const directory = await readDirectory(store.db, ORGANISATION_ID);
    if (directory === undefined) throw new Error('the ledger has no directory');
    const known = know(directory);
    const now = new Date(NOW);
    const period = createCalendar({ timeZone: 'Asia/Shanghai' }).periodOfWeek(now);
    const scopes: SummaryScope[] = [
      { kind: 'organisation' },
      ...directory.groups.map(({ id }) => ({ kind: 'group' as const, id })),
    ];
    const all = async () => {
      const compose = await composeMany(store.db, {
        organisationId: ORGANISATION_ID,
        known,
        now,
        period,
        scopes,
      });
      return scopes
        .map((scope) => compose(scope, 1).notice.lines.length)
        .reduce((sum, lines) => sum + lines, 0);
    };
    await all();
    const [before, began, cpuBefore] = [process.memoryUsage().rss, performance.now(), await cpuMs(sql)];
    const lines = await all();
    const allMs = Math.round(performance.now() - began);
    const allCpuMs = (await cpuMs(sql)) - cpuBefore;
    const rssMb = Math.round(process.memoryUsage().rss / 2 ** 20);
    const times: number[] = [];
    const cpuBeforeOnes = await cpuMs(sql);
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await composeStats(store.db, {
        organisationId: ORGANISATION_ID,
        known,
        now,
        period,
        scope: { kind: 'group', id: 1 + ((round * 37) % size.groups) },
      });
      times.push(performance.now() - start);
    }
    const oneCpuMs = Math.round(((await cpuMs(sql)) - cpuBeforeOnes) / ROUNDS);
    times.sort((a, b) => a - b);
    return {
      lines,
      allMs,
      allCpuMs,
      rssMb,
      grewMb: Math.round((process.memoryUsage().rss - before) / 2 ** 20),
      oneP50Ms: Math.round(times[ROUNDS / 2] ?? 0),
      oneP95Ms: Math.round(times[Math.ceil(ROUNDS * 0.95) - 1] ?? 0),
      oneCpuMs,
      plainGroupByMs: await plain(sql, period),
    };
  } finally {
    await sql.end();
    await store.close();
  }
}

/**
 * What this process and the database's own processes have computed, where the database runs on the same machine; on a
 * machine that others use as well it says more than the clock does.
 */
async function cpuMs(sql: postgres.Sql): Promise<number> {
  const backends = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`;
  const ofBackends = backends
    .map(({ pid }) => `/proc/${pid}/stat`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [])
    .reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS, 0);
  const { user, system } = process.cpuUsage();
  return Math.round(ofBackends + (user + system) / 1000);
}

/** What somebody would write first: every event read, every issue grouped. */
async function plain(sql: postgres.Sql, { from, to }: { from: Date; to: Date }): Promise<number> {
  const start = performance.now();
  await sql`
    with last as (
      select issue_number, (array_agg(to_state order by seq desc))[1] as state, min(at) as reported,
        max(at) filter (where to_state = 'closed') as closed,
        (array_agg(body->>'lead' order by seq desc) filter (where type = 'dispatched'))[1] as lead
      from issue_events where organisation_id = ${ORGANISATION_ID} and at < ${to} group by issue_number)
    select i.group_id, count(*) filter (where reported >= ${from}) as new,
      count(*) filter (where closed >= ${from}) as closed, count(*) filter (where last.state <> 'closed') as open
    from last join issues i on i.organisation_id = ${ORGANISATION_ID} and i.number = last.issue_number
    group by i.group_id`;
  return Math.round(performance.now() - start);
}
