import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeFeishu, type FakeFeishu } from '../support/feishu/fake.ts';
import { RETRIES_MS } from '../support/feishu/pusher.ts';
import { inLanes } from '../support/in-lanes.ts';
import { environment, newLoad } from './clients.ts';
import { countUntilAnswered, type Counted } from './count.ts';
import { createMovedClock } from './moved-clock.ts';
import { startProgram } from './program.ts';
import { createPlatform, type Pushed, type Typed } from './pushes.ts';
import { layRegion } from './region.ts';
import { openRows, type RowCounts } from './rows.ts';

export interface RedeliveredRun {
  readonly program: string;
  readonly databaseUrl: string;
  /** Further options of Node for the programs. */
  readonly nodeOptions?: string;
  readonly events: number;
  readonly groups: number;
  /** Hears after each wave how far it is. */
  readonly tell?: (line: string) => void;
}

export interface RedeliveredFound extends Counted, RowCounts, Pushed {
  readonly events: number;
  /** Messages that stand on the platform: answers to reports, and cards. */
  readonly receiptsGot: number;
  readonly cardsGot: number;
  /** Sends that came again after a lost answer; the platform knew them by their key. */
  readonly repeats: number;
  /** How many of the counts of rows and of messages are not one for each event. */
  readonly amiss: number;
  readonly virtualHours: number;
}

/**
 * Five deliveries of a message each. In each of five waves, which lie as far apart as the platform's own retries,
 * there is one moment after the other, and at each moment these replicas are pushed to together.
 */
const PLANS: readonly (readonly (readonly (readonly number[])[])[])[] = [
  // As the platform retries.
  [[[0]], [[1]], [[0]], [[1]], [[0]]],
  // All at the same instant.
  [[[0, 1, 0, 1, 0]]],
  // One upon the other, while the message is still being worked off.
  [[[0, 1], [1], [0], [1]]],
  // To both at once, after minutes and after hours.
  [[[0, 1]], [], [[1]], [], [[0, 1]]],
  // First heard of more than an hour after it was said.
  [[], [], [], [[1, 0], [1]], [[0, 1]]],
];
const BEFORE_WAVE_MS = [0, ...RETRIES_MS];
const MONDAY = '2020-03-09T09:00:00+08:00';
const AT_ONCE = 32;
const SETTLE_MS = 180_000;

/** Two programs on one ledger hear of every message five times, over seven hours of their own time. */
export async function runRedelivered(run: RedeliveredRun): Promise<RedeliveredFound> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-redelivered-'));
  const clock = createMovedClock(folder, MONDAY, run.nodeOptions);
  const fake = await startFakeFeishu({ now: clock.now });
  const region = layRegion(fake, folder, run.groups);
  const env = { ...environment(folder, fake, region, run.databaseUrl), ...clock.env };
  const programs = [await startProgram(run.program, env), await startProgram(run.program, env)];
  const rows = openRows(run.databaseUrl);
  const platform = createPlatform(fake, clock.now);
  const began = clock.now();
  try {
    const messages = await platform.typeAll(region, run.events);
    for (const [wave, waitMs] of BEFORE_WAVE_MS.entries()) {
      await clock.advance(waitMs, programs);
      const urls = programs.map(({ url }) => url);
      await pushWave(wave, messages, (message, at) => platform.push(urls[at % 2]!, message));
      await rows.settled(clock.now, SETTLE_MS);
      run.tell?.(`wave ${wave + 1}, ${JSON.stringify(platform.pushed)}`);
      // A replica that comes anew remembers nothing of what it heard.
      if (wave !== 2) continue;
      await programs[1]!.terminate();
      programs[1] = await startProgram(run.program, env);
    }
    const load = { ...newLoad(), acknowledged: new Map(messages.map(({ id, place }) => [id, place])) };
    const counted = await countUntilAnswered(programs[0]!.url, fake, load, SETTLE_MS);
    const kept = { ...(await rows.count()), ...gotBy(fake) };
    return {
      events: run.events,
      ...platform.pushed,
      ...counted,
      ...kept,
      repeats: sendsTo(fake) - kept.receiptsGot - kept.cardsGot,
      amiss: Object.values(kept).filter((count) => count !== run.events).length,
      virtualHours: Math.floor((clock.now() - began) / 3_600_000),
    };
  } catch (error) {
    const words = programs.map((program) => program.said().slice(-2_000)).join('\n');
    throw new Error(`the programs' last words: ${words}`, { cause: error });
  } finally {
    await Promise.all(programs.map((program) => program.kill()));
    await rows.close();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each message begins at the other replica than the one before it. */
function pushWave(
  wave: number,
  messages: readonly Typed[],
  push: (message: Typed, replica: number) => Promise<void>,
): Promise<void> {
  return inLanes(messages, AT_ONCE, async (message, n) => {
    for (const moment of PLANS[n % PLANS.length]?.[wave] ?? [])
      await Promise.all(moment.map((at) => push(message, n + at)));
  });
}

/** A receipt answers the report; a card opens a thread of its own. */
function gotBy({ world }: FakeFeishu): { receiptsGot: number; cardsGot: number } {
  const said = [...world.messages.values()].filter(({ sender }) => sender === 'bot');
  const receiptsGot = said.filter(({ parentId }) => parentId !== undefined).length;
  return { receiptsGot, cardsGot: said.length - receiptsGot };
}

const SEND = /^POST \/open-apis\/im\/v1\/messages(\/[^/]+\/reply)?$/;

const sendsTo = ({ calls }: FakeFeishu): number =>
  calls.filter(({ code, line }) => code === 0 && SEND.test(line)).length;
