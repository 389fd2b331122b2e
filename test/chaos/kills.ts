import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../src/routing/learn/random.ts';
import { APP, startFakeFeishu, type FakeFeishu } from '../support/feishu/fake.ts';
import type { FakeEvent } from '../support/feishu/events.ts';
import { signedPush } from '../support/feishu/crypto.ts';
import { startProgram, type Program } from './program.ts';
import { layRegion, PLACE, type Lane, type Region } from './region.ts';

export interface KillRun {
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

export interface KillFound {
  readonly acknowledged: number;
  /** Acknowledged, but no issue tells of it. */
  readonly lost: number;
  /** Of one message two issues. */
  readonly doubled: number;
  readonly unanswered: number;
  readonly answeredTwice: number;
  readonly rounds: number;
  /** From the last restart until everything was answered. */
  readonly settledMs: number;
}

/** Kills the program again and again while people report, then counts what became of every message that it acknowledged. */
export async function runKills(run: KillRun): Promise<KillFound> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-kills-'));
  const fake = await startFakeFeishu();
  const region = layRegion(fake, folder, run.clients);
  const random = createRandom(run.seed);
  const env = environment(run, folder, fake, region);
  const state = { url: '', stopped: false };
  const acknowledged = new Map<string, string>();
  const clients = region.lanes.map((lane) => reportOn(fake, region, lane, state, acknowledged));
  try {
    for (let round = 0; round < run.rounds; round += 1) {
      const program = await startProgram(run.program, env);
      state.url = program.url;
      await pause(50 + random() * run.lifeMs);
      await program.kill();
    }
    return await settle(run, env, fake, state, acknowledged, clients);
  } finally {
    state.stopped = true;
    await Promise.allSettled(clients);
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function environment(run: KillRun, folder: string, fake: FakeFeishu, region: Region): Record<string, string> {
  return {
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DIRECTORY: region.directoryFile,
    API_TOKEN: API_TOKEN,
    LOG_LEVEL: 'error',
    BACKUP: 'off',
    FEISHU_APP_ID: APP.appId,
    FEISHU_APP_SECRET: APP.appSecret,
    FEISHU_ENCRYPT_KEY: APP.encryptKey,
    FEISHU_VERIFICATION_TOKEN: APP.verificationToken,
    FEISHU_MODE: 'webhook',
    FEISHU_DOMAIN: fake.url,
    ...(run.databaseUrl === undefined ? {} : { DATABASE_URL: run.databaseUrl }),
  };
}

const API_TOKEN = 'a-token-for-chaos';

/** One person: says the next thing when the last was acknowledged, and the platform pushes it until it is. */
async function reportOn(
  fake: FakeFeishu,
  region: Region,
  lane: Lane,
  state: { url: string; stopped: boolean },
  acknowledged: Map<string, string>,
): Promise<void> {
  for (let n = 1; !state.stopped; n += 1) {
    const { message, event } = await fake.say(lane.chatId, lane.reporter, region.report(lane, n), {
      unpushed: true,
    });
    while (!state.stopped && !(await pushed(state.url, event))) await pause(20);
    if (state.stopped) return;
    acknowledged.set(message.id, region.name(lane, n));
    // Now and then the platform did not hear the answer, and pushes once more.
    if (n % 7 === 0) await pushed(state.url, event);
  }
}

async function pushed(url: string, event: FakeEvent): Promise<boolean> {
  if (url === '') return false;
  const { headers, body } = signedPush(event, { encryptKey: APP.encryptKey, at: Date.now() });
  try {
    const answer = await fetch(`${url}/feishu/events`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(3_000),
    });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}

const SETTLE_MS = 120_000;

/** One more start, no more kills: everything must come to rest, and then be counted. */
async function settle(
  run: KillRun,
  env: Record<string, string>,
  fake: FakeFeishu,
  state: { url: string; stopped: boolean },
  acknowledged: ReadonlyMap<string, string>,
  clients: readonly Promise<void>[],
): Promise<KillFound> {
  const program = await startProgram(run.program, env);
  state.url = program.url;
  const restarted = performance.now();
  await pause(200);
  state.stopped = true;
  await Promise.all(clients);
  let counted = await count(program, fake, acknowledged);
  while (counted.unanswered + counted.lost > 0 && performance.now() - restarted < SETTLE_MS) {
    await pause(250);
    counted = await count(program, fake, acknowledged);
  }
  const settledMs = Math.round(performance.now() - restarted);
  await program.terminate();
  return { ...counted, rounds: run.rounds, settledMs };
}

async function count(program: Program, fake: FakeFeishu, acknowledged: ReadonlyMap<string, string>) {
  const issuesByName = await issueCounts(program.url);
  const answers = new Map<string, number>();
  for (const { sender, parentId } of fake.world.messages.values())
    if (sender === 'bot' && parentId !== undefined) answers.set(parentId, (answers.get(parentId) ?? 0) + 1);
  const ids = [...acknowledged.keys()];
  const told = (id: string) => issuesByName.get(acknowledged.get(id) ?? '') ?? 0;
  return {
    acknowledged: ids.length,
    lost: ids.filter((id) => told(id) === 0).length,
    doubled: ids.filter((id) => told(id) > 1).length,
    unanswered: ids.filter((id) => !answers.has(id)).length,
    answeredTwice: ids.filter((id) => (answers.get(id) ?? 0) > 1).length,
  };
}

/** How many issues tell of each place: no two messages name the same, so a place names its message. */
async function issueCounts(url: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = await fetch(`${url}/api/issues?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`, {
      headers: { authorization: `Bearer ${API_TOKEN}` },
    });
    const page = (await answer.json()) as { items: { detail: string }[]; nextCursor: string | null };
    for (const { detail } of page.items) {
      const name = PLACE.exec(detail)?.[0] ?? detail;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    cursor = page.nextCursor;
  }
  return counts;
}
