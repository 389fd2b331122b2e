import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encrypt, signedHeaders, signedPush } from '../support/feishu/crypto.ts';
import { APP, startFakeFeishu, type FakeFeishu } from '../support/feishu/fake.ts';
import { FORGERIES, type Forgery } from '../support/feishu/forgeries.ts';
import { API_TOKEN, environment, newLoad } from './clients.ts';
import { countUntilAnswered } from './count.ts';
import { startProgram, type Program } from './program.ts';
import { layRegion, type Region } from './region.ts';

export interface StrangersRun {
  readonly program: string;
  readonly databaseUrl: string;
  /** How many of each class of forgery, or how many bodies. */
  readonly count: number;
}

export interface StrangersFound {
  readonly sent: number;
  /** Answered as if they were the platform's. */
  readonly accepted: number;
  /** Neither taken nor refused by a 4xx. */
  readonly failed: number;
  readonly stayedUp: boolean;
  /** A true message afterwards: no issue tells of it, or nobody answered. */
  readonly lost: number;
  readonly unanswered: number;
  /** Issues that a stranger made. */
  readonly made: number;
}

interface Door {
  readonly fake: FakeFeishu;
  readonly region: Region;
  readonly url: string;
}

/** Ten classes of forged pushes at the doors of a program that serves Feishu, then a true message. */
export function runForged(run: StrangersRun): Promise<StrangersFound> {
  return besiege(run, async ({ fake, region, url }) => {
    const [lane] = region.lanes;
    const { event } = await fake.say(lane!.chatId, lane!.reporter, region.report(lane!, 999_999), {
      unpushed: true,
    });
    const statuses: number[] = [];
    for (const forge of Object.values(FORGERIES))
      for (let n = 0; n < run.count; n += 1) {
        const at = Date.now();
        const push = signedPush(event, { encryptKey: APP.encryptKey, at });
        const path = n % 2 === 0 ? '/feishu/events' : '/feishu/cards';
        statuses.push(await send(`${url}${path}`, forge({ event, push, at }, n)));
      }
    return { statuses, mayBeTaken: false };
  });
}

const AT_ONCE = 1_000;
const BODIES = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.base64String(),
  fc.nat({ max: 20_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.constantFrom('', '\0', '{"__proto__":{"isAdmin":true}}', '"\\ud800"', `"${'<'.repeat(4_000)}"`),
);
const WAYS = fc.constantFrom('plain', 'signed', 'encrypted') satisfies fc.Arbitrary<string>;
const PATHS = fc.constantFrom('/feishu/events', '/feishu/cards', '/api/deliveries/1/retry');

/** Bodies that mean harm: as they are, and signed and encrypted as only the platform could. */
export function runHostile(run: StrangersRun): Promise<StrangersFound> {
  return besiege(run, async ({ url }) => {
    const statuses: number[] = [];
    for (let done = 0; done < run.count; done += AT_ONCE) {
      const numRuns = Math.min(AT_ONCE, run.count - done);
      for (const [body, way, path] of fc.sample(fc.tuple(BODIES, WAYS, PATHS), { numRuns, seed: done }))
        statuses.push(await send(`${url}${path}`, dressed(body, way)));
    }
    return { statuses, mayBeTaken: true };
  });
}

function dressed(text: string, way: string): Forgery {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${API_TOKEN}` };
  if (way === 'plain') return { headers, body: text };
  const body = way === 'signed' ? text : JSON.stringify({ encrypt: encrypt(text, APP.encryptKey) });
  return { headers: { ...headers, ...signedHeaders(body, APP.encryptKey, Date.now(), randomUUID()) }, body };
}

async function besiege(
  run: StrangersRun,
  attack: (door: Door) => Promise<{ statuses: readonly number[]; mayBeTaken: boolean }>,
): Promise<StrangersFound> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-strangers-'));
  const fake = await startFakeFeishu();
  const region = layRegion(fake, folder, 1);
  const program = await startProgram(run.program, environment(folder, fake, region, run.databaseUrl));
  try {
    const { statuses, mayBeTaken } = await attack({ fake, region, url: program.url });
    const made = await issuesAt(program);
    const load = newLoad();
    await sayTruly(fake, region, program, load.acknowledged);
    const { lost, unanswered } = await countUntilAnswered(program.url, fake, load, 30_000);
    const isTaken = (status: number) => status >= 200 && status < 300;
    return {
      sent: statuses.length,
      accepted: mayBeTaken ? 0 : statuses.filter(isTaken).length,
      failed: statuses.filter((status) => !isTaken(status) && (status < 400 || status >= 500)).length,
      stayedUp: (await fetch(`${program.url}/health/live`)).ok,
      lost,
      unanswered,
      made,
    };
  } finally {
    await program.kill();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function issuesAt({ url }: Program): Promise<number> {
  const answer = await fetch(`${url}/api/issues?limit=200`, {
    headers: { authorization: `Bearer ${API_TOKEN}` },
  });
  return ((await answer.json()) as { items: unknown[] }).items.length;
}

async function sayTruly(
  fake: FakeFeishu,
  region: Region,
  { url }: Program,
  acknowledged: Map<string, string>,
): Promise<void> {
  const lane = region.lanes[0]!;
  const { message, event } = await fake.say(lane.chatId, lane.reporter, region.report(lane, 1), {
    unpushed: true,
  });
  const push = signedPush(event, { encryptKey: APP.encryptKey, at: Date.now() });
  const status = await send(`${url}/feishu/events`, push);
  if (status !== 200) throw new Error(`a true message was answered ${status}`);
  acknowledged.set(message.id, region.name(lane, 1));
}

/** The status; 0 where the line was cut without an answer. A body that is refused is not sent to its end. */
function send(url: string, { headers, body }: Forgery): Promise<number> {
  return new Promise((resolve) => {
    let status = 0;
    const sending = request(url, { method: 'POST', headers, agent: false }, (response) => {
      status = response.statusCode ?? 0;
      response.resume();
      response.on('close', () => resolve(status));
      if (Buffer.byteLength(body) > 2_000_000) sending.destroy();
    });
    sending.on('error', () => resolve(status));
    sending.setHeader('content-length', Buffer.byteLength(body));
    sending.end(Buffer.byteLength(body) > 2_000_000 ? body.slice(0, 1_000) : body);
  });
}
