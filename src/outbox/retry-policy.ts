import type { SendFailure } from '../chat/send-failure.ts';

/** An adapter that throws anything but a SendError is broken for this notice: that is a fault of ours, and no outage. */
export type Failure = SendFailure | { readonly kind: 'broken' };

export type NextStep =
  | { readonly state: 'retryable'; readonly inMs: number; readonly countsAsAttempt: boolean }
  | { readonly state: 'failed' };

/** The longest pause between two tries: so soon after its return a platform is tried again. */
const LONGEST_PAUSE_MS = 600_000;

/**
 * How often each failure is tried. Seventy-two times are ten hours, so that an outage of a working day loses nothing;
 * whoever is never answered hears from `repeats.ts` whether it may be said again at all.
 */
export const MOST_TRIES = { unavailable: 72, uncertain: 72, broken: 3 } as const;

/**
 * When to try again: 1 s, 16 s, 81 s … (`attempt⁴`), ten minutes at most, give or take a tenth.
 * Being asked to wait is not a failure, so it never uses up an attempt.
 */
export function nextStep(failure: Failure, attempt: number, jitter: number): NextStep {
  if (failure.kind === 'rejected') return { state: 'failed' };
  if (failure.kind === 'rate_limited')
    return { state: 'retryable', inMs: failure.retryAfterMs, countsAsAttempt: false };
  if (attempt >= MOST_TRIES[failure.kind]) return { state: 'failed' };
  const pauseMs = Math.min(LONGEST_PAUSE_MS, attempt ** 4 * 1000);
  return { state: 'retryable', inMs: Math.round(pauseMs * (0.9 + 0.2 * jitter)), countsAsAttempt: true };
}
