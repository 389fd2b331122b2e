import postgres from 'postgres';
import { createCalendar } from '../src/calendar/calendar.ts';
import { openPostgres } from '../src/store/database/postgres.ts';
import { startFakeFeishu, type FakeFeishu } from '../test/support/feishu/fake.ts';
import { layCity, type Reporter } from './ingest/city.ts';
import { pushAll } from './ingest/clients.ts';
import { feishuSettings, startProduct } from './ingest/product.ts';
import { issuesIn, issuesReach, perSecond, pushesOf } from './ingest/reports.ts';
import { keptDatabase } from './scale/kept.ts';
import { beginWithLedger, layHistory, ledgerBytes } from './scale/lay.ts';
import { openExplained } from './scale/plans.ts';
import { loadAsking, QUESTIONS } from './scale/questions.ts';
import { buildProgram } from './support/build.ts';
import { median, percentile, startServer } from './support/server.ts';
import { cpuMsOf, databaseCpuMs } from './support/usage.ts';

/**
 * `npm run bench:scale`: the ingest of `bench:ingest` and what is asked of the ledger, with ten thousand, 300 thousand
 * and three million issues in it. The rounds go over the sizes up and down in turn. Fails where the rate falls by more
 * than 15 %, an answer is late, or a great table is read from end to end for one. `BENCH_KEEP=1` keeps the ledgers on
 * the server of BENCH_DATABASE_URL for the next run.
 */
const SIZES = (process.env['BENCH_SIZES'] ?? '10000,300000,3000000').split(',').map(Number);
const SIZE = { groups: 490, objects: 2_000, clients: 32 };
const REPORTS = Number(process.env['BENCH_REPORTS'] ?? 3_000);
const WARM = 500;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const ASKED = Number(process.env['BENCH_ASKED'] ?? 100);
/** A kept ledger knows the messages of earlier runs. */
const RUN = Date.now();
const BARS = { fall: 0.15 };

interface Laid {
  readonly issues: number;
  readonly url: string;
  readonly fake: FakeFeishu;
  readonly reporters: readonly Reporter[];
  readonly laidInS: number;
  readonly bytesPerIssue: number;
  readonly rounds: Round[];
}

interface Round {
  readonly reportsPerSecond: number;
  /** Of one report: what the program and the database computed, which other work on the machine changes little. */
  readonly cpuMs: number;
}

const program = buildProgram();
const server = await startServer();
const laid: Laid[] = [];
try {
  for (const issues of SIZES) {
    laid.push(await lay(issues));
    const { laidInS, bytesPerIssue } = laid.at(-1)!;
    console.error(`laid ${issues} in ${laidInS} s, ${bytesPerIssue} bytes each`);
  }
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const one of round % 2 === 1 ? laid : laid.toReversed()) {
      one.rounds.push(await ingest(one, round));
      const { reportsPerSecond, cpuMs } = one.rounds.at(-1)!;
      console.error(`round ${round}, ${one.issues} issues: ${reportsPerSecond} reports/s, ${cpuMs} ms each`);
    }
  const results = [];
  for (const one of laid) results.push({ ...told(one), questions: await ask(one) });
  const [first, last] = [results[0]!, results.at(-1)!];
  const fall = rounded(1 - last.reportsPerSecond / first.reportsPerSecond, 1_000);
  const cpuGrowth = rounded(last.cpuMs / first.cpuMs - 1, 1_000);
  const late = results.flatMap(({ issues, questions }) =>
    questions.filter(({ p95Ms, barMs }) => p95Ms > barMs).map(({ question }) => `${issues}: ${question}`),
  );
  // A table of a few thousand rows is read whole with good reason.
  const scanning = last.questions.filter(({ scanned }) => scanned.length > 0).map(({ question }) => question);
  console.log(
    JSON.stringify(
      { ...SIZE, reports: REPORTS, rounds: ROUNDS, results, fall, cpuGrowth, late, scanning, bars: BARS },
      null,
      2,
    ),
  );
  process.exitCode = fall <= BARS.fall && late.length === 0 && scanning.length === 0 ? 0 : 1;
} finally {
  await Promise.all(laid.map(({ fake }) => fake.close()));
  server.stop();
  program.remove();
}

async function lay(issues: number): Promise<Laid> {
  const url = (await keptDatabase(issues)) ?? (await server.newDatabase());
  const fake = await startFakeFeishu();
  const store = await openPostgres(url);
  const reporters = await layCity(store.db, fake.world, SIZE, new Date());
  await store.close();
  const sql = connect(url);
  const began = performance.now();
  if ((await issuesIn(sql)) < issues) await layHistory(sql, issues, new Date());
  const laidInS = Math.round((performance.now() - began) / 1_000);
  const bytesPerIssue = Math.round((await ledgerBytes(sql)) / (await issuesIn(sql)));
  await sql.end();
  return { issues, url, fake, reporters, laidInS, bytesPerIssue, rounds: [] };
}

async function ingest({ url, fake, reporters }: Laid, round: number): Promise<Round> {
  const product = await startProduct(program.cli, { ...feishuSettings(fake), DATABASE_URL: url });
  const sql = connect(url);
  const first = round * (WARM + REPORTS);
  try {
    const before = await issuesIn(sql);
    await pushAll(product.events, pushesOf(reporters, WARM, `warm${RUN}-${round}`, first), SIZE.clients);
    await issuesReach(sql, before + WARM);
    const pushes = pushesOf(reporters, REPORTS, `load${RUN}-${round}`, first + WARM);
    const computed = async () => product.usage().cpuMs + (await databaseCpuMs(sql));
    const [began, computedBefore] = [performance.now(), await computed()];
    const { refused } = await pushAll(product.events, pushes, SIZE.clients);
    await issuesReach(sql, before + WARM + REPORTS);
    if (refused > 0) throw new Error(`${refused} pushes were refused`);
    return {
      reportsPerSecond: perSecond(REPORTS, performance.now() - began),
      cpuMs: rounded(((await computed()) - computedBefore) / REPORTS, 100),
    };
  } finally {
    await sql.end();
    await product.stop();
  }
}

function told({ issues, laidInS, bytesPerIssue, rounds }: Laid) {
  const reportsPerSecond = median(rounds.map((round) => round.reportsPerSecond));
  const cpuMs = median(rounds.map((round) => round.cpuMs));
  return { issues, laidInS, bytesPerIssue, rounds, reportsPerSecond, cpuMs };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

async function ask({ url, issues }: Laid) {
  const asking = await loadAsking(program.cli);
  const store = await asking.openPostgres(url);
  const explained = openExplained(url);
  const sql = connect(url);
  const computed = async () => cpuMsOf(process.pid) + (await answeringCpuMs(sql));
  try {
    await beginWithLedger(sql);
    const known = await asking.createKnownCache(store.db, 1, new Set(['feishu']))();
    const now = new Date();
    const period = createCalendar({ timeZone: 'Asia/Shanghai' }).periodOfWeek(now);
    const answers = [];
    for (const [question, { barMs, ask }] of Object.entries(QUESTIONS)) {
      const asked = { asking, known, now, period, issues };
      await ask({ ...asked, db: explained.db, turn: 0 });
      const scanned = explained.scanned();
      const times: number[] = [];
      const computedBefore = await computed();
      for (let turn = 1; turn <= ASKED; turn += 1) {
        const began = performance.now();
        await ask({ ...asked, db: store.db, turn });
        times.push(performance.now() - began);
      }
      const [p50Ms, p95Ms] = [0.5, 0.95].map((share) => rounded(percentile(times, share), 10));
      const cpuMs = rounded(((await computed()) - computedBefore) / ASKED, 10);
      answers.push({ question, p50Ms: p50Ms!, p95Ms: p95Ms!, cpuMs, barMs, scanned });
    }
    return answers;
  } finally {
    await sql.end();
    await explained.close();
    await store.close();
  }
}

/** What the connections to this database have computed; its housekeepers come and go. */
async function answeringCpuMs(sql: postgres.Sql): Promise<number> {
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`;
  return rows.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
}

function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, onnotice: () => undefined });
}
