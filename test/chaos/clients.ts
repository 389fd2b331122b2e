import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { signedPush } from '../support/feishu/crypto.ts';
import type { FakeEvent } from '../support/feishu/events.ts';
import { APP, type FakeFeishu } from '../support/feishu/fake.ts';
import type { Lane, Region } from './region.ts';

export const API_TOKEN = 'a-token-for-chaos';

/** Settings of a program that serves the region by webhook. */
export function environment(
  folder: string,
  fake: FakeFeishu,
  region: Region,
  databaseUrl: string | undefined,
): Record<string, string> {
  return {
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DIRECTORY: region.directoryFile,
    API_TOKEN,
    LOG_LEVEL: 'error',
    BACKUP: 'off',
    FEISHU_APP_ID: APP.appId,
    FEISHU_APP_SECRET: APP.appSecret,
    FEISHU_ENCRYPT_KEY: APP.encryptKey,
    FEISHU_VERIFICATION_TOKEN: APP.verificationToken,
    FEISHU_MODE: 'webhook',
    FEISHU_DOMAIN: fake.url,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

/** Where events are pushed to; several programs take turns. */
export interface Load {
  urls: readonly string[];
  stopped: boolean;
  /** The place that each acknowledged message names, by the message's id. */
  readonly acknowledged: Map<string, string>;
  /** How long pushes took, and what came of them. */
  readonly pushes: { readonly at: number; readonly ms: number; readonly status: number }[];
  /** Nobody says more while so many of their own wait for an answer. */
  readonly ahead: number;
}

export function newLoad(ahead = Number.POSITIVE_INFINITY): Load {
  return { urls: [], stopped: false, acknowledged: new Map(), pushes: [], ahead };
}

/** One person: says the next thing when the last was acknowledged, and the platform pushes it until it is. */
export async function reportOn(fake: FakeFeishu, region: Region, lane: Lane, load: Load): Promise<void> {
  const answered = answersOf(fake);
  const waiting = new Set<string>();
  for (let n = 1; !load.stopped; n += 1) {
    while (!load.stopped && waiting.size >= load.ahead) {
      await pause(20);
      for (const id of answered()) waiting.delete(id);
    }
    const { message, event } = await fake.say(lane.chatId, lane.reporter, region.report(lane, n), {
      unpushed: true,
    });
    while (!load.stopped && !(await pushed(load, event, n))) await pause(20);
    if (load.stopped) return;
    load.acknowledged.set(message.id, region.name(lane, n));
    waiting.add(message.id);
    // Now and then the platform did not hear the answer, and pushes once more.
    if (n % 7 === 0) await pushed(load, event, n + 1);
  }
}

const REPLY = /^POST \/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/;

/** The messages that were answered since it was last asked. */
export function answersOf({ calls }: FakeFeishu): () => string[] {
  let seen = 0;
  return () => {
    const lately = calls.slice(seen);
    seen = calls.length;
    return lately.flatMap(({ line, code }) => (code === 0 ? (REPLY.exec(line)?.slice(1) ?? []) : []));
  };
}

async function pushed(load: Load, event: FakeEvent, turn: number): Promise<boolean> {
  const url = load.urls[turn % load.urls.length];
  if (url === undefined) return false;
  const at = performance.now();
  const status = await pushTo(url, event, Date.now());
  load.pushes.push({ at, ms: performance.now() - at, status });
  return status === 200;
}

/** Pushes once, as the platform signs at that time; the status, or 0 where no answer came. */
export async function pushTo(url: string, event: FakeEvent, at: number): Promise<number> {
  const { headers, body } = signedPush(event, { encryptKey: APP.encryptKey, at });
  try {
    const answer = await fetch(`${url}/feishu/events`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
