import { describe, expect, inject, test } from 'vitest';
import { newDatabase } from '../support/store.ts';
import { runAway } from './database-away.ts';

/** The short form; `npm run chaos` takes it away for a minute. */
describe('while its database is away, the program', () => {
  test.each([
    ['cut', 4_000],
    ['frozen', 12_000],
  ] as const)(
    'stays up, says so soon and loses nothing when the line is %s',
    async (line, forMs) => {
      const found = await runAway({
        program: inject('program'),
        databaseUrl: await newDatabase(),
        line,
        forMs,
        clients: 6,
      });
      expect(found).toMatchObject({
        stayedUp: true,
        lost: 0,
        doubled: 0,
        unanswered: 0,
        answeredTwice: 0,
      });
      expect(found.answers).toBeGreaterThan(0);
      // What was stored as the line went may still be told.
      expect(found.acknowledgedAway).toBeLessThanOrEqual(6);
      expect(found.slowestMs).toBeLessThan(4_000);
      expect(found.firstAfterMs).toBeLessThan(20_000);
      expect(found.acknowledged).toBeGreaterThan(6);
    },
    120_000,
  );
});
