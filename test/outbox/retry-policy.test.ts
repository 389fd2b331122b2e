import { describe, expect, it } from 'vitest';
import { MOST_TRIES, nextStep } from '../../src/outbox/retry-policy.ts';

const HOUR_MS = 3_600_000;

describe('the retry policy', () => {
  it.each([
    [1, 1_000],
    [2, 16_000],
    [3, 81_000],
    [5, 600_000],
    [60, 600_000],
  ])('after attempt %i waits about %i ms', (attempt, inMs) => {
    expect(nextStep({ kind: 'unavailable' }, attempt, 0.5)).toEqual({
      state: 'retryable',
      inMs,
      countsAsAttempt: true,
    });
  });

  it('does not give up within a working day, however short the pauses turn out', () => {
    let waitedMs = 0;
    for (let attempt = 1; attempt < MOST_TRIES.unavailable; attempt += 1) {
      const next = nextStep({ kind: 'unavailable' }, attempt, 0);
      waitedMs += next.state === 'retryable' ? next.inMs : 0;
    }
    expect(waitedMs).toBeGreaterThan(9 * HOUR_MS);
    expect(nextStep({ kind: 'unavailable' }, MOST_TRIES.unavailable, 0.5)).toEqual({ state: 'failed' });
  });

  it('does as it is told when told to wait, without using up an attempt', () => {
    expect(nextStep({ kind: 'rate_limited', retryAfterMs: 5_000 }, MOST_TRIES.unavailable, 0.5)).toEqual({
      state: 'retryable',
      inMs: 5_000,
      countsAsAttempt: false,
    });
  });

  it('gives up at once on a refusal', () => {
    expect(nextStep({ kind: 'rejected' }, 1, 0.5)).toEqual({ state: 'failed' });
  });

  it('sets aside after three tries what breaks the adapter', () => {
    expect(nextStep({ kind: 'broken' }, 2, 0.5).state).toBe('retryable');
    expect(nextStep({ kind: 'broken' }, 3, 0.5)).toEqual({ state: 'failed' });
  });
});
