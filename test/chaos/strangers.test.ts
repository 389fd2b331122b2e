import { expect, inject, test } from 'vitest';
import { withoutLimits } from '../support/feishu/without-limits.ts';
import { newDatabase } from '../support/store.ts';
import { runHostile } from './strangers.ts';

/** The short form; `npm run chaos` sends a hundred thousand. */
test('a program under bodies that mean harm and events with one field bent answers the next message of every chat', async () => {
  const found = await runHostile({
    program: inject('program'),
    settings: { NODE_OPTIONS: withoutLimits(inject('program')) },
    databaseUrl: await newDatabase(),
    count: 500,
  });
  expect(found).toMatchObject({ sent: 500, failed: 0, examples: [], stayedUp: true, lost: 0, unanswered: 0 });
}, 180_000);
