import { describe, expect, inject, test } from 'vitest';
import { newDatabase } from '../support/store.ts';
import { runKills } from './kills.ts';

/** The short form; `npm run chaos` kills two hundred times. */
describe('the program, killed again and again while people report,', () => {
  test.each(['postgres', 'embedded'] as const)(
    'loses nothing that it acknowledged, doubles nothing and answers everything once on %s',
    async (kind) => {
      const found = await runKills({
        program: inject('program'),
        ...(kind === 'postgres' ? { databaseUrl: await newDatabase() } : {}),
        rounds: 3,
        clients: 8,
        lifeMs: 1_500,
        seed: 9,
      });
      expect(found).toMatchObject({ lost: 0, doubled: 0, unanswered: 0, answeredTwice: 0 });
      expect(found.acknowledged).toBeGreaterThan(8);
    },
    240_000,
  );
});
