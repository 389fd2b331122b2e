import type { ChatAdapter } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import { platformOf, type Platform } from '../chat/message.ts';
import { SendError, type SendFailure } from '../chat/send-failure.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/client.ts';
import { lease, releaseExpired } from '../store/leases.ts';
import { enqueue, type Outgoing } from './enqueue.ts';
import { nextStep } from './retry-policy.ts';
import { readDeliveries, settle, type Delivery } from './settle.ts';

/** A send that takes longer is `uncertain`; the lease outlives it, so that nobody sends beside it. */
const SEND_TIMEOUT_MS = 10_000;
const LEASE_MS = 15_000;
const CHATS_AT_ONCE = 50;

export interface RelayParts {
  readonly db: Db;
  readonly organisationId: number;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Whom to tell, and how, that a delivery failed for good; nothing where nobody is left to tell. */
  readonly onFailed: (tx: Db, delivery: Delivery) => Promise<readonly Outgoing[]>;
}

/** Sends what is due, the oldest of each chat first, and writes down how it went; returns how many were taken. */
export function createRelay(parts: RelayParts) {
  const { db, organisationId, clock } = parts;

  const step = async (): Promise<number> => {
    await releaseExpired(db, 'deliveries', organisationId, false);
    const leases = await lease(db, 'deliveries', {
      organisationId,
      now: clock.now(),
      leaseMs: LEASE_MS,
      limit: CHATS_AT_ONCE,
    });
    const due = await readDeliveries(db, organisationId, leases);
    await Promise.all(due.map((delivery) => deliver(parts, delivery)));
    return due.length;
  };
  return { step };
}

async function deliver(parts: RelayParts, delivery: Delivery): Promise<void> {
  const { db, clock, log, adapters } = parts;
  const adapter = adapters.get(platformOf(delivery.chat));
  try {
    if (!adapter) throw new SendError(`no bot for ${platformOf(delivery.chat)}`, { kind: 'rejected' });
    const sending = adapter.send(delivery.chat, delivery.notice, delivery.dedupeKey);
    const { messageId } = await withTimeout(sending, SEND_TIMEOUT_MS);
    const kept = await settle(db, delivery, { state: 'sent', externalId: messageId, settledAt: clock.now() });
    if (!kept) log.warn({ delivery: delivery.id }, 'lease lost while sending');
  } catch (error) {
    await fail(parts, delivery, error);
  }
}

async function fail(parts: RelayParts, delivery: Delivery, error: unknown): Promise<void> {
  const { db, organisationId, clock, log, random, onFailed } = parts;
  const failure: SendFailure = error instanceof SendError ? error.failure : { kind: 'unavailable' };
  const next = nextStep(failure, delivery.attempt, random());
  const message = error instanceof Error ? error.message : String(error);
  log.warn(
    { delivery: delivery.id, kind: delivery.kind, failure: failure.kind, next: next.state },
    'send failed',
  );
  const now = clock.now();
  if (next.state === 'retryable') {
    const dueAt = new Date(now.getTime() + next.inMs);
    const attempt = next.countsAsAttempt ? delivery.attempt : delivery.attempt - 1;
    await settle(db, delivery, { state: 'retryable', dueAt, attempt, error: message });
    return;
  }
  await db.transaction(async (tx) => {
    const kept = await settle(tx, delivery, { state: 'failed', settledAt: now, error: message });
    if (kept) await enqueue(tx, organisationId, await onFailed(tx, delivery), now);
  });
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SendError(`no answer within ${ms} ms`, { kind: 'uncertain' })), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
