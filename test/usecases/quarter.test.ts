import { expect, it } from 'vitest';
import { CAP, simulateQuarter } from '../../bench/quarter/simulate.ts';
import { newDatabase } from '../support/store.ts';

/** The short form of `npm run bench:quarter`. */
it('sends every card of three weeks once and on the hour, with two replicas that are restarted in between', async () => {
  const counts = await simulateQuarter(await newDatabase(), {
    groups: 20,
    departments: 20,
    issues: 600,
    days: 21,
    seed: 7,
  });
  expect(counts.wrong).toEqual([]);
  expect(counts.cardsSent).toBe(counts.cardsExpected);
  expect(counts.cardsNamedInMessages).toBe(counts.cardsSent);
  expect(counts.cardsSent).toBeGreaterThan(100);
  expect(counts.mostPerChatAndDay).toBeLessThanOrEqual(CAP);
  expect(counts.restarts).toBeGreaterThan(2);
}, 120_000);
