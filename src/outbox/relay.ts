import { canSpeak } from '../chat/adapter.ts';
import { PLATFORMS, type ChatId, type Platform } from '../chat/message.ts';
import { isSuspect, platformsWaiting, type Delivery } from '../store/deliveries/leases.ts';
import { MOST_DEATHS, releaseExpired } from '../store/leases.ts';
import { claim } from './claim.ts';
import { fail } from './fail.ts';
import { PACES } from './pace.ts';
import type { RelayParts } from './parts.ts';
import { SEND_TIMEOUT_MS, say } from './say.ts';
import { createSentBatches } from './sent-batches.ts';
import { giveBack, settle } from './settle.ts';

/** Longer than a send may take; whoever dies with it is replaced within fifteen seconds. */
const LEASE_MS = 13_000;
/** Leases that ran out are looked for so often. */
const RELEASE_EVERY_MS = 250;
/** Sends that are waiting for their platform's answer, in this process. */
const MOST_UNDER_WAY = 4_000;
/** So many are leased at once: while they are said and written down, the next of other chats are leased. */
const MOST_AT_ONCE = 2_000;

export interface Relay {
  /** Takes up what may be sent now and begins to send it; returns how many were taken up. */
  pump(): Promise<number>;
  /** How long to rest at most where the last pump found nothing it was allowed to send. */
  restMs(): number | undefined;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** A pump, and all that it began. */
  step(): Promise<number>;
}

/** Sends what is due, the oldest of each chat first and the more urgent chats before others, as the platforms allow. */
export function createRelay(parts: RelayParts): Relay {
  const { db, organisationId, clock } = parts;
  const write = createSentBatches(db, organisationId);
  const underWay = new Map<Promise<void>, number>();
  let holdsSuspect = false;
  let restMs: number | undefined;
  let releasedAt = Number.NEGATIVE_INFINITY;
  /** Platforms whose limits let nothing through, and until when by the clock. */
  const spentUntil = new Map<Platform, number>();

  const release = async (): Promise<void> => {
    if (performance.now() - releasedAt < RELEASE_EVERY_MS) return;
    releasedAt = performance.now();
    await releaseExpired(db, 'deliveries', organisationId, false);
  };

  /** Without any bot a platform is attended: what waits for it is told to be lost. */
  const isAttended = (platform: Platform): boolean => {
    const adapter = parts.adapters.get(platform);
    return adapter === undefined || canSpeak(adapter);
  };

  const begin = (chain: readonly Delivery[], until: number): void => {
    const isAlone = chain[0] !== undefined && isSuspect(chain[0]);
    // What is under way would be counted as dead along with it.
    const others = isAlone ? Promise.all(underWay.keys()) : Promise.resolve();
    if (isAlone) holdsSuspect = true;
    const sending = others
      .then(() => sendChain(parts, write, chain, until))
      .catch((error: unknown) => parts.log.error({ err: error }, 'what was leased runs out'))
      .finally(() => {
        underWay.delete(sending);
        if (isAlone) holdsSuspect = false;
        parts.onSettled?.();
      });
    underWay.set(sending, chain.length);
  };

  const pump = async (): Promise<number> => {
    if (holdsSuspect) return 0;
    await release();
    const now = clock.now();
    const rests = PLATFORMS.flatMap((platform) => {
      const waitMs = (spentUntil.get(platform) ?? 0) - now.getTime();
      return waitMs > 0 ? [{ platform, waitMs }] : [];
    });
    const open = PLATFORMS.filter(
      (one) => isAttended(one) && !rests.some(({ platform }) => platform === one),
    );
    let taken = 0;
    for (const platform of await platformsWaiting(db, organisationId, open, now)) {
      const room = MOST_UNDER_WAY - [...underWay.values()].reduce((total, one) => total + one, 0);
      if (room <= 0 || holdsSuspect) break;
      // Taken before the lease begins: a process that was frozen meanwhile believes in no more than it has.
      const until = performance.now() + LEASE_MS;
      const terms = { ...(await termsOf(parts, platform)), limit: Math.min(room, MOST_AT_ONCE) };
      const { deliveries, againInMs, isSpent } = await claim(db, terms);
      for (const chain of byChat(deliveries)) begin(chain, until);
      taken += deliveries.length;
      if (againInMs === undefined) continue;
      rests.push({ platform, waitMs: againInMs });
      if (isSpent) spentUntil.set(platform, clock.now().getTime() + againInMs);
    }
    restMs = rests.length === 0 ? undefined : Math.min(...rests.map(({ waitMs }) => waitMs));
    return taken;
  };
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.keys());
  };

  return {
    pump,
    settled,
    restMs: () => restMs,
    async step() {
      const taken = await pump();
      await settled();
      return taken;
    },
  };
}

async function termsOf({ organisationId, clock, random, localTime, paces }: RelayParts, platform: Platform) {
  const now = clock.now();
  const pace = paces?.[platform] ?? PACES[platform];
  const local = { date: now.toISOString().slice(0, 10), isNight: false };
  const here = pace.account === undefined ? local : ((await localTime?.(now)) ?? local);
  const moment = () => ({ ms: clock.now().getTime(), ...here });
  return { organisationId, platform, pace, now, moment, leaseMs: LEASE_MS, random: random() };
}

function byChat(deliveries: readonly Delivery[]): Iterable<Delivery[]> {
  const chains = new Map<ChatId, Delivery[]>();
  for (const delivery of deliveries) {
    const chain = chains.get(delivery.chat);
    if (chain === undefined) chains.set(delivery.chat, [delivery]);
    else chain.push(delivery);
  }
  return chains.values();
}

/** Sends what was leased of one chat, one after the other; where one has to wait, so do those behind it. */
async function sendChain(
  parts: RelayParts,
  write: ReturnType<typeof createSentBatches>,
  leased: readonly Delivery[],
  until: number,
): Promise<void> {
  const chain = apart(leased);
  await giveBack(parts.db, leased.slice(chain.length));
  const writing: Promise<void>[] = [];
  for (const [position, delivery] of chain.entries()) {
    const inTime = performance.now() < until - SEND_TIMEOUT_MS;
    const next = inTime ? await sendOne(parts, write, delivery, writing) : 'later';
    if (next === 'go on') continue;
    await giveBack(parts.db, chain.slice(next === 'later' ? position : position + 1));
    break;
  }
  await Promise.all(writing);
}

/** What stands behind others is sent alone when its turn comes. */
function apart(leased: readonly Delivery[]): readonly Delivery[] {
  const suspect = leased.findIndex(isSuspect);
  return suspect === -1 ? leased : leased.slice(0, Math.max(1, suspect));
}

async function sendOne(
  parts: RelayParts,
  write: ReturnType<typeof createSentBatches>,
  delivery: Delivery,
  writing: Promise<void>[],
): Promise<'go on' | 'wait'> {
  const { db, clock, log } = parts;
  const { organisationId, id, fence, expiries, edits } = delivery;
  const note = (kept: boolean) => {
    if (!kept) log.warn({ delivery: id }, 'lease lost while sending');
  };
  const unwritten = (error: unknown) => log.error({ delivery: id, err: error }, 'sent, but not written down');
  try {
    if (expiries >= MOST_DEATHS) throw new Error('its holders died on it');
    // What it replaces may have been said a moment ago.
    if (edits !== null) await Promise.all(writing);
    const said = await say(parts, delivery, clock.now());
    const settledAt = clock.now();
    if (said.kind === 'pointless')
      note(await settle(db, delivery, { state: 'cancelled', settledAt, error: said.why }));
    else {
      const sent = { organisationId, id, fence, externalId: said.messageId, settledAt };
      writing.push(write(sent).then(note, unwritten));
    }
    return 'go on';
  } catch (error) {
    return fail(parts, delivery, error);
  }
}
