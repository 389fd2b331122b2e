import { array, assert, boolean, double, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseThreshold, lowerBound, type Trial } from '../../src/routing/learn/threshold.ts';

const trials = (confidence: number, right: number, wrong: number): Trial[] => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
];

/** Whether the decisions above the threshold that these trials chose keep the promise. */
function keepsPromise(all: readonly Trial[]): boolean {
  const chosen = chooseThreshold(all, 0.6);
  const above = all.filter(({ confidence }) => confidence >= chosen.confidence);
  const right = above.filter((one) => one.right).length;
  return !chosen.proven || lowerBound(right, above.length) >= 0.6;
}

describe('the threshold', () => {
  it('is the lowest confidence above which the promise is kept', () => {
    const chosen = chooseThreshold(
      [...trials(0.99, 500, 2), ...trials(0.9, 300, 2), ...trials(0.6, 50, 30)],
      0.98,
    );
    expect(chosen).toMatchObject({ confidence: 0.9, proven: true, precision: 800 / 804 });
  });

  it('is the promise itself while too few decisions are known to prove it', () => {
    expect(chooseThreshold(trials(0.99, 12, 0), 0.98)).toMatchObject({
      confidence: 0.98,
      proven: false,
      coverage: 1,
    });
    expect(chooseThreshold([], 0.98)).toMatchObject({ confidence: 0.98, proven: false, precision: null });
  });

  it('trusts no weak confidence, however well the known kinds of trouble were told apart', () => {
    const chosen = chooseThreshold([...trials(0.7, 300, 0), ...trials(0.4, 300, 0)], 0.98);
    expect(chosen).toMatchObject({ confidence: 0.7, coverage: 0.5, proven: true });
  });

  it('never falls below the promise on the decisions that it was chosen by', () => {
    const trial = record({ confidence: double({ min: 0, max: 1, noNaN: true }), right: boolean() });
    expect(() => assert(property(array(trial, { maxLength: 200 }), keepsPromise))).not.toThrow();
  });

  it('rests on a bound that is below the share and nears it with more decisions', () => {
    expect(lowerBound(98, 100)).toBeLessThan(0.98);
    expect(lowerBound(9800, 10_000)).toBeGreaterThan(lowerBound(98, 100));
    expect(lowerBound(0, 0)).toBe(0);
  });
});
