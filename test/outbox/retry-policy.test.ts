import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, nextStep } from '../../src/outbox/retry-policy.ts';

describe('the retry policy', () => {
  it.each([
    [1, 1_000],
    [2, 16_000],
    [3, 81_000],
  ])('after attempt %i waits about %i ms', (attempt, inMs) => {
    expect(nextStep({ kind: 'unavailable' }, attempt, 0.5)).toEqual({
      state: 'retryable',
      inMs,
      countsAsAttempt: true,
    });
  });

  it('does as it is told when told to wait, without using up an attempt', () => {
    expect(nextStep({ kind: 'rate_limited', retryAfterMs: 5_000 }, MAX_ATTEMPTS, 0.5)).toEqual({
      state: 'retryable',
      inMs: 5_000,
      countsAsAttempt: false,
    });
  });

  it('gives up at once on a refusal, and in the end on silence', () => {
    expect(nextStep({ kind: 'rejected' }, 1, 0.5)).toEqual({ state: 'failed' });
    expect(nextStep({ kind: 'uncertain' }, MAX_ATTEMPTS, 0.5)).toEqual({ state: 'failed' });
  });
});
