import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { runDue } from '../src/schedule/run-due.ts';
import { readFact, writeFact } from '../src/store/facts.ts';
import { openStore } from '../src/store/database/open.ts';
import { createKnownCache } from '../src/usecases/known.ts';
import { createRandom } from './quarter/histories.ts';
import { END, layGroups, ORGANISATION_ID, reckon, START } from './schedules/year.ts';

/**
 * `npm run bench:schedules`: 52 weeks of 490 groups on three processes, one of them killed with SIGKILL every second in
 * which all three are up, the clock jumping from minutes to three weeks. Fails where a bulletin is missed or doubled.
 * Takes a few minutes. Wants a Postgres in BENCH_DATABASE_URL.
 */
const CLOCK = 'bench_clock';
const GROUPS = Number(process.env['BENCH_GROUPS'] ?? 490);
const REPLICAS = 3;
const KILL_EVERY_MS = 1000;
const HOUR_MS = 3_600_000;
const LONGEST_JUMP_HOURS = 21 * 24;

const [role, url = ''] = process.argv.slice(2);
if (role === 'replica') await replica(url);
else await parent(process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres');

async function replica(databaseUrl: string): Promise<void> {
  const { db } = await openStore({ databaseUrl, dataDir: '' }, START);
  const known = createKnownCache(db, ORGANISATION_ID, new Set(['sandbox']));
  process.on('disconnect', () => process.exit());
  for (;;) {
    const now = new Date(String(await readFact(db, ORGANISATION_ID, CLOCK)));
    const ran = await runDue({ db, organisationId: ORGANISATION_ID, known, now: () => now });
    process.send?.({ idleAt: ran === 0 ? now.toISOString() : null });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function parent(server: string): Promise<void> {
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  const name = `schedules_${Date.now()}`;
  await admin.unsafe(`create database ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  const store = await openStore({ databaseUrl: own.toString(), dataDir: '' }, START);
  const { db } = store;
  const known = await layGroups(db, GROUPS);
  await writeFact(db, ORGANISATION_ID, CLOCK, START.toISOString());
  const random = createRandom(20_260_105);
  const idle = new Map<number, string>();
  const replicas: ChildProcess[] = [];
  let kills = 0;
  const start = (place: number) => {
    const child = fork(fileURLToPath(import.meta.url), ['replica', own.toString()], {
      execArgv: process.execArgv,
    });
    child.on('message', (said: { idleAt: string | null }) => {
      if (replicas[place] === child) idle.set(place, said.idleAt ?? '');
    });
    replicas[place] = child;
  };
  for (let place = 0; place < REPLICAS; place++) start(place);
  // Only while all are up: a process needs seconds to begin, and where they are killed faster than they come, no week passes.
  const killer = setInterval(() => {
    if (idle.size < REPLICAS) return;
    const place = Math.floor(random() * REPLICAS);
    replicas[place]?.kill('SIGKILL');
    idle.delete(place);
    kills += 1;
    start(place);
  }, KILL_EVERY_MS);
  const began = performance.now();
  const passed = () => Math.round((performance.now() - began) / 1000);
  for (let now = START.getTime(); now < END.getTime();) {
    now = Math.min(END.getTime(), now + Math.ceil(random() ** 3 * LONGEST_JUMP_HOURS) * HOUR_MS);
    const at = new Date(now).toISOString();
    await writeFact(db, ORGANISATION_ID, CLOCK, at);
    while (![...idle.values()].includes(at)) await new Promise((resolve) => setTimeout(resolve, 20));
    console.error(`${at.slice(0, 10)}, ${kills} kills, ${passed()} s`);
  }
  clearInterval(killer);
  for (const child of replicas) child.kill('SIGKILL');
  const { wrong, ...counts } = await reckon(db, known);
  console.log(
    JSON.stringify({
      groups: GROUPS,
      ...counts,
      wrong: wrong.length,
      kills,
      tookMs: Math.round(performance.now() - began),
    }),
  );
  for (const line of wrong.slice(0, 20)) console.error(line);
  process.exitCode = wrong.length === 0 ? 0 : 1;
  await store.close();
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
}
