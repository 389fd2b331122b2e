import { platformOf } from '../chat/message.ts';
import { SendError } from '../chat/send-failure.ts';
import type { Delivery } from '../store/deliveries/leases.ts';
import { MOST_DEATHS } from '../store/leases.ts';
import { hold } from './claim.ts';
import { enqueue } from './enqueue.ts';
import type { RelayParts } from './parts.ts';
import { repeat } from './repeats.ts';
import { nextStep, type Failure, type NextStep } from './retry-policy.ts';
import { abandonChat, settle } from './settle.ts';

/**
 * Writes down that a send failed and what follows from it.
 * @returns whether the chat goes on behind it or waits with it
 */
export async function fail(parts: RelayParts, delivery: Delivery, error: unknown): Promise<'go on' | 'wait'> {
  const { clock, log, random } = parts;
  const failure: Failure = error instanceof SendError ? error.failure : { kind: 'broken' };
  const message = error instanceof Error ? error.message : String(error);
  const now = clock.now();
  const next = decide(delivery, failure, random(), now);
  const { id, kind, attempt } = delivery;
  log.warn({ delivery: id, kind, attempt, failure: failure.kind, next: next.state, message }, 'send failed');
  if (next.state === 'failed') {
    await giveUp(parts, delivery, failure, failure.kind === 'uncertain' ? `uncertain: ${message}` : message);
    return isGone(failure) ? 'wait' : 'go on';
  }
  const dueAt = new Date(now.getTime() + next.inMs);
  if (failure.kind === 'rate_limited' && failure.holds === 'platform')
    await hold(parts.db, parts.organisationId, platformOf(delivery.chat), dueAt);
  await settle(parts.db, delivery, {
    state: 'retryable',
    dueAt,
    attempt: next.countsAsAttempt ? attempt : attempt - 1,
    error: message,
    // Whoever lived to tell of it was not killed by it.
    expiries: 0,
    ...(failure.kind === 'uncertain' ? { uncertainSince: delivery.uncertainSince ?? now } : {}),
  });
  return 'wait';
}

/** What a delivery that nobody answered may still become depends on its platform; one that kills its holders is over. */
function decide(delivery: Delivery, failure: Failure, jitter: number, now: Date): NextStep {
  if (delivery.expiries >= MOST_DEATHS) return { state: 'failed' };
  const next = nextStep(failure, delivery.attempt, jitter);
  if (failure.kind !== 'uncertain' || next.state === 'failed') return next;
  const { chat, notice, edits, attempt } = delivery;
  const again = repeat(
    {
      platform: platformOf(chat),
      notice,
      isEdit: edits !== null,
      uncertainSince: delivery.uncertainSince ?? delivery.triedAt ?? now,
      attempt: attempt + 1,
    },
    new Date(now.getTime() + next.inMs),
  );
  return again === 'never' ? { state: 'failed' } : next;
}

async function giveUp(parts: RelayParts, delivery: Delivery, failure: Failure, error: string): Promise<void> {
  const { db, organisationId, clock, onFailed } = parts;
  const now = clock.now();
  // A card that keeps its old face is nobody's loss; a chat that is gone is.
  const isQuiet = delivery.edits !== null && !isGone(failure);
  const tell = isQuiet ? async () => [] : await onFailed(delivery, failure);
  await db.transaction(async (tx) => {
    if (!(await settle(tx, delivery, { state: 'failed', settledAt: now, error }))) return;
    if (isGone(failure)) await abandonChat(tx, organisationId, delivery.chat, error, now);
    await enqueue(tx, organisationId, await tell(tx), now);
  });
}

function isGone(failure: Failure): boolean {
  return failure.kind === 'rejected' && failure.because === 'chat_gone';
}
