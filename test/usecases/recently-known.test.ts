import { describe, expect, it } from 'vitest';
import { know, type Known } from '../../src/usecases/known.ts';
import { recentlyKnown } from '../../src/usecases/messages/recently-known.ts';
import { SMALL_DISTRICT } from '../support/memory-sandbox.ts';

describe('what was known a moment ago', () => {
  const open = () => {
    let now = 0;
    let asked = 0;
    let current: Known = know(SMALL_DISTRICT);
    const recently = recentlyKnown(
      async () => {
        asked += 1;
        return current;
      },
      () => now,
    );
    return {
      recently,
      asked: () => asked,
      pass: (ms: number) => (now += ms),
      change: () => (current = know(SMALL_DISTRICT)),
    };
  };

  it('is asked for once by many, and again after a second', async () => {
    const { recently, asked, pass } = open();
    await Promise.all(Array.from({ length: 50 }, () => recently.known()));
    pass(900);
    await recently.known();
    expect(asked()).toBe(1);
    pass(200);
    await Promise.all([recently.known(), recently.known()]);
    expect(asked()).toBe(2);
  });

  it('is new at once where this process has worked a message off', async () => {
    const { recently, change } = open();
    await recently.known();
    const fresh = change();
    expect(await recently.known()).not.toBe(fresh);
    await recently.refresh();
    expect(await recently.known()).toBe(fresh);
  });
});
