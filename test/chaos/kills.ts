import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../src/routing/learn/random.ts';
import { startFakeFeishu, type FakeFeishu } from '../support/feishu/fake.ts';
import { answersOf, environment, newLoad, reportOn, type Load } from './clients.ts';
import { countUntilAnswered, type Counted } from './count.ts';
import { startProgram } from './program.ts';
import { layRegion } from './region.ts';

export interface KillRun {
  /** Settings beside those of the region. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The built command line. */
  readonly program: string;
  /** A Postgres of the run's own, else the embedded database. */
  readonly databaseUrl?: string;
  readonly rounds: number;
  /** How many clients, each in its own chat, post one message after the other. */
  readonly clients: number;
  /** How long the program lives, at most. */
  readonly lifeMs: number;
  readonly seed: number;
}

export interface KillFound extends Counted {
  readonly rounds: number;
  /** From the last restart, with as many still reporting, until everything was answered. */
  readonly settledMs: number;
}

const SETTLE_MS = 120_000;
/** A person types on before the last answer is there, but not for ever. */
const AHEAD = 8;

/** Kills the program again and again while people report, then counts what became of every message that it acknowledged. */
export async function runKills(run: KillRun): Promise<KillFound> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-kills-'));
  const fake = await startFakeFeishu();
  const region = layRegion(fake, folder, run.clients);
  const random = createRandom(run.seed);
  const env = { ...environment(folder, fake, region, run.databaseUrl), ...run.settings };
  const load = newLoad(AHEAD);
  const clients = region.lanes.map((lane) => reportOn(fake, region, lane, load));
  try {
    for (let round = 0; round < run.rounds; round += 1) {
      const program = await startProgram(run.program, env);
      load.urls = [program.url];
      await pause(50 + random() * run.lifeMs);
      await program.kill();
    }
    const last = await startProgram(run.program, env);
    const restarted = performance.now();
    load.urls = [last.url];
    await pause(200);
    load.stopped = true;
    await Promise.all(clients);
    await untilAnswered(fake, load);
    const settledMs = Math.round(performance.now() - restarted);
    const counted = await countUntilAnswered(last.url, fake, load, SETTLE_MS);
    await last.terminate();
    return { ...counted, rounds: run.rounds, settledMs };
  } finally {
    load.stopped = true;
    await Promise.allSettled(clients);
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Or until nothing more was answered for long: what is missing then, the count tells. */
async function untilAnswered(fake: FakeFeishu, { acknowledged }: Load): Promise<void> {
  const answered = answersOf(fake);
  const open = new Set(acknowledged.keys());
  let heardAt = performance.now();
  while (open.size > 0 && performance.now() - heardAt < SETTLE_MS) {
    const lately = answered();
    if (lately.length > 0) heardAt = performance.now();
    for (const id of lately) open.delete(id);
    await pause(50);
  }
}
