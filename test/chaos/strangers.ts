import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signedPush } from '../support/feishu/crypto.ts';
import type { FakeEvent } from '../support/feishu/events.ts';
import { APP, startFakeFeishu, type FakeFeishu } from '../support/feishu/fake.ts';
import { FORGERIES } from '../support/feishu/forgeries.ts';
import { createKnocker } from '../support/knocker.ts';
import { API_TOKEN, environment, newLoad, pushTo } from './clients.ts';
import { countUntilAnswered } from './count.ts';
import { hostileBlows } from './hostile.ts';
import { startProgram } from './program.ts';
import { layRegion, type Lane, type Region } from './region.ts';
import { openRows } from './rows.ts';
import { besiege, type Blow, type Borne } from './siege.ts';

export interface StrangersRun {
  readonly program: string;
  readonly databaseUrl: string;
  /** Settings beside those of the region. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How many of each class of forgery, or how many bodies. */
  readonly count: number;
  /** Hears now and then how far it is. */
  readonly tell?: (line: string) => void;
}

export interface StrangersFound extends Omit<Borne, 'taken'> {
  readonly stayedUp: boolean;
  /** True messages afterwards, one in each chat, besieged or not: no issue tells of it, or nobody answered. */
  readonly lost: number;
  readonly unanswered: number;
}

export interface ForgedFound extends StrangersFound {
  /** Answered as if they were the platform's. */
  readonly accepted: number;
  /** Issues that a stranger made. */
  readonly made: number;
}

interface Door {
  readonly fake: FakeFeishu;
  readonly region: Region;
  /** Chats that are besieged; one is left alone. */
  readonly lanes: readonly Lane[];
}

/** Ten classes of forged pushes at the doors of a program that serves Feishu, then true messages. */
export async function runForged(run: StrangersRun): Promise<ForgedFound> {
  const { taken, made, ...found } = await siegeOf(run, async ({ fake, region, lanes: [lane] }) => {
    if (lane === undefined) throw new Error('nobody to forge');
    const { event } = await fake.say(lane.chatId, lane.reporter, region.report(lane, 999_999), {
      unpushed: true,
    });
    return forgedBlows(event, run.count);
  });
  return { ...found, accepted: taken, made };
}

/** Bodies that mean harm, as anybody could send them and as only the platform could, then true messages. */
export async function runHostile(run: StrangersRun): Promise<StrangersFound> {
  const { taken, made, ...found } = await siegeOf(run, async ({ fake, lanes }) =>
    hostileBlows(fake, lanes, run.count),
  );
  return found;
}

function* forgedBlows(event: FakeEvent, count: number): Generator<Blow> {
  for (const [what, forge] of Object.entries(FORGERIES))
    for (let n = 0; n < count; n += 1)
      yield {
        path: n % 2 === 0 ? '/feishu/events' : '/feishu/cards',
        what,
        knock() {
          const at = Date.now();
          return forge({ event, push: signedPush(event, { encryptKey: APP.encryptKey, at }), at }, n);
        },
      };
}

/** What waits in one chat is worked off one after the other. */
const BESIEGED_CHATS = 40;
const SETTLE_MS = 60_000;

async function siegeOf(
  run: StrangersRun,
  blowsAt: (door: Door) => Promise<Iterable<Blow>>,
): Promise<StrangersFound & { taken: number; made: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-strangers-'));
  const fake = await startFakeFeishu();
  const region = layRegion(fake, folder, 1 + BESIEGED_CHATS);
  const program = await startProgram(run.program, {
    ...environment(folder, fake, region, run.databaseUrl),
    ...run.settings,
  });
  const rows = openRows(run.databaseUrl);
  const knocker = createKnocker();
  try {
    const blows = await blowsAt({ fake, region, lanes: region.lanes.slice(1) });
    const borne = await besiege(program, knocker, blows, { tell: run.tell });
    await rows.settled(Date.now, SETTLE_MS);
    const { issueRows: made } = await rows.count();
    const load = newLoad();
    for (const one of region.lanes) await sayTruly(fake, region, one, program.url, load.acknowledged);
    await apiIsOpen(program.url);
    const { lost, unanswered } = await countUntilAnswered(program.url, fake, load, SETTLE_MS);
    const stayedUp = (await fetch(`${program.url}/health/live`)).ok;
    return { ...borne, made, stayedUp, lost, unanswered };
  } finally {
    knocker.close();
    await program.kill();
    await rows.close();
    await fake.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sayTruly(
  fake: FakeFeishu,
  region: Region,
  lane: Lane,
  url: string,
  acknowledged: Map<string, string>,
): Promise<void> {
  const { message, event } = await fake.say(lane.chatId, lane.reporter, region.report(lane, 1), {
    unpushed: true,
  });
  const status = await pushTo(url, event, Date.now());
  if (status !== 200) throw new Error(`a true message was answered ${status}`);
  acknowledged.set(message.id, region.name(lane, 1));
}

/** Whoever knocked six thousand times in a minute waits for the next. */
async function apiIsOpen(url: string): Promise<void> {
  const ask = () => fetch(`${url}/api/issues?limit=1`, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  for (let tries = 0; tries < 70 && (await ask()).status === 429; tries += 1) await pause(1_000);
}
