import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeFeishu } from '../support/feishu/fake.ts';
import { environment, newLoad, reportOn } from './clients.ts';
import { countUntilAnswered, type Counted } from './count.ts';
import { startProgram } from './program.ts';
import { startProxy } from './proxy.ts';
import { layRegion } from './region.ts';

export interface AwayRun {
  readonly program: string;
  readonly databaseUrl: string;
  /** How the line to the database is, and for how long. */
  readonly line: 'cut' | 'frozen';
  readonly forMs: number;
  readonly clients: number;
}

export interface AwayFound extends Counted {
  readonly stayedUp: boolean;
  /** Of the answers while the database was away: how many there were, how many acknowledged, and the slowest. */
  readonly answers: number;
  readonly acknowledgedAway: number;
  readonly slowestMs: number;
  /** From the line's return until the first message was acknowledged. */
  readonly firstAfterMs: number;
}

/** Takes the database away under load and gives it back. */
export async function runAway(run: AwayRun): Promise<AwayFound> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-away-'));
  const fake = await startFakeFeishu();
  const region = layRegion(fake, folder, run.clients);
  const direct = new URL(run.databaseUrl);
  const proxy = await startProxy(direct.hostname, Number(direct.port));
  direct.port = String(proxy.port);
  const program = await startProgram(run.program, environment(folder, fake, region, direct.toString()));
  const load = newLoad();
  load.urls = [program.url];
  const clients = region.lanes.map((lane) => reportOn(fake, region, lane, load));
  try {
    await pause(1_000);
    proxy.turn(run.line);
    // What was on its way when the line went may still be answered well.
    const gone = performance.now() + 100;
    await pause(run.forMs);
    const back = performance.now();
    proxy.turn('fine');
    await firstSince(load, back);
    load.stopped = true;
    await Promise.all(clients);
    const away = load.pushes.filter(({ at }) => at > gone && at < back);
    const first = load.pushes.find(({ at, ms, status }) => at + ms > back && status === 200);
    const counted = await countUntilAnswered(program.url, fake, load, 60_000);
    const stayedUp = (await fetch(`${program.url}/health/live`)).ok;
    return {
      ...counted,
      stayedUp,
      answers: away.length,
      acknowledgedAway: away.filter(({ at, ms, status }) => status === 200 && at + ms < back).length,
      slowestMs: Math.round(Math.max(0, ...away.filter(({ at, ms }) => at + ms < back).map(({ ms }) => ms))),
      firstAfterMs: first === undefined ? Infinity : Math.round(first.at + first.ms - back),
    };
  } catch (error) {
    throw new Error(`the program's last words: ${program.said().slice(-4_000)}`, { cause: error });
  } finally {
    load.stopped = true;
    await program.kill();
    await Promise.allSettled(clients);
    await proxy.close();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstSince(load: { pushes: { at: number; ms: number; status: number }[] }, since: number) {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    if (load.pushes.some(({ at, ms, status }) => at + ms > since && status === 200)) return;
    await pause(20);
  }
}
