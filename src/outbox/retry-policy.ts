import type { SendFailure } from '../chat/send-failure.ts';

export const MAX_ATTEMPTS = 8;

export type NextStep =
  | { readonly state: 'retryable'; readonly inMs: number; readonly countsAsAttempt: boolean }
  | { readonly state: 'failed' };

/**
 * When to try again: 1 s, 16 s, 81 s … (`attempt⁴`), give or take a tenth.
 * Being asked to wait is not a failure, so it never uses up an attempt.
 */
export function nextStep(failure: SendFailure, attempt: number, jitter: number): NextStep {
  switch (failure.kind) {
    case 'rejected':
      return { state: 'failed' };
    case 'rate_limited':
      return { state: 'retryable', inMs: failure.retryAfterMs, countsAsAttempt: false };
    case 'unavailable':
    case 'uncertain':
      if (attempt >= MAX_ATTEMPTS) return { state: 'failed' };
      return {
        state: 'retryable',
        inMs: Math.round(attempt ** 4 * 1000 * (0.9 + 0.2 * jitter)),
        countsAsAttempt: true,
      };
  }
}
