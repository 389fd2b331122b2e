import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeFeishu } from '../support/feishu/fake.ts';
import { environment, newLoad, reportOn } from './clients.ts';
import { countUntilAnswered, type Counted } from './count.ts';
import { startProgram, type Program } from './program.ts';
import { layRegion } from './region.ts';

export interface ReplicaRun {
  /** Settings beside those of the region. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly program: string;
  readonly databaseUrl: string;
  readonly replicas: number;
  /** What is done in turn to one replica after the other. */
  readonly blows: readonly ('kill' | 'freeze')[];
  /** Longer than a lease, so that whoever wakes has lost what it held. */
  readonly freezeMs: number;
  readonly clients: number;
}

/** Several programs on one ledger under load; one after the other is killed, or frozen and woken. */
export async function runReplicas(run: ReplicaRun): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-replicas-'));
  const fake = await startFakeFeishu();
  const region = layRegion(fake, folder, run.clients);
  const env = { ...environment(folder, fake, region, run.databaseUrl), ...run.settings };
  const programs: Program[] = [await startProgram(run.program, env)];
  while (programs.length < run.replicas) programs.push(await startProgram(run.program, env));
  const load = newLoad();
  const serve = () => (load.urls = programs.map(({ url }) => url));
  serve();
  const clients = region.lanes.map((lane) => reportOn(fake, region, lane, load));
  try {
    for (const [turn, blow] of run.blows.entries()) {
      await pause(1_000);
      const at = turn % programs.length;
      if (blow === 'freeze') await freeze(programs[at]!, run.freezeMs);
      else {
        await programs[at]!.kill();
        programs[at] = await startProgram(run.program, env);
        serve();
      }
    }
    load.stopped = true;
    await Promise.all(clients);
    return await countUntilAnswered(programs[0]!.url, fake, load, 60_000);
  } finally {
    load.stopped = true;
    await Promise.all(programs.map((program) => program.kill()));
    await Promise.allSettled(clients);
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function freeze(program: Program, forMs: number): Promise<void> {
  program.signal('SIGSTOP');
  await pause(forMs);
  program.signal('SIGCONT');
  await pause(1_000);
}
